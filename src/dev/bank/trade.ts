/** A trade as the platform keeps it. Amounts in fen, times in ms of the bank's clock. */
export type Trade = {
  no: string
  platformNo: string
  subject: string
  amount: number
  created: number
  /** From here on the trade cannot be paid (`time_expire`). */
  expires: number
  returnUrl: string
  notifyUrl: string
  /** How often the payer's bank said no. */
  failures: number
  state: TradeState
  refunds: Refund[]
}

export type TradeState =
  | { is: 'waiting' }
  | { is: 'paid'; at: number; bank: string }
  | { is: 'closed'; at: number; by: 'merchant' | 'time' }

export type Refund = { requestNo: string; amount: number; at: number; reason: string }

export type Order = Pick<Trade, 'no' | 'subject' | 'amount' | 'expires' | 'returnUrl' | 'notifyUrl'>

/** Alipay's own codes, shown to the caller. */
export type Refusal = { refused: string }

export type Changed = { trade: Trade; changed: boolean }

const AFTER_CREATION = 15 * 86_400_000

/** Opening the cashier page makes the trade; opening it again shows the same one (`time_expire` at most 15 days ahead). */
export function openTrade(
  known: Trade | undefined,
  order: Order,
  platformNo: string,
  now: number,
): Changed | Refusal {
  if (known) {
    const same = known.amount === order.amount && known.subject === order.subject
    return same ? { trade: known, changed: false } : { refused: 'ACQ.CONTEXT_INCONSISTENT' }
  }
  if (order.expires <= now) return { refused: 'ACQ.TRADE_HAS_CLOSE' }
  if (order.expires > now + AFTER_CREATION) return { refused: 'ACQ.INVALID_PARAMETER' }
  const state = { is: 'waiting' } as const
  return { trade: { ...order, platformNo, created: now, failures: 0, state, refunds: [] }, changed: true }
}

export function payTrade(trade: Trade, bank: string, now: number): Changed | Refusal {
  if (trade.state.is === 'paid') return { trade, changed: false }
  if (trade.state.is === 'closed' || now >= trade.expires) return { refused: 'ACQ.TRADE_HAS_CLOSE' }
  return { trade: { ...trade, state: { is: 'paid', at: now, bank } }, changed: true }
}

export function failPayment(trade: Trade): Changed {
  if (trade.state.is !== 'waiting') return { trade, changed: false }
  return { trade: { ...trade, failures: trade.failures + 1 }, changed: true }
}

export function closeTrade(trade: Trade, now: number): Changed | Refusal {
  if (trade.state.is !== 'waiting') return { refused: 'ACQ.TRADE_STATUS_ERROR' }
  return { trade: { ...trade, state: { is: 'closed', at: now, by: 'merchant' } }, changed: true }
}

export function expireTrade(trade: Trade, now: number): Changed {
  if (trade.state.is !== 'waiting' || now < trade.expires) return { trade, changed: false }
  return { trade: { ...trade, state: { is: 'closed', at: trade.expires, by: 'time' } }, changed: true }
}

/** The same request number twice is one refund; with another amount it is a mistake. */
export function refundTrade(trade: Trade, refund: Refund): Changed | Refusal {
  const before = trade.refunds.find((one) => one.requestNo === refund.requestNo)
  if (before && before.amount !== refund.amount) return { refused: 'ACQ.DISCORDANT_REPEAT_REQUEST' }
  if (before) return { trade, changed: false }
  if (trade.state.is !== 'paid') return { refused: 'ACQ.TRADE_STATUS_ERROR' }
  if (refundedAmount(trade) + refund.amount > trade.amount)
    return { refused: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL' }
  return { trade: { ...trade, refunds: [...trade.refunds, refund] }, changed: true }
}

/** The sum of all refunds. */
export function refundedAmount(trade: Trade): number {
  return trade.refunds.reduce((sum, refund) => sum + refund.amount, 0)
}

/** A trade refunded in full counts as closed (Alipay, `trade_status`). */
export function statusOf(trade: Trade): string {
  if (trade.state.is === 'waiting') return 'WAIT_BUYER_PAY'
  return trade.state.is === 'paid' && refundedAmount(trade) < trade.amount ? 'TRADE_SUCCESS' : 'TRADE_CLOSED'
}
