import type { Trade } from '../../src/registration/machine/payment/attempt.ts'
import type { PageContext } from '../page-context.ts'

/** The state of a payment in one word: a booking that was cancelled is no refund. */
export function tradeStateText(page: PageContext, { state }: Trade): string {
  const t = page.words.payment
  return state.is === 'refunded' && state.why === 'receipt' ? t.bookingCancelled : t.states[state.is]
}
