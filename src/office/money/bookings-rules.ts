import { firstPage } from '../list-page.ts'
import type { ListPosition } from './list-position.ts'

/** Sums are taken over so many bookings at most: the page then says that there are more. */
export const SUM_CAP = 5000

/** How a payment at the counter stands, as officers count it. A booking that was cancelled counts nothing. */
export type BookingState = 'paid' | 'to-return' | 'returned' | 'cancelled'

export function bookingStateOf({
  state,
  refundWhy,
}: {
  state: string
  refundWhy: string | null
}): BookingState {
  if (state === 'refunding' || state === 'refund-refused') return 'to-return'
  if (state === 'refunded') return refundWhy === 'receipt' ? 'cancelled' : 'returned'
  return 'paid'
}

type SumRow = { state: string; refundWhy: string | null; times: number; fen: number }

/** How many bookings, and how much money, of each state. fen */
export function sumsOf(rows: readonly SumRow[]): Record<BookingState, { times: number; fen: number }> {
  const sums = {
    paid: { times: 0, fen: 0 },
    'to-return': { times: 0, fen: 0 },
    returned: { times: 0, fen: 0 },
    cancelled: { times: 0, fen: 0 },
  }
  for (const row of rows) {
    const sum = sums[bookingStateOf(row)]
    sum.times += row.times
    sum.fen += row.fen
  }
  return sums
}

/** One page of the bookings; `next` is where the following page begins. */
export function newestPageOf<Row extends { no: string; bookedAt: number }>(
  rows: readonly Row[],
): { rows: Row[]; next: ListPosition | null } {
  const { rows: shown, last } = firstPage(rows)
  return { rows: shown, next: last && { at: last.bookedAt, no: last.no } }
}
