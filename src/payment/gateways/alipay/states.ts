import { parseYuanAmount } from '../../money.ts'
import type { PlatformAnswer } from '../gateway.ts'
import { parseAlipayTime } from './time.ts'

type Fields = ReadonlyMap<string, string>

/**
 * The platform's answer in a notification; `undefined` without an amount or the platform's number. A missing time does not
 * make the payment invalid: `receivedAt` is used instead.
 */
export function answerFromNotification(fields: Fields, receivedAt: number): PlatformAnswer | undefined {
  const amount = parseYuanAmount(fields.get('total_amount') ?? '')
  const platformNo = fields.get('trade_no')
  if (amount === undefined || !platformNo) return undefined
  // A refund is notified under the number of its trade, a partial one still as TRADE_SUCCESS (Alipay, "异步通知", refund_fee).
  const refunded = parseYuanAmount(fields.get('refund_fee') ?? '0')
  if (refunded === undefined) return undefined
  if (refunded > 0 || fields.has('gmt_refund')) {
    return {
      is: 'refunded',
      amount,
      refunded,
      platformNo,
      refundedAt: parseAlipayTime(fields.get('gmt_refund')) ?? receivedAt,
    }
  }
  const paidAt =
    parseAlipayTime(fields.get('gmt_payment')) ?? parseAlipayTime(fields.get('notify_time')) ?? receivedAt
  return answerByStatus(fields.get('trade_status'), { is: 'paid', amount, platformNo, paidAt })
}

/** The platform's answer to `alipay.trade.query`. A trade that was closed after it was paid was refunded in full. */
export function answerFromQuery(fields: Fields, answeredAt: number): PlatformAnswer {
  const amount = parseYuanAmount(fields.get('total_amount') ?? '')
  const platformNo = fields.get('trade_no')
  const status = fields.get('trade_status')
  const paidAt = parseAlipayTime(fields.get('send_pay_date'))
  if (amount === undefined || !platformNo) return { is: 'unknown', why: 'garbage' }
  if (status === 'TRADE_CLOSED' && paidAt !== undefined) {
    return { is: 'refunded', amount, refunded: amount, platformNo, refundedAt: answeredAt }
  }
  return answerByStatus(status, { is: 'paid', amount, platformNo, paidAt: paidAt ?? answeredAt })
}

function answerByStatus(status: string | undefined, paid: PlatformAnswer): PlatformAnswer {
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
