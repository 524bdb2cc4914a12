import { afterEach, beforeEach, vi } from 'vitest'
import { setUpExamDay } from '../exam-day.ts'
import { Candidate, MORNING } from '../fixture.ts'
import { DAY, idOf, ledger, numberOf, runAlarms } from '../registration/desk/desks.ts'
import { TestBank } from './test-bank.ts'

/** A centre without review: a candidate with a photo may pay, within a day. */
export const SONGSHAN = '410046'
export const PYTHON = 'ncre-79-410046-66'
export const TEN = MORNING + 3_600_000
/** The pay-by and its grace have passed. */
export const PAY_BY_PASSED = TEN + DAY + 5_000

type PaymentFixture = {
  bank: TestBank
  /** Zhang Min has had everything that is needed to pay since ten. */
  zhang: Candidate
  another: (subjects?: string[]) => Promise<Candidate>
  stage: () => Promise<string>
  held: () => Promise<string[]>
  /** Zhang's attempt lapses: no buyer has logged in, so the platform does not know the attempt; its last word is asked for later. */
  lapse: () => Promise<void>
}

/** A new bank and a new candidate for every test of a file. Candidates are numbered from `first`. */
export function paymentFixture(first: number): PaymentFixture {
  const day = setUpExamDay()
  let n = first
  const payments = {} as PaymentFixture

  beforeEach(async () => {
    payments.bank = new TestBank()
    payments.zhang = await payments.another()
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  payments.another = async (subjects = ['66']) => {
    n++
    const facts = { id: idOf(n), name: '张敏', number: numberOf(n), centre: SONGSHAN, subjects }
    const one = await Candidate.withPhoto(day.catalogue, facts)
    await runAlarms(one)
    return one
  }
  payments.stage = async () => (await payments.zhang.registration()).stage.is
  payments.lapse = async () => {
    await payments.zhang.openPayment()
    vi.setSystemTime(PAY_BY_PASSED)
    await runAlarms(payments.zhang)
    vi.setSystemTime(PAY_BY_PASSED + 30_000)
    await runAlarms(payments.zhang)
  }
  payments.held = () => ledger(SONGSHAN).offeringsHeldBy(payments.zhang.id)
  return payments
}
