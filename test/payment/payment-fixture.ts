import { afterEach, beforeEach, vi } from 'vitest'
import { setUpExamDay } from '../exam-day.ts'
import { Candidate, MORNING } from '../fixture.ts'
import { DAY, idOf, ledger, numberOf, settles } from '../registration/desk/desks.ts'
import { TestBank } from './test-bank.ts'

/** A centre without review: who has a photo may pay, for a day. */
export const SONGSHAN = '410046'
export const PYTHON = 'ncre-79-410046-66'
export const TEN = MORNING + 3_600_000
/** The pay-by and its grace have passed. */
export const PAY_BY_PASSED = TEN + DAY + 5_000

export type PaymentFixture = {
  bank: TestBank
  /** Came at ten with everything that is needed to pay. */
  zhang: Candidate
  another: (subjects?: string[]) => Promise<Candidate>
  stage: () => Promise<string>
  held: () => Promise<string[]>
  /** An attempt whose cashier nobody opened; the pay-by passes, and the platform knows nothing of it. */
  lapses: () => Promise<void>
}

/** A bank and a candidate for every test of a file, whose people are counted from `first`. */
export function paymentFixture(first: number): PaymentFixture {
  const day = setUpExamDay()
  let n = first
  const till = {} as PaymentFixture

  beforeEach(async () => {
    till.bank = new TestBank()
    till.zhang = await till.another()
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  till.another = async (subjects = ['66']) => {
    n++
    const told = { id: idOf(n), name: '张敏', number: numberOf(n), centre: SONGSHAN, subjects }
    const one = await Candidate.withPhoto(day.catalogue, told)
    await settles(one)
    return one
  }
  till.stage = async () => (await till.zhang.registration()).stage.is
  till.lapses = async () => {
    const { choices } = await till.zhang.registration()
    await till.zhang.says({ do: 'open-payment', gateway: 'alipay', amount: choices[0]?.fee ?? 0 })
    vi.setSystemTime(PAY_BY_PASSED)
    await settles(till.zhang)
    vi.setSystemTime(TEN + DAY + 60_000)
    await settles(till.zhang)
  }
  till.held = () => ledger(SONGSHAN).holding(till.zhang.id)
  return till
}
