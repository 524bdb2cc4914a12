import type { Registration } from '../registration.ts'
import type { Trade } from './attempt.ts'

/**
 * The matter of a trade that an officer has to see to. `refund-refused`: the platform refused the refund for good. `give-back-at-centre`:
 * money of a counter is to go back at the counter. `refunded-at-platform`: the money of a paid registration went back at the platform,
 * wholly or partly, without our asking. `doubted`: the platform's answer contradicts the notification that credited the money.
 */
export type TradeQuestion = 'refund-refused' | 'give-back-at-centre' | 'refunded-at-platform' | 'doubted'

/** The one open question of a trade, the most urgent first; null where nothing is open. */
export function questionOf(trade: Trade, { stage }: Registration): TradeQuestion | null {
  const { state, gateway } = trade
  if (state.is === 'refund-refused') return 'refund-refused'
  if (state.is === 'refunding') return gateway === 'centre' ? 'give-back-at-centre' : null
  const isPaidByIt = stage.is === 'paid' && stage.trade === trade.no
  if (!isPaidByIt) return null
  if (state.is === 'refunded' || trade.refundedAtPlatform > 0) return 'refunded-at-platform'
  return trade.doubtedAt === null ? null : 'doubted'
}
