import type { Trade } from '../../src/registration/machine/payment/attempt.ts'
import { Tag, type Tone } from '../components.tsx'
import type { PageContext } from '../page-context.ts'

/** The state of a payment in one word: a booking that was cancelled is no refund. */
export function tradeStateText(page: PageContext, { state }: Trade): string {
  const t = page.words.payment
  return state.is === 'refunded' && state.why === 'receipt' ? t.bookingCancelled : t.states[state.is]
}

const TONES: Record<Trade['state']['is'], Tone> = {
  open: 'go',
  unknown: 'wait',
  closed: 'shut',
  paid: 'paid',
  refunding: 'wait',
  'refund-refused': 'back',
  refunded: 'shut',
}

export function TradeTag({ page, trade }: { page: PageContext; trade: Trade }) {
  return <Tag tone={TONES[trade.state.is]}>{tradeStateText(page, trade)}</Tag>
}
