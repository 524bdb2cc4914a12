import { spread } from '../../lib/spread.ts'
import { openRequests } from '../../seats/seating.ts'
import { deadlineOf } from './deadlines.ts'
import { isOpenState, SETTLING_MS, type Trade } from './payment/attempt.ts'
import type { Registration, StageName } from './registration.ts'
import { photosToDeleteNow } from './retention.ts'
import type { Terms } from './terms.ts'

/** Something the desk must do outside itself. Kind and arguments are its identity: listed twice it is one task. */
export type Task =
  | { kind: 'deadline'; args: { stage: StageName; at: number } }
  | { kind: 'seat-request'; args: { centre: string; n: number } }
  | { kind: 'query-trade'; args: { tradeNo: string; cause: QueryCause; since: number } }
  | { kind: 'close-trade'; args: { tradeNo: string } }
  | { kind: 'refund'; args: { tradeNo: string } }
  | { kind: 'release-claims'; args: { until: number } }
  | { kind: 'delete-photos'; args: Record<string, never> }
  | { kind: 'retention'; args: { photosUntil: number } }

/**
 * Why the platform is asked about a trade: it is open; it was closed without the platform's own word, and its time is over; a
 * notification named another amount; a notification alone credited the money (case 32).
 */
type QueryCause = 'open' | 'unconfirmed' | 'mismatch' | 'paid'

type DueTask = Task & { dueAt: number | 'now' }

/** The first query of an attempt that was opened without an answer since. */
const FIRST_QUERY_MS = 60_000

/**
 * The end of a window comes for everybody at one moment, and so does the end of the retention period: each desk is then called a little
 * later by its own offset. Deadlines are checked when they are read, so no page waits for it.
 */
const WINDOW_SPREAD_MS = 10 * 60_000
const RETENTION_SPREAD_MS = 7 * 24 * 3_600_000

/** Everything that follows from the registration's state: there is no list of tasks in which one could be forgotten. */
export function tasksOf(
  registration: Registration,
  { graceMs, photosUntil, windows }: Pick<Terms, 'graceMs' | 'photosUntil' | 'windows'>,
): DueTask[] {
  const { id, stage, seating, trades, releaseClaimAt, photosPurgedAt } = registration
  const tasks: DueTask[] = []
  const deadline = deadlineOf(stage, { windows })
  if (deadline !== null) {
    const at = stage.is === 'approved' || stage.is === 'due' ? deadline + graceMs : deadline
    const isEndOfWindow = deadline === windows.reviewUntil || deadline === windows.paymentUntil
    const late = isEndOfWindow ? spread(id, WINDOW_SPREAD_MS) : 0
    tasks.push({ kind: 'deadline', args: { stage: stage.is, at }, dueAt: at + late })
  }
  for (const { centre, n } of openRequests(seating)) {
    tasks.push({ kind: 'seat-request', args: { centre, n }, dueAt: 'now' })
  }
  tasks.push(...trades.flatMap(tasksOfTrade))
  if (releaseClaimAt !== null) {
    tasks.push({ kind: 'release-claims', args: { until: releaseClaimAt }, dueAt: 'now' })
  }
  if (photosToDeleteNow(registration).length > 0) {
    tasks.push({ kind: 'delete-photos', args: {}, dueAt: 'now' })
  }
  if (photosPurgedAt === null) {
    tasks.push({
      kind: 'retention',
      args: { photosUntil },
      dueAt: photosUntil + spread(id, RETENTION_SPREAD_MS),
    })
  }
  return tasks
}

function tasksOfTrade(trade: Trade): DueTask[] {
  // Money of a counter goes back at the counter.
  if (trade.gateway === 'centre') return []
  const { no: tradeNo, state, isClosing, openedAt, expiresAt, mismatchAt, unconfirmedSince } = trade
  const tasks: DueTask[] = []
  const query = (cause: QueryCause, since: number, dueAt: DueTask['dueAt']) =>
    tasks.push({ kind: 'query-trade', args: { tradeNo, cause, since }, dueAt })
  if (isOpenState(state) && isClosing) tasks.push({ kind: 'close-trade', args: { tradeNo }, dueAt: 'now' })
  else if (isOpenState(state)) query('open', openedAt, openedAt + FIRST_QUERY_MS)
  if (state.is === 'closed' && !state.isConfirmed) query('unconfirmed', expiresAt, expiresAt + SETTLING_MS)
  if (state.is === 'paid' && unconfirmedSince !== null)
    query('paid', unconfirmedSince, unconfirmedSince + SETTLING_MS)
  if (mismatchAt !== null) query('mismatch', mismatchAt, 'now')
  if (state.is === 'refunding') tasks.push({ kind: 'refund', args: { tradeNo }, dueAt: 'now' })
  return tasks
}
