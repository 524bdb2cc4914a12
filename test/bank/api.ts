import type { Bank } from './bank.ts'
import { back, type Refusal, statusOf, type Trade } from './trade.ts'
import { beijing, fenOf, yuan } from './writing.ts'

/** The inner part of an answer, before it is signed. */
export type Node = Record<string, string>

type Question = { content: Record<string, unknown>; bank: DurableObjectStub<Bank>; origin: string }

/** The methods a merchant's server may call (Alipay, "API 列表"); undefined: no such method. */
export function answerTo(method: string, question: Question): Promise<Node> | undefined {
  switch (method) {
    case 'alipay.trade.query':
      return aboutTrade(question, query)
    case 'alipay.trade.close':
      return aboutTrade(question, close)
    case 'alipay.trade.refund':
      return aboutTrade(question, refund)
    case 'alipay.trade.fastpay.refund.query':
      return aboutTrade(question, refundQuery)
    case 'alipay.data.dataservice.bill.downloadurl.query':
      return bill(question)
    default:
      return undefined
  }
}

const success = (rest: Node): Node => ({ code: '10000', msg: 'Success', ...rest })

export function failure(code: string, sub_code: string, rest: Node = {}): Node {
  return { code, msg: code === '40004' ? 'Business Failed' : 'Invalid Arguments', sub_code, ...rest }
}

async function aboutTrade(
  question: Question,
  handle: (trade: Trade, question: Question) => Node | Promise<Node>,
): Promise<Node> {
  const { out_trade_no, trade_no } = question.content
  const no = typeof out_trade_no === 'string' ? out_trade_no : ''
  const trade =
    typeof trade_no === 'string'
      ? await question.bank.tradeByPlatformNo(trade_no)
      : await question.bank.trade(no)
  return trade ? handle(trade, question) : failure('40004', 'ACQ.TRADE_NOT_EXIST', { out_trade_no: no })
}

function query(trade: Trade): Node {
  const { state } = trade
  const kept = yuan(state.is === 'paid' ? trade.amount - back(trade) : 0)
  return success({
    out_trade_no: trade.no,
    trade_no: trade.platformNo,
    trade_status: statusOf(trade),
    total_amount: yuan(trade.amount),
    receipt_amount: kept,
    buyer_pay_amount: kept,
    ...(state.is === 'paid' ? { send_pay_date: beijing(state.at), buyer_logon_id: 'kao***@example.cn' } : {}),
  })
}

async function close(trade: Trade, { bank }: Question): Promise<Node> {
  const result = await bank.close(trade.no)
  if ('refused' in result) return refusal(result, trade)
  return success({ out_trade_no: trade.no, trade_no: trade.platformNo })
}

/** Without a number of its own a refund must be of the whole trade, whose number it then takes (Alipay, `out_request_no`). */
async function refund(trade: Trade, { content, bank }: Question): Promise<Node> {
  const amount = fenOf(content.refund_amount)
  const requestNo = typeof content.out_request_no === 'string' ? content.out_request_no : ''
  if (amount === undefined || (!requestNo && amount !== trade.amount)) {
    return refusal({ refused: 'ACQ.INVALID_PARAMETER' }, trade)
  }
  const result = await bank.refund(
    trade.no,
    requestNo || trade.no,
    amount,
    String(content.refund_reason ?? ''),
  )
  if ('refused' in result) return refusal(result, trade)
  const done = result.trade.refunds.find((one) => one.requestNo === (requestNo || trade.no))
  return success({
    out_trade_no: trade.no,
    trade_no: trade.platformNo,
    fund_change: result.moved ? 'Y' : 'N',
    refund_fee: yuan(back(result.trade)),
    send_back_fee: result.moved ? yuan(amount) : '0.00',
    gmt_refund_pay: beijing(done?.at ?? 0),
  })
}

/** No `refund_status` where nothing by that number is known. */
function refundQuery(trade: Trade, { content }: Question): Node {
  const found = trade.refunds.find((one) => one.requestNo === content.out_request_no)
  if (!found) return success({})
  const wanted = Array.isArray(content.query_options) ? content.query_options : []
  return success({
    out_trade_no: trade.no,
    trade_no: trade.platformNo,
    out_request_no: found.requestNo,
    refund_amount: yuan(found.amount),
    total_amount: yuan(trade.amount),
    refund_status: 'REFUND_SUCCESS',
    ...(wanted.includes('gmt_refund_pay') ? { gmt_refund_pay: beijing(found.at) } : {}),
  })
}

/** The bill of a day is there on the next; its address is good for 30 seconds. */
async function bill({ content, bank, origin }: Question): Promise<Node> {
  const { bill_type, bill_date } = content
  const today = beijing(await bank.clock()).slice(0, 10)
  if (bill_type !== 'trade' || typeof bill_date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(bill_date)) {
    return failure('40002', 'isv.invalid-parameter')
  }
  if (bill_date >= today) return failure('40004', 'isp.bill_not_exist')
  return success({ bill_download_url: `${origin}/bill/${await bank.addTicket(bill_date)}` })
}

function refusal({ refused }: Refusal, trade: Trade): Node {
  return failure('40004', refused, { out_trade_no: trade.no, trade_no: trade.platformNo })
}
