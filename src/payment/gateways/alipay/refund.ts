import { parseYuanAmount, yuanAmount } from '../../money.ts'
import type { Refund, RefundAnswer, RefusalOutlook } from '../gateway.ts'
import type { AlipayAnswer, AlipayCall } from './call.ts'
import { answerFromQuery } from './states.ts'
import { parseAlipayTime } from './time.ts'

/**
 * The outlook of each refusal of `alipay.trade.refund`, by the remedy that Alipay's table of its business error codes names
 * ("统一收单交易退款接口", 业务错误码): where it says to repeat the call, or to fill the account, the refund is asked for again
 * (case 79); where it says that the trade or the amount allows no refund, nothing will change (cases 72, 77). Any other code is
 * `unclear`, among them `ACQ.REASON_TRADE_BEEN_FREEZEN` (the trade is frozen: "联系支付宝小二").
 */
const OUTLOOKS = new Map<string, RefusalOutlook>([
  // 系统错误: "请使用相同的参数再次调用". Some tables spell its prefix wrong.
  ['ACQ.SYSTEM_ERROR', 'temporary'],
  ['AQC.SYSTEM_ERROR', 'temporary'],
  // 卖家余额不足: "商户支付宝账户充值后重新发起退款即可".
  ['ACQ.SELLER_BALANCE_NOT_ENOUGH', 'temporary'],
  // 退收费异常: "请过一段时间后再重试发起退款".
  ['ACQ.REFUND_CHARGE_ERROR', 'temporary'],
  // 参数无效: "请求参数有错".
  ['ACQ.INVALID_PARAMETER', 'final'],
  // 交易不存在.
  ['ACQ.TRADE_NOT_EXIST', 'final'],
  // 交易状态非法: it is not paid.
  ['ACQ.TRADE_STATUS_ERROR', 'final'],
  ['ACQ.REASON_TRADE_STATUS_INVALID', 'final'],
  // 交易已关闭: refunded in full already, or never paid.
  ['ACQ.TRADE_HAS_CLOSE', 'final'],
  // 交易已完结: "该交易已完结，不允许进行退款". The time in which the seller may refund is over.
  ['ACQ.TRADE_HAS_FINISHED', 'final'],
  // 当前交易不允许退款: by the kind of the trade or the seller's contract.
  ['ACQ.TRADE_NOT_ALLOW_REFUND', 'final'],
  ['ACQ.NOT_ALLOW_PARTIAL_REFUND', 'final'],
  // 退款金额无效, 超限, 有误: a part went back by other means.
  ['ACQ.REASON_TRADE_REFUND_FEE_ERR', 'final'],
  ['ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', 'final'],
  ['ACQ.REFUND_FEE_ERROR', 'final'],
  // 不一致的请求: the same request number was used with another amount.
  ['ACQ.DISCORDANT_REPEAT_REQUEST', 'final'],
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
  const outlook = OUTLOOKS.get(answer.problem) ?? 'unclear'
  if (answer.problem && outlook === 'temporary') return { is: 'refused', why: answer.problem, outlook }
  if (!answer.problem && answer.fields.get('out_trade_no') !== refund.tradeNo) {
    return { is: 'unknown', why: 'other trade' }
  }
  if (!answer.problem && answer.fields.get('fund_change') === 'Y') {
    return { is: 'refunded', refundedAt: parseAlipayTime(answer.fields.get('gmt_refund_pay')) ?? now }
  }
  const found = await call('alipay.trade.fastpay.refund.query', refundQueryParams(refund), deadline)
  const known = answerFromRefundQuery(found, refund, now)
  if (known.is !== 'pending' || !answer.problem) return known
  const isBack = outlook === 'final' ? await isRefundedInFull(refund, call, deadline, now) : false
  if (typeof isBack !== 'boolean') return isBack
  return isBack ? { is: 'refunded', refundedAt: now } : { is: 'refused', why: answer.problem, outlook }
}

/** The seller may have given all of it back by hand, under a number that we do not know: the state of the trade tells. */
async function isRefundedInFull(
  { tradeNo }: Refund,
  call: AlipayCall,
  deadline: AbortSignal,
  now: number,
): Promise<boolean | Extract<RefundAnswer, { is: 'unknown' }>> {
  const found = await call('alipay.trade.query', { out_trade_no: tradeNo }, deadline)
  if (found.is === 'unknown') return found
  if (found.problem || found.fields.get('out_trade_no') !== tradeNo) return false
  return answerFromQuery(found.fields, now).is === 'refunded'
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
