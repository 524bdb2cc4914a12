import type { Buyer } from './buyers.ts'

/** A trade as the platform keeps it. Amounts in fen, times in ms of the bank's clock. */
export type Trade = {
  no: string
  platformNo: string
  subject: string
  amount: number
  product: Product
  /** The first who scanned, logged in or entered the password. Only this account can pay. */
  buyer: Buyer
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

/** `product_code`: the page for computers (`alipay.trade.page.pay`) or for phones (`alipay.trade.wap.pay`). */
export type Product = 'FAST_INSTANT_TRADE_PAY' | 'QUICK_WAP_WAY'

export type TradeState =
  | { is: 'waiting' }
  | { is: 'paid'; at: number; bank: string }
  | { is: 'closed'; at: number; by: 'merchant' | 'time' }

export type Refund = { requestNo: string; amount: number; at: number; reason: string }

/** The facts of one signed request to open the cashier's page. */
export type Order = Pick<
  Trade,
  'no' | 'subject' | 'amount' | 'product' | 'expires' | 'returnUrl' | 'notifyUrl'
>

/** Alipay's own codes, shown to the caller. */
export type Refusal = { refused: string }

export type Changed = { trade: Trade; changed: boolean }

const AFTER_CREATION = 15 * 86_400_000

/** A number used again with another of these is refused (Alipay, `ACQ.CONTEXT_INCONSISTENT`, `out_trade_no`). */
const COMPARED = ['subject', 'amount', 'product', 'expires'] as const

/** Why the cashier's page is not shown for this order; `time_expire` is at most 15 days ahead. */
export function refuseOrder(known: Trade | undefined, order: Order, now: number): Refusal | undefined {
  if (known) {
    const isSame = COMPARED.every((fact) => known[fact] === order[fact])
    return isSame ? undefined : { refused: 'ACQ.CONTEXT_INCONSISTENT' }
  }
  if (order.expires <= now) return { refused: 'ACQ.TRADE_HAS_CLOSE' }
  if (order.expires > now + AFTER_CREATION) return { refused: 'ACQ.INVALID_PARAMETER' }
  return undefined
}

/**
 * The trade comes into being with its first buyer: on a computer at the scan or the login, on a phone when the password has
 * been entered (Alipay, "交易创建的时间"). An open trade is refused to any other buyer; a paid or closed one shows its state
 * to all.
 */
export function beginTrade(
  known: Trade | undefined,
  order: Order,
  buyer: Buyer,
  { platformNo, now }: { platformNo: string; now: number },
): Changed | Refusal {
  const refusal = refuseOrder(known, order, now)
  if (refusal) return refusal
  if (known) {
    const isRefused = known.state.is === 'waiting' && known.buyer !== buyer
    return isRefused ? { refused: 'ACQ.TRADE_BUYER_NOT_MATCH' } : { trade: known, changed: false }
  }
  const state = { is: 'waiting' } as const
  return {
    trade: { ...order, platformNo, buyer, created: now, failures: 0, state, refunds: [] },
    changed: true,
  }
}

/** The buyer does something at the cashier; the trade comes into being first where there is none. */
export function atCashier(
  begun: Changed | Refusal,
  act: (trade: Trade) => Changed | Refusal,
): Changed | Refusal {
  if ('refused' in begun) return begun
  const done = act(begun.trade)
  return 'refused' in done ? done : { trade: done.trade, changed: begun.changed || done.changed }
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
  if (refundedAmount(trade) === trade.amount) return { refused: 'ACQ.TRADE_HAS_CLOSE' }
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
