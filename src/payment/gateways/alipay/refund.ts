import { parseYuanAmount, yuanAmount } from '../../money.ts'
import type { Refund, RefundAnswer } from '../gateway.ts'
import type { AlipayAnswer, AlipayCall } from './call.ts'
import { parseAlipayTime } from './time.ts'

/** Refusals that will be the same tomorrow. After any other the refund is tried again (Alipay, `alipay.trade.refund`). */
const FINAL_REFUSALS = new Set([
  'ACQ.INVALID_PARAMETER',
  'ACQ.TRADE_NOT_EXIST',
  'ACQ.TRADE_STATUS_ERROR',
  'ACQ.TRADE_HAS_CLOSE',
  'ACQ.TRADE_HAS_FINISHED',
  'ACQ.TRADE_NOT_ALLOW_REFUND',
  'ACQ.REASON_TRADE_STATUS_INVALID',
  'ACQ.REASON_TRADE_REFUND_FEE_ERR',
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL',
  'ACQ.REFUND_FEE_ERROR',
  'ACQ.DISCORDANT_REPEAT_REQUEST',
  'ACQ.NOT_ALLOW_PARTIAL_REFUND',
])

/**
 * `fund_change` Y: this call sent the money back. N or none: an earlier call did, or the money has not moved yet. A refusal,
 * too, may follow an earlier call whose answer was lost. In these cases `alipay.trade.fastpay.refund.query` decides.
 */
export async function requestRefund(
  refund: Refund,
  call: AlipayCall,
  deadline: AbortSignal,
  now: number,
): Promise<RefundAnswer> {
  const answer = await call('alipay.trade.refund', refundParams(refund), deadline)
  if (answer.is === 'unknown') return answer
  if (answer.problem && !FINAL_REFUSALS.has(answer.problem)) return { is: 'unknown', why: answer.problem }
  if (!answer.problem && answer.fields.get('out_trade_no') !== refund.tradeNo) {
    return { is: 'unknown', why: 'other trade' }
  }
  if (!answer.problem && answer.fields.get('fund_change') === 'Y') {
    return { is: 'refunded', refundedAt: parseAlipayTime(answer.fields.get('gmt_refund_pay')) ?? now }
  }
  const found = await call('alipay.trade.fastpay.refund.query', refundQueryParams(refund), deadline)
  const known = answerFromRefundQuery(found, refund, now)
  if (known.is === 'pending' && answer.problem) return { is: 'refused', why: answer.problem }
  return known
}

function answerFromRefundQuery(found: AlipayAnswer, refund: Refund, now: number): RefundAnswer {
  if (found.is === 'unknown') return found
  if (found.problem || found.fields.get('refund_status') !== 'REFUND_SUCCESS') return { is: 'pending' }
  const { fields } = found
  const same =
    fields.get('out_trade_no') === refund.tradeNo &&
    fields.get('out_request_no') === refund.refundNo &&
    parseYuanAmount(fields.get('refund_amount') ?? '') === refund.amount
  if (!same) return { is: 'unknown', why: 'other refund' }
  return { is: 'refunded', refundedAt: parseAlipayTime(fields.get('gmt_refund_pay')) ?? now }
}

function refundParams(refund: Refund): Record<string, unknown> {
  return {
    out_trade_no: refund.tradeNo,
    refund_amount: yuanAmount(refund.amount),
    out_request_no: refund.refundNo,
    refund_reason: refund.reason,
  }
}

function refundQueryParams(refund: Refund): Record<string, unknown> {
  return {
    out_trade_no: refund.tradeNo,
    out_request_no: refund.refundNo,
    query_options: ['gmt_refund_pay'],
  }
}
