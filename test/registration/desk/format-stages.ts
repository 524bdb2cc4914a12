import { vi } from 'vitest'
import { ObjectFormat } from '../../../src/lib/object-format-store.ts'
import type { CommandRequest } from '../../../src/registration/desk/desk-contract.ts'
import type { Command } from '../../../src/registration/machine/command.ts'
import type { Actor, Registration } from '../../../src/registration/machine/registration.ts'
import { LEDGER_FORMATS } from '../../../src/seats/ledger-formats.ts'
import type { ExamDay } from '../../exam-day.ts'
import { Candidate, MORNING, ZHONGYUAN } from '../../fixture.ts'
import { inside as insideLedger } from '../../seats/ledgers.ts'
import { DAY, decideAsOfficer, ledger, runAlarms } from './desks.ts'

/** Centre without review: who has a photo may pay. */
const SONGSHAN = '410046'

/** One registration at every stage, and at the moments between two stages at which something stands open. */
const STAGES_OF_FORMAT_1 = [
  'filling',
  'filling-while-seats-are-requested',
  'submitted',
  'pending',
  'returned',
  'approved',
  'approved-while-paying',
  'approved-while-refunding',
  'due',
  'paid',
  'lapsed',
  'deleted',
] as const

/** All of them now. */
export const STAGES = [...STAGES_OF_FORMAT_1, 'approved-while-a-refund-is-refused', 'cancelled'] as const

export type KeptStage = (typeof STAGES)[number]

/** Each stage that a format has. */
export const STAGES_OF = { 1: STAGES_OF_FORMAT_1, 2: STAGES } as const

const OF_PROVINCE: Actor = { is: 'province-officer', id: 'he', name: '何处长', province: 'henan' }

/** The real desk, played to a stage by its own commands. */
export async function playTo(
  stage: KeptStage,
  day: ExamDay,
  who: { id: string; number: string },
): Promise<Candidate> {
  const facts = { ...who, name: '李晓明', subjects: ['24'] }
  if (stage === 'filling' || stage === 'filling-while-seats-are-requested') {
    const li = await Candidate.begun(day.catalogue, facts)
    if (stage === 'filling') await savesDraft(li)
    else await requestsSeatsInVain(li)
    return li
  }
  if (stage === 'due') {
    return Candidate.withPhoto(day.catalogue, { ...facts, centre: SONGSHAN, subjects: ['66'] })
  }
  if (stage === 'submitted') return Candidate.withPhoto(day.catalogue, facts)
  const li = await Candidate.sentToReview(day.catalogue, facts)
  if (stage === 'pending') return li
  if (stage === 'deleted') {
    await li.deletes()
    return li
  }
  await decideAsOfficer(li, stage === 'returned' ? 'return' : 'approve')
  if (stage === 'lapsed') {
    await runAlarms(li)
    vi.setSystemTime(MORNING + 2 * DAY)
    await runAlarms(li)
  }
  if (stage === 'approved-while-paying') await pays(li, null)
  if (stage === 'approved-while-refunding' || stage === 'approved-while-a-refund-is-refused')
    await pays(li, 1)
  if (stage === 'approved-while-a-refund-is-refused') await isRefusedRefund(li)
  if (stage === 'paid' || stage === 'cancelled') await pays(li, 8000)
  if (stage === 'cancelled') await li.perform({ do: 'cancel', reason: 'illness' }, OF_PROVINCE)
  return li
}

async function savesDraft(li: Candidate): Promise<void> {
  const { revision } = await li.registration()
  await li.desk.saveDraft({
    step: 'details',
    revision,
    page: 'one page',
    basis: 0,
    body: 'a sealed form',
    centre: ZHONGYUAN,
    now: Date.now(),
  })
}

/** The ledger is down, so that the intent stands. */
async function requestsSeatsInVain(li: Candidate): Promise<void> {
  const form = await li.submission()
  await insideLedger(ledger(ZHONGYUAN), (_, { storage }) => {
    new ObjectFormat(storage, 'a seat ledger', LEDGER_FORMATS).create()
    storage.sql.exec(
      `CREATE TRIGGER down BEFORE INSERT ON last_answer BEGIN SELECT RAISE(ABORT, 'the ledger is down'); END`,
    )
  })
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  await li.attempt(form)
  warn.mockRestore()
  await insideLedger(ledger(ZHONGYUAN), (_, { storage }) => void storage.sql.exec('DROP TRIGGER down'))
}

/** Opens a payment; `amount` is what the platform then says was paid. */
async function pays(li: Candidate, amount: number | null): Promise<void> {
  await li.openPayment()
  if (amount !== null) await li.desk.handle(paymentOf(await li.registration(), amount))
}

/** The platform refuses to return the money of the newest attempt. */
async function isRefusedRefund(li: Candidate): Promise<void> {
  const trade = (await li.registration()).trades.at(-1)?.no ?? ''
  const answer = { is: 'refused', why: 'ACQ.TRADE_HAS_FINISHED', outlook: 'final' } as const
  await li.perform({ do: 'refund-answer', trade, answer }, { is: 'platform' })
}

/** An officer of the province has the platform asked once more for the money of the newest attempt. */
export function askedAgain({ trades }: Registration): { command: Command; by: Actor } {
  return { command: { do: 'retry-refund', trade: trades.at(-1)?.no ?? '' }, by: OF_PROVINCE }
}

/** The platform's answer to a query: the newest attempt is paid. */
export function paymentOf({ trades }: Registration, amount?: number): CommandRequest {
  const trade = trades.at(-1)
  if (!trade) throw new Error('no payment was opened')
  const answer = {
    is: 'paid',
    amount: amount ?? trade.amount,
    platformNo: `platform-${trade.no}`,
    paidAt: Date.now(),
  } as const
  return {
    command: { do: 'trade-answer', trade: trade.no, answer, by: 'query', askedAt: Date.now() },
    by: { is: 'platform' },
    now: Date.now(),
    requestId: 'alarm',
  }
}
