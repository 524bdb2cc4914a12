import { yuan } from '../money.ts'
import { type Call, caller, signed } from './alipay-call.ts'
import { readForm } from './alipay-form.ts'
import { refunded } from './alipay-refund.ts'
import { notificationText, type Signatures, signatures } from './alipay-signature.ts'
import { answeredState, notifiedState } from './alipay-states.ts'
import { stamp } from './alipay-time.ts'
import type { Attempt, Gateway, Rejected, TradeState, Verified } from './gateway.ts'

export type AlipaySettings = {
  /** e.g. `https://openapi.alipay.com/gateway.do` */
  gateway: string
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
  patience?: number
}

/** Alipay, "电脑网站支付" and "手机网站支付". Throws at once if a key is not a key. */
export function alipay(settings: AlipaySettings): Gateway {
  const keys = signatures(settings)
  const clock = settings.clock ?? Date.now
  const call = caller(settings, keys, clock)
  const deadline = () => AbortSignal.timeout(settings.patience ?? 3000)
  return {
    name: 'alipay',
    open: async (attempt) => ({ kind: 'link', url: address(attempt, settings, keys, clock()) }),
    read: (notification) => read(notification, settings, keys, clock()),
    ask: (tradeNo) => ask(tradeNo, call, deadline(), clock),
    close: (tradeNo) => close(tradeNo, call, deadline(), clock),
    refund: (refund) => refunded(refund, call, deadline(), clock()),
  }
}

function address(attempt: Attempt, settings: AlipaySettings, keys: Signatures, now: number): string {
  const phone = attempt.device === 'phone'
  const content = {
    out_trade_no: attempt.tradeNo,
    total_amount: yuan(attempt.amount),
    subject: harmless(attempt.subject),
    product_code: phone ? 'QUICK_WAP_WAY' : 'FAST_INSTANT_TRADE_PAY',
    time_expire: stamp(attempt.expires),
    ...(phone ? { quit_url: attempt.returnUrl, seller_id: settings.sellerId } : {}),
  }
  const params = signed(settings, keys, phone ? 'alipay.trade.wap.pay' : 'alipay.trade.page.pay', now, {
    return_url: attempt.returnUrl,
    notify_url: attempt.notifyUrl,
    biz_content: JSON.stringify(content),
  })
  return `${settings.gateway}?${new URLSearchParams(params)}`
}

/** `/ = &` are not allowed in a subject, 256 characters are (Alipay, `subject`). */
function harmless(subject: string): string {
  return [...subject.replace(/[/=&]/g, ' ')].slice(0, 256).join('')
}

/** The four official checks but the amount, which the order knows; the answer never tells which character was wrong. */
async function read(
  notification: Request,
  settings: AlipaySettings,
  keys: Signatures,
  now: number,
): Promise<Verified | Rejected> {
  const fields = await readForm(notification).catch(() => undefined)
  if (!fields || !/^utf-8$/i.test(fields.get('charset') ?? '')) return { ok: false, reason: 'malformed' }
  const sound =
    fields.get('sign_type') === 'RSA2' && keys.verify(notificationText(fields), fields.get('sign') ?? '')
  if (!sound) return { ok: false, reason: 'signature' }
  if (fields.get('app_id') !== settings.appId) return { ok: false, reason: 'application' }
  if (fields.get('seller_id') !== settings.sellerId) return { ok: false, reason: 'seller' }
  const tradeNo = fields.get('out_trade_no')
  const platformNo = fields.get('trade_no')
  const state = notifiedState(fields, now)
  if (!tradeNo || !platformNo || !state) return { ok: false, reason: 'malformed' }
  return { ok: true, tradeNo, platformNo, state }
}

async function ask(
  tradeNo: string,
  call: Call,
  deadline: AbortSignal,
  clock: () => number,
): Promise<TradeState> {
  const answer = await call('alipay.trade.query', { out_trade_no: tradeNo }, deadline)
  if (answer.is === 'unknown') return answer
  if (answer.problem === 'ACQ.TRADE_NOT_EXIST') return { is: 'absent' }
  if (answer.problem) return { is: 'unknown', why: answer.problem }
  // An older answer about another trade, played back, is not an answer about this one.
  if (answer.fields.get('out_trade_no') !== tradeNo) return { is: 'unknown', why: 'other trade' }
  return answeredState(answer.fields, clock())
}

/** A trade that cannot be closed is asked what became of it: paid, closed before, refunded. */
async function close(
  tradeNo: string,
  call: Call,
  deadline: AbortSignal,
  clock: () => number,
): Promise<TradeState> {
  const answer = await call('alipay.trade.close', { out_trade_no: tradeNo }, deadline)
  if (answer.is === 'unknown') return answer
  if (answer.problem === 'ACQ.TRADE_NOT_EXIST') return { is: 'absent' }
  if (answer.problem) return ask(tradeNo, call, deadline, clock)
  return answer.fields.get('out_trade_no') === tradeNo
    ? { is: 'closed' }
    : { is: 'unknown', why: 'other trade' }
}
