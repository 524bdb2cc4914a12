import type { BankSettings } from './bank-settings.ts'
import { BUYERS } from './buyers.ts'
import type { Forgery } from './fault-switches.ts'
import { beijingTime, parseFen, yuanText } from './formats.ts'
import { signText, signWithUnknownKey, textToSign } from './signature.ts'
import { type Order, refundedAmount, statusOf, type Trade } from './trade.ts'

type Merchant = Pick<BankSettings, 'BANK_APP_ID' | 'BANK_SELLER_ID' | 'BANK_PRIVATE_KEY'>

/** The present state of a trade, in the words of an asynchronous notification. */
export function notificationFields(
  trade: Trade,
  merchant: Merchant,
  status = statusOf(trade),
): Record<string, string> {
  const { state } = trade
  const last = trade.refunds.at(-1)
  const isRefunded = last !== undefined && statusOf(trade) === 'TRADE_CLOSED'
  const closed = state.is === 'closed' ? state.at : isRefunded ? last.at : undefined
  return {
    notify_type: 'trade_status_sync',
    version: '1.0',
    app_id: merchant.BANK_APP_ID,
    auth_app_id: merchant.BANK_APP_ID,
    seller_id: merchant.BANK_SELLER_ID,
    out_trade_no: trade.no,
    trade_no: trade.platformNo,
    trade_status: status,
    subject: trade.subject,
    total_amount: yuanText(trade.amount),
    gmt_create: beijingTime(trade.created),
    ...(status === 'TRADE_SUCCESS' || status === 'TRADE_FINISHED' || state.is === 'paid'
      ? {
          gmt_payment: beijingTime(state.is === 'paid' ? state.at : trade.created),
          buyer_id: BUYERS[trade.buyer].id,
          buyer_logon_id: BUYERS[trade.buyer].logonId,
          receipt_amount: yuanText(trade.amount),
          invoice_amount: yuanText(trade.amount),
          buyer_pay_amount: yuanText(trade.amount),
          point_amount: '0.00',
          fund_bill_list: JSON.stringify([{ amount: yuanText(trade.amount), fundChannel: 'BANKCARD' }]),
        }
      : {}),
    ...(closed === undefined ? {} : { gmt_close: beijingTime(closed) }),
    ...(last
      ? {
          gmt_refund: `${beijingTime(last.at)}.000`,
          refund_fee: yuanText(refundedAmount(trade)),
          out_biz_no: last.requestNo,
        }
      : {}),
  }
}

/** The form as it is posted. `amount`: fen added before signing; `forge`: what a forger would have done to it. */
export async function notificationForm(
  given: Record<string, string>,
  at: number,
  merchant: Merchant,
  wrong: { forge: Forgery; amount: number },
): Promise<string> {
  const { forge } = wrong
  const fields: Record<string, string> = {
    ...given,
    notify_time: beijingTime(at),
    charset: forge === 'gbk' ? 'GBK' : 'utf-8',
    ...(wrong.amount ? { total_amount: yuanText((parseFen(given.total_amount) ?? 0) + wrong.amount) } : {}),
    ...(forge === 'other-app' ? { app_id: '2021009999999999' } : {}),
    ...(forge === 'other-seller' ? { seller_id: '2088009999999999' } : {}),
  }
  const text = textToSign(fields, ['sign', 'sign_type'])
  const sign =
    forge === 'wrong-key'
      ? await signWithUnknownKey(text)
      : await signText(text, merchant.BANK_PRIVATE_KEY, forge === 'sha1' ? 'SHA-1' : 'SHA-256')
  const form = new URLSearchParams({ ...fields, sign_type: forge === 'sha1' ? 'RSA' : 'RSA2' })
  if (forge !== 'unsigned') form.set('sign', sign)
  if (forge === 'altered') form.set('total_amount', '0.01')
  if (forge === 'twice') form.append('trade_status', 'TRADE_SUCCESS')
  return form.toString()
}

/** The address the payer's browser goes back to, with the parameters Alipay adds: signed, and still no proof of payment. */
export async function returnAddress(
  { order, trade }: { order: Order; trade?: Trade },
  merchant: Merchant,
  now: number,
): Promise<string> {
  const address = new URL(order.returnUrl)
  if (trade?.state.is !== 'paid') return address.href
  const page = trade.product === 'QUICK_WAP_WAY' ? 'wap' : 'page'
  const params = {
    charset: 'utf-8',
    out_trade_no: trade.no,
    method: `alipay.trade.${page}.pay.return`,
    total_amount: yuanText(trade.amount),
    trade_no: trade.platformNo,
    auth_app_id: merchant.BANK_APP_ID,
    version: '1.0',
    app_id: merchant.BANK_APP_ID,
    seller_id: merchant.BANK_SELLER_ID,
    timestamp: beijingTime(now),
  }
  const sign = await signText(textToSign(params, []), merchant.BANK_PRIVATE_KEY)
  for (const [name, value] of Object.entries({ ...params, sign_type: 'RSA2', sign })) {
    address.searchParams.set(name, value)
  }
  return address.href
}
