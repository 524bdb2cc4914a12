import { fen, yuan } from '../money.ts'
import type { Answer, Call } from './alipay-call.ts'
import { momentOf } from './alipay-time.ts'
import type { Refund, RefundState } from './gateway.ts'

/** Answers that will be the same tomorrow; anything else is asked again (Alipay, `alipay.trade.refund`, error codes). */
const FINAL = new Set([
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
 * `fund_change` Y: the money is on its way. N or none: it was before, or not yet. A refusal may follow a first try whose
 * answer was lost. In both cases only `alipay.trade.fastpay.refund.query` knows.
 */
export async function refunded(
  refund: Refund,
  call: Call,
  deadline: AbortSignal,
  now: number,
): Promise<RefundState> {
  const answer = await call('alipay.trade.refund', request(refund), deadline)
  if (answer.is === 'unknown') return answer
  if (answer.problem && !FINAL.has(answer.problem)) return { is: 'unknown', why: answer.problem }
  if (!answer.problem && answer.fields.get('out_trade_no') !== refund.tradeNo) {
    return { is: 'unknown', why: 'other trade' }
  }
  if (!answer.problem && answer.fields.get('fund_change') === 'Y') {
    return { is: 'refunded', at: momentOf(answer.fields.get('gmt_refund_pay')) ?? now }
  }
  const found = await call('alipay.trade.fastpay.refund.query', question(refund), deadline)
  const known = knownRefund(found, refund, now)
  if (known.is === 'pending' && answer.problem) return { is: 'refused', why: answer.problem }
  return known
}

function knownRefund(found: Answer, refund: Refund, now: number): RefundState {
  if (found.is === 'unknown') return found
  if (found.problem || found.fields.get('refund_status') !== 'REFUND_SUCCESS') return { is: 'pending' }
  const { fields } = found
  const same =
    fields.get('out_trade_no') === refund.tradeNo &&
    fields.get('out_request_no') === refund.refundNo &&
    fen(fields.get('refund_amount') ?? '') === refund.amount
  if (!same) return { is: 'unknown', why: 'other refund' }
  return { is: 'refunded', at: momentOf(fields.get('gmt_refund_pay')) ?? now }
}

function request(refund: Refund): Record<string, unknown> {
  return {
    out_trade_no: refund.tradeNo,
    refund_amount: yuan(refund.amount),
    out_request_no: refund.refundNo,
    refund_reason: refund.reason,
  }
}

function question(refund: Refund): Record<string, unknown> {
  return {
    out_trade_no: refund.tradeNo,
    out_request_no: refund.refundNo,
    query_options: ['gmt_refund_pay'],
  }
}
