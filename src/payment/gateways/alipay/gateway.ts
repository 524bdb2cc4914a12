import { yuanAmount } from '../../money.ts'
import type { Gateway, PaymentRequest, PlatformAnswer, ReadNotification } from '../gateway.ts'
import { type AlipayCall, makeCall, signedParams } from './call.ts'
import { readNotificationForm } from './form.ts'
import { requestRefund } from './refund.ts'
import type { AlipaySettings } from './settings.ts'
import { type AlipayKeys, notificationText, readKeys } from './signature.ts'
import { answerFromNotification, answerFromQuery } from './states.ts'
import { formatAlipayTime } from './time.ts'

/** Replaced in tests; `timeoutMs` is the longest that one operation may take, its second call included. */
export type AlipayOptions = { fetch?: typeof fetch; clock?: () => number; timeoutMs?: number }

/** Alipay, "电脑网站支付" and "手机网站支付". Throws at once if a key is not an RSA key. */
export function makeAlipay(settings: AlipaySettings, options: AlipayOptions = {}): Gateway {
  const keys = readKeys(settings)
  const clock = options.clock ?? Date.now
  const call = makeCall(settings, keys, { clock, ...(options.fetch ? { fetch: options.fetch } : {}) })
  const deadline = () => AbortSignal.timeout(options.timeoutMs ?? 3000)
  return {
    name: 'alipay',
    wayToPay: async (request) => ({ is: 'link', url: cashierUrl(request, settings, keys, clock()) }),
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
  const isPhone = request.device === 'phone'
  const content = {
    out_trade_no: request.tradeNo,
    total_amount: yuanAmount(request.amount),
    subject: allowedSubject(request.subject),
    product_code: isPhone ? 'QUICK_WAP_WAY' : 'FAST_INSTANT_TRADE_PAY',
    time_expire: formatAlipayTime(request.expiresAt),
    ...(isPhone ? { quit_url: request.returnUrl, seller_id: settings.sellerId } : {}),
  }
  const params = signedParams(
    settings,
    keys,
    isPhone ? 'alipay.trade.wap.pay' : 'alipay.trade.page.pay',
    now,
    {
      return_url: request.returnUrl,
      notify_url: request.notifyUrl,
      biz_content: JSON.stringify(content),
    },
  )
  return `${settings.gatewayUrl}?${new URLSearchParams(params)}`
}

/** `/ = &` are not allowed in a subject, 256 characters are (Alipay, `subject`). */
function allowedSubject(subject: string): string {
  return [...subject.replace(/[/=&]/g, ' ')].slice(0, 256).join('')
}

/**
 * The official checks of a notification, except that of the amount: only the order knows it. Everybody can post one, so the
 * signature, which costs the most, is checked last. The answer never tells which character was wrong.
 */
async function readNotification(
  notification: Request,
  settings: AlipaySettings,
  keys: AlipayKeys,
  now: number,
): Promise<ReadNotification> {
  const fields = await readNotificationForm(notification).catch(() => undefined)
  if (!fields || !/^utf-8$/i.test(fields.get('charset') ?? '')) return { problems: ['malformed'] }
  if (fields.get('app_id') !== settings.appId) return { problems: ['application'] }
  if (fields.get('seller_id') !== settings.sellerId) return { problems: ['seller'] }
  const tradeNo = fields.get('out_trade_no')
  const platformNo = fields.get('trade_no')
  const answer = answerFromNotification(fields, now)
  if (!tradeNo || !platformNo || !answer) return { problems: ['malformed'] }
  const isSigned =
    fields.get('sign_type') === 'RSA2' && keys.verify(notificationText(fields), fields.get('sign') ?? '')
  return isSigned ? { ok: { tradeNo, platformNo, answer } } : { problems: ['signature'] }
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
  // Somebody may play back an older signed answer about another trade. It says nothing about this one.
  if (answer.fields.get('out_trade_no') !== tradeNo) return { is: 'unknown', why: 'other trade' }
  return answerFromQuery(answer.fields, clock())
}

/** Alipay refuses to close a trade that was paid, closed or refunded before. Query the trade to learn which. */
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
