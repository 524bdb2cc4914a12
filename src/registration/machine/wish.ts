import { type Place, wantSeats } from '../../seats/intent.ts'
import type { Decision } from './command.ts'
import type { Purpose, Registration } from './file.ts'

/** Opens the one standing intent; what it is for is committed when the ledger grants it. */
export function askForSeats(file: Registration, wish: Place & { purpose: Purpose }): Decision {
  const wanted = wantSeats(file.seating, wish, (one, other) => JSON.stringify(one) === JSON.stringify(other))
  if ('refused' in wanted) return { refused: { is: 'busy' } }
  return { next: { ...file, seating: wanted.next }, notes: [] }
}
