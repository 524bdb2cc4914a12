import { fen } from '../money.ts'
import { momentOf } from './alipay-time.ts'
import type { TradeState } from './gateway.ts'

type Fields = ReadonlyMap<string, string>

/**
 * What a notification says of its trade; `undefined` where it lacks what it must have. `received`: ms, stands in for a
 * missing time: money is not turned away for want of a date.
 */
export function notifiedState(fields: Fields, received: number): TradeState | undefined {
  const amount = fen(fields.get('total_amount') ?? '')
  const platformNo = fields.get('trade_no')
  if (amount === undefined || !platformNo) return undefined
  // A refund is notified under the same number, a part of it still as TRADE_SUCCESS (Alipay, "异步通知", refund_fee).
  const refunded = fen(fields.get('refund_fee') ?? '0')
  if (refunded === undefined) return undefined
  if (refunded > 0 || fields.has('gmt_refund')) {
    return {
      is: 'refunded',
      amount,
      refunded,
      platformNo,
      at: momentOf(fields.get('gmt_refund')) ?? received,
    }
  }
  const at = momentOf(fields.get('gmt_payment')) ?? momentOf(fields.get('notify_time')) ?? received
  return stateNamed(fields.get('trade_status'), { is: 'paid', amount, platformNo, at })
}

/** What the answer to `alipay.trade.query` says; a trade closed after it was paid was refunded in full. `answered`: ms */
export function answeredState(fields: Fields, answered: number): TradeState {
  const amount = fen(fields.get('total_amount') ?? '')
  const platformNo = fields.get('trade_no')
  const status = fields.get('trade_status')
  const paidAt = momentOf(fields.get('send_pay_date'))
  if (amount === undefined || !platformNo) return { is: 'unknown', why: 'garbage' }
  if (status === 'TRADE_CLOSED' && paidAt !== undefined) {
    return { is: 'refunded', amount, refunded: amount, platformNo, at: answered }
  }
  return stateNamed(status, { is: 'paid', amount, platformNo, at: paidAt ?? answered })
}

function stateNamed(status: string | undefined, paid: TradeState): TradeState {
  switch (status) {
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return paid
    case 'WAIT_BUYER_PAY':
      return { is: 'waiting' }
    case 'TRADE_CLOSED':
      return { is: 'closed' }
    default:
      return { is: 'unknown', why: 'trade_status' }
  }
}
