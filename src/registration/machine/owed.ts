import { openQuestions } from '../../seats/intent.ts'
import type { Registration } from './file.ts'
import type { Terms } from './terms.ts'
import { deadlineOf } from './time.ts'
import { isOpen } from './trade.ts'

/** Something the desk owes the outside world; its key is its identity, so owing it twice is owing it once. */
export type Owed =
  | { key: string; is: 'time'; due: number }
  | { key: string; is: 'seats'; due: 'now' }
  | { key: string; is: 'ask' | 'close'; trade: string; due: 'now' | number }
  | { key: string; is: 'refund'; trade: string; due: 'now' }
  | { key: string; is: 'unclaim'; due: 'now' }
  | { key: string; is: 'photos'; due: 'now' }
  | { key: string; is: 'retention'; due: number }

/** The first question about an attempt that was opened and has not been heard of, and the last about one nobody knew. ms */
const FIRST_QUESTION = 60_000

/** Everything that follows from the file as it stands: no list of tasks to forget one in. */
export function owedBy(
  file: Registration,
  { grace, photosUntil }: Pick<Terms, 'grace' | 'photosUntil'>,
): Owed[] {
  const owed: Owed[] = []
  const deadline = deadlineOf(file.stage)
  if (deadline !== null) {
    const paying = file.stage.is === 'approved' || file.stage.is === 'due'
    const due = paying ? deadline + grace : deadline
    owed.push({ key: `time:${file.stage.is}:${due}`, is: 'time', due })
  }
  for (const question of openQuestions(file.seating)) {
    owed.push({ key: `seats:${question.centre}:${question.n}`, is: 'seats', due: 'now' })
  }
  for (const trade of file.trades) {
    const { no } = trade
    if (isOpen(trade.state) && trade.closing)
      owed.push({ key: `close:${no}`, is: 'close', trade: no, due: 'now' })
    else if (isOpen(trade.state)) {
      owed.push({ key: `ask:${no}`, is: 'ask', trade: no, due: trade.openedAt + FIRST_QUESTION })
    }
    if (trade.state.is === 'closed' && !trade.state.sure) {
      owed.push({ key: `ask:${no}:last`, is: 'ask', trade: no, due: trade.expires + FIRST_QUESTION })
    }
    if (trade.doubt !== null) owed.push({ key: `ask:${no}:${trade.doubt}`, is: 'ask', trade: no, due: 'now' })
    if (trade.state.is === 'refunding')
      owed.push({ key: `refund:${no}`, is: 'refund', trade: no, due: 'now' })
  }
  if (file.unclaim !== null) owed.push({ key: `unclaim:${file.unclaim}`, is: 'unclaim', due: 'now' })
  const moving = ['approved', 'due', 'paid', 'deleted', 'pending'].includes(file.stage.is)
  if (moving && file.oldPhotos.length > 0) {
    owed.push({ key: `photos:${file.oldPhotos.join()}`, is: 'photos', due: 'now' })
  }
  if (file.cleared === null) {
    owed.push({ key: `retention:${photosUntil}`, is: 'retention', due: photosUntil })
  }
  return owed
}
