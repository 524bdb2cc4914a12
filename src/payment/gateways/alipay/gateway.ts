import { yuanAmount } from '../../money.ts'
import type {
  Gateway,
  PaymentRequest,
  PlatformAnswer,
  RejectedNotification,
  VerifiedNotification,
} from '../gateway.ts'
import { type AlipayCall, makeCall, signedParams } from './call.ts'
import { readNotificationForm } from './form.ts'
import { requestRefund } from './refund.ts'
import { type AlipayKeys, notificationText, readKeys } from './signature.ts'
import { answerFromNotification, answerFromQuery } from './states.ts'
import { formatAlipayTime } from './time.ts'

export type AlipaySettings = {
  /** e.g. `https://openapi.alipay.com/gateway.do` */
  gatewayUrl: string
  appId: string
  sellerId: string
  /** Ours: PKCS #8, base64, with or without PEM lines. */
  privateKey: string
  /** Alipay's, not the one of our application: SPKI, base64. */
  publicKey: string
  publicKeyPrevious?: string | undefined
  fetch?: typeof fetch
  /** ms since 1970 */
  clock?: () => number
  /** The longest any one call may take in all, its second question included. ms */
  timeoutMs?: number
}

/** Alipay, "电脑网站支付" and "手机网站支付". Throws at once if a key is not a key. */
export function makeAlipay(settings: AlipaySettings): Gateway {
  const keys = readKeys(settings)
  const clock = settings.clock ?? Date.now
  const call = makeCall(settings, keys, clock)
  const deadline = () => AbortSignal.timeout(settings.timeoutMs ?? 3000)
  return {
    name: 'alipay',
    wayToPay: async (attempt) => ({ kind: 'link', url: cashierUrl(attempt, settings, keys, clock()) }),
    readNotification: (notification) => readNotification(notification, settings, keys, clock()),
    query: (tradeNo) => queryTrade(tradeNo, call, deadline(), clock),
    close: (tradeNo) => closeTrade(tradeNo, call, deadline(), clock),
    refund: (refund) => requestRefund(refund, call, deadline(), clock()),
  }
}

function cashierUrl(
  request: PaymentRequest,
  settings: AlipaySettings,
  keys: AlipayKeys,
  now: number,
): string {
  const phone = request.device === 'phone'
  const content = {
    out_trade_no: request.tradeNo,
    total_amount: yuanAmount(request.amount),
    subject: allowedSubject(request.subject),
    product_code: phone ? 'QUICK_WAP_WAY' : 'FAST_INSTANT_TRADE_PAY',
    time_expire: formatAlipayTime(request.expiresAt),
    ...(phone ? { quit_url: request.returnUrl, seller_id: settings.sellerId } : {}),
  }
  const params = signedParams(settings, keys, phone ? 'alipay.trade.wap.pay' : 'alipay.trade.page.pay', now, {
    return_url: request.returnUrl,
    notify_url: request.notifyUrl,
    biz_content: JSON.stringify(content),
  })
  return `${settings.gatewayUrl}?${new URLSearchParams(params)}`
}

/** `/ = &` are not allowed in a subject, 256 characters are (Alipay, `subject`). */
function allowedSubject(subject: string): string {
  return [...subject.replace(/[/=&]/g, ' ')].slice(0, 256).join('')
}

/** The four official checks but the amount, which the order knows; the answer never tells which character was wrong. */
async function readNotification(
  notification: Request,
  settings: AlipaySettings,
  keys: AlipayKeys,
  now: number,
): Promise<VerifiedNotification | RejectedNotification> {
  const fields = await readNotificationForm(notification).catch(() => undefined)
  if (!fields || !/^utf-8$/i.test(fields.get('charset') ?? '')) return { ok: false, reason: 'malformed' }
  const isSigned =
    fields.get('sign_type') === 'RSA2' && keys.verify(notificationText(fields), fields.get('sign') ?? '')
  if (!isSigned) return { ok: false, reason: 'signature' }
  if (fields.get('app_id') !== settings.appId) return { ok: false, reason: 'application' }
  if (fields.get('seller_id') !== settings.sellerId) return { ok: false, reason: 'seller' }
  const tradeNo = fields.get('out_trade_no')
  const platformNo = fields.get('trade_no')
  const state = answerFromNotification(fields, now)
  if (!tradeNo || !platformNo || !state) return { ok: false, reason: 'malformed' }
  return { ok: true, tradeNo, platformNo, state }
}

async function queryTrade(
  tradeNo: string,
  call: AlipayCall,
  deadline: AbortSignal,
  clock: () => number,
): Promise<PlatformAnswer> {
  const answer = await call('alipay.trade.query', { out_trade_no: tradeNo }, deadline)
  if (answer.is === 'unknown') return answer
  if (answer.problem === 'ACQ.TRADE_NOT_EXIST') return { is: 'absent' }
  if (answer.problem) return { is: 'unknown', why: answer.problem }
  // An older answer about another trade, played back, is not an answer about this one.
  if (answer.fields.get('out_trade_no') !== tradeNo) return { is: 'unknown', why: 'other trade' }
  return answerFromQuery(answer.fields, clock())
}

/** A trade that cannot be closed is asked what became of it: paid, closed before, refunded. */
async function closeTrade(
  tradeNo: string,
  call: AlipayCall,
  deadline: AbortSignal,
  clock: () => number,
): Promise<PlatformAnswer> {
  const answer = await call('alipay.trade.close', { out_trade_no: tradeNo }, deadline)
  if (answer.is === 'unknown') return answer
  if (answer.problem === 'ACQ.TRADE_NOT_EXIST') return { is: 'absent' }
  if (answer.problem) return queryTrade(tradeNo, call, deadline, clock)
  return answer.fields.get('out_trade_no') === tradeNo
    ? { is: 'closed' }
    : { is: 'unknown', why: 'other trade' }
}
