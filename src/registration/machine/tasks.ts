import { openRequests } from '../../seats/seating.ts'
import { deadlineOf } from './deadlines.ts'
import { isOpenState } from './payment/attempt.ts'
import type { Registration } from './registration.ts'
import type { Terms } from './terms.ts'

/** Something the desk owes the outside world; its key is its identity, so owing it twice is owing it once. */
export type Task =
  | { key: string; is: 'time'; due: number }
  | { key: string; is: 'seats'; due: 'now' }
  | { key: string; is: 'ask' | 'close'; trade: string; due: 'now' | number }
  | { key: string; is: 'refund'; trade: string; due: 'now' }
  | { key: string; is: 'unclaim'; due: 'now' }
  | { key: string; is: 'photos'; due: 'now' }
  | { key: string; is: 'retention'; due: number }

/** The first question about an attempt that was opened and has not been heard of, and the last about one nobody knew. ms */
const FIRST_QUERY_MS = 60_000

/** Everything that follows from the file as it stands: no list of tasks to forget one in. */
export function tasksOf(
  registration: Registration,
  { graceMs: grace, photosUntil }: Pick<Terms, 'graceMs' | 'photosUntil'>,
): Task[] {
  const tasks: Task[] = []
  const deadline = deadlineOf(registration.stage)
  if (deadline !== null) {
    const paying = registration.stage.is === 'approved' || registration.stage.is === 'due'
    const due = paying ? deadline + grace : deadline
    tasks.push({ key: `time:${registration.stage.is}:${due}`, is: 'time', due })
  }
  for (const question of openRequests(registration.seating)) {
    tasks.push({ key: `seats:${question.centre}:${question.n}`, is: 'seats', due: 'now' })
  }
  for (const trade of registration.trades) {
    const { no } = trade
    if (isOpenState(trade.state) && trade.isClosing)
      tasks.push({ key: `close:${no}`, is: 'close', trade: no, due: 'now' })
    else if (isOpenState(trade.state)) {
      tasks.push({ key: `ask:${no}`, is: 'ask', trade: no, due: trade.openedAt + FIRST_QUERY_MS })
    }
    if (trade.state.is === 'closed' && !trade.state.isConfirmed) {
      tasks.push({ key: `ask:${no}:last`, is: 'ask', trade: no, due: trade.expiresAt + FIRST_QUERY_MS })
    }
    if (trade.mismatchAt !== null)
      tasks.push({ key: `ask:${no}:${trade.mismatchAt}`, is: 'ask', trade: no, due: 'now' })
    if (trade.state.is === 'refunding')
      tasks.push({ key: `refund:${no}`, is: 'refund', trade: no, due: 'now' })
  }
  if (registration.releaseClaimAt !== null)
    tasks.push({ key: `unclaim:${registration.releaseClaimAt}`, is: 'unclaim', due: 'now' })
  const hasMovedOn = ['approved', 'due', 'paid', 'deleted', 'pending'].includes(registration.stage.is)
  if (hasMovedOn && registration.photosToDelete.length > 0) {
    tasks.push({ key: `photos:${registration.photosToDelete.join()}`, is: 'photos', due: 'now' })
  }
  if (registration.photosPurgedAt === null) {
    tasks.push({ key: `retention:${photosUntil}`, is: 'retention', due: photosUntil })
  }
  return tasks
}
