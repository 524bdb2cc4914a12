import { openIntent, type SeatSelection } from '../../seats/seating.ts'
import type { Decision } from './command.ts'
import type { Purpose, Registration } from './registration.ts'

/** Opens the one standing intent; its purpose is committed when the ledger grants it. */
export function requestSeats(
  registration: Registration,
  selection: SeatSelection & { purpose: Purpose },
): Decision {
  const opened = openIntent(
    registration.seating,
    selection,
    (one, other) => JSON.stringify(one) === JSON.stringify(other),
  )
  if ('refused' in opened) return { refused: { is: 'busy' } }
  return { next: { ...registration, seating: opened.next }, notes: [] }
}
