import type { Bank } from './bank.ts'
import { BUYERS } from './buyers.ts'
import { beijingTime, parseFen, yuanText } from './formats.ts'
import { type Refusal, refundedAmount, statusOf, type Trade } from './trade.ts'

/** The inner part of an answer, before it is signed. */
export type AnswerBody = Record<string, string>

type GatewayRequest = { content: Record<string, unknown>; bank: DurableObjectStub<Bank>; origin: string }

/** The methods a merchant's server may call (Alipay, "API 列表"); undefined: no such method. */
export function answerMethod(method: string, question: GatewayRequest): Promise<AnswerBody> | undefined {
  switch (method) {
    case 'alipay.trade.query':
      return withTrade(question, query)
    case 'alipay.trade.close':
      return withTrade(question, close)
    case 'alipay.trade.refund':
      return withTrade(question, refund)
    case 'alipay.trade.fastpay.refund.query':
      return withTrade(question, refundQuery)
    case 'alipay.data.dataservice.bill.downloadurl.query':
      return bill(question)
    default:
      return undefined
  }
}

const success = (rest: AnswerBody): AnswerBody => ({ code: '10000', msg: 'Success', ...rest })

export function failure(code: string, sub_code: string, rest: AnswerBody = {}): AnswerBody {
  return { code, msg: code === '40004' ? 'Business Failed' : 'Invalid Arguments', sub_code, ...rest }
}

async function withTrade(
  question: GatewayRequest,
  handle: (trade: Trade, question: GatewayRequest) => AnswerBody | Promise<AnswerBody>,
): Promise<AnswerBody> {
  const { out_trade_no, trade_no } = question.content
  const no = typeof out_trade_no === 'string' ? out_trade_no : ''
  const trade =
    typeof trade_no === 'string'
      ? await question.bank.tradeByPlatformNo(trade_no)
      : await question.bank.trade(no)
  return trade ? handle(trade, question) : failure('40004', 'ACQ.TRADE_NOT_EXIST', { out_trade_no: no })
}

function query(trade: Trade): AnswerBody {
  const { state } = trade
  const kept = yuanText(state.is === 'paid' ? trade.amount - refundedAmount(trade) : 0)
  return success({
    out_trade_no: trade.no,
    trade_no: trade.platformNo,
    trade_status: statusOf(trade),
    total_amount: yuanText(trade.amount),
    receipt_amount: kept,
    buyer_pay_amount: kept,
    ...(state.is === 'paid'
      ? { send_pay_date: beijingTime(state.at), buyer_logon_id: BUYERS[trade.buyer].logonId }
      : {}),
  })
}

async function close(trade: Trade, { bank }: GatewayRequest): Promise<AnswerBody> {
  const result = await bank.close(trade.no)
  if ('refused' in result) return refusal(result, trade)
  return success({ out_trade_no: trade.no, trade_no: trade.platformNo })
}

/** Without a number of its own a refund must be of the whole trade, whose number it then takes (Alipay, `out_request_no`). */
async function refund(trade: Trade, { content, bank }: GatewayRequest): Promise<AnswerBody> {
  const amount = parseFen(content.refund_amount)
  const requestNo = typeof content.out_request_no === 'string' ? content.out_request_no : ''
  if (amount === undefined || (!requestNo && amount !== trade.amount)) {
    return refusal({ refused: 'ACQ.INVALID_PARAMETER' }, trade)
  }
  const number = requestNo || trade.no
  const { refund: refused } = await bank.switches(trade.no)
  const isKnown = trade.refunds.some((one) => one.requestNo === number)
  if (refused !== 'right' && !isKnown) return refusal({ refused }, trade)
  const result = await bank.refund(trade.no, number, amount, String(content.refund_reason ?? ''))
  if ('refused' in result) return refusal(result, trade)
  const done = result.trade.refunds.find((one) => one.requestNo === number)
  return success({
    out_trade_no: trade.no,
    trade_no: trade.platformNo,
    fund_change: result.changed ? 'Y' : 'N',
    refund_fee: yuanText(refundedAmount(result.trade)),
    send_back_fee: result.changed ? yuanText(amount) : '0.00',
    gmt_refund_pay: beijingTime(done?.at ?? 0),
  })
}

/** No `refund_status` where nothing by that number is known. */
function refundQuery(trade: Trade, { content }: GatewayRequest): AnswerBody {
  const found = trade.refunds.find((one) => one.requestNo === content.out_request_no)
  if (!found) return success({})
  const wanted = Array.isArray(content.query_options) ? content.query_options : []
  return success({
    out_trade_no: trade.no,
    trade_no: trade.platformNo,
    out_request_no: found.requestNo,
    refund_amount: yuanText(found.amount),
    total_amount: yuanText(trade.amount),
    refund_status: 'REFUND_SUCCESS',
    ...(wanted.includes('gmt_refund_pay') ? { gmt_refund_pay: beijingTime(found.at) } : {}),
  })
}

/** The bill of a day is there on the next; its address is good for 30 seconds. */
async function bill({ content, bank, origin }: GatewayRequest): Promise<AnswerBody> {
  const { bill_type, bill_date } = content
  const today = beijingTime(await bank.clock()).slice(0, 10)
  if (bill_type !== 'trade' || typeof bill_date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(bill_date)) {
    return failure('40002', 'isv.invalid-parameter')
  }
  if (bill_date >= today) return failure('40004', 'isp.bill_not_exist')
  return success({ bill_download_url: `${origin}/bill/${await bank.addTicket(bill_date)}` })
}

function refusal({ refused }: Refusal, trade: Trade): AnswerBody {
  return failure('40004', refused, { out_trade_no: trade.no, trade_no: trade.platformNo })
}
