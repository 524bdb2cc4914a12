import { expect, test } from 'vitest'
import { makePair } from '../../../../src/dev/node/bank-keys.ts'
import { answer, gateway, KEYS, NOW, PAID_AT, TRADE } from './platform-side.ts'

const PLATFORM_NO = '2026121822001400000000000001'
const common = {
  code: '10000',
  msg: 'Success',
  out_trade_no: TRADE,
  trade_no: PLATFORM_NO,
  total_amount: '160.00',
}
const success = { ...common, trade_status: 'TRADE_SUCCESS', send_pay_date: '2026-12-18 10:31:22' }
const failure = (sub_code: string) => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code,
  out_trade_no: TRADE,
})
const paid = { is: 'paid', amount: 16_000, platformNo: PLATFORM_NO, paidAt: PAID_AT }
const REFUND = { tradeNo: TRADE, refundNo: 'R1', amount: 8000, reason: '重复支付' }

test('a paid trade is known by number, amount and time', async () => {
  expect(await gatewaySaying({ query: success }).query(TRADE)).toEqual(paid)
  expect(await gatewaySaying({ query: { ...success, trade_status: 'TRADE_FINISHED' } }).query(TRADE)).toEqual(
    paid,
  )
})

test('an unpaid trade waits, a closed one is closed, one without a buyer is absent', async () => {
  expect(await gatewaySaying({ query: { ...common, trade_status: 'WAIT_BUYER_PAY' } }).query(TRADE)).toEqual({
    is: 'waiting',
  })
  expect(await gatewaySaying({ query: { ...common, trade_status: 'TRADE_CLOSED' } }).query(TRADE)).toEqual({
    is: 'closed',
  })
  expect(await gatewaySaying({ query: failure('ACQ.TRADE_NOT_EXIST') }).query(TRADE)).toEqual({
    is: 'absent',
  })
})

test('a trade closed after it was paid was refunded', async () => {
  const state = await gatewaySaying({ query: { ...success, trade_status: 'TRADE_CLOSED' } }).query(TRADE)
  expect(state).toEqual({
    is: 'refunded',
    amount: 16_000,
    refunded: 16_000,
    platformNo: PLATFORM_NO,
    refundedAt: NOW,
  })
})

test.each([
  ['a system error', failure('ACQ.SYSTEM_ERROR'), 'ACQ.SYSTEM_ERROR'],
  ['a platform that is out of order', { code: '20000', sub_code: 'isp.unknow-error' }, 'isp.unknow-error'],
  [
    'a request that it calls wrongly signed',
    { code: '40002', sub_code: 'isv.invalid-signature' },
    'isv.invalid-signature',
  ],
  ['an unknown state', { ...success, trade_status: 'TRADE_PENDING' }, 'trade_status'],
  ['an amount in another notation', { ...success, total_amount: '1.6e2' }, 'garbage'],
  ['an amount that is a number', { ...success, total_amount: 160 }, 'garbage'],
  ['no number of the platform', { ...success, trade_no: '' }, 'garbage'],
  ['no code', { ...success, code: undefined }, 'garbage'],
  ['a signed answer about another trade', { ...success, out_trade_no: 'NCRE202612187KQ402' }, 'other trade'],
])('%s leaves the trade unknown', async (_, query, why) => {
  expect(await gatewaySaying({ query }).query(TRADE)).toEqual({ is: 'unknown', why })
})

test('the signature covers the node as it was written, slashes and blanks included', async () => {
  const written = `{ "code" : "10000","out_trade_no":"${TRADE}","trade_no":"${PLATFORM_NO}",\n"total_amount":"160.00","note":"a\\/b \\"}\\" {\\u4e2d","list":[{"x":"]"}],"trade_status":"WAIT_BUYER_PAY"}`
  expect(await gatewayAnswering(() => answer('alipay.trade.query', written)).query(TRADE)).toEqual({
    is: 'waiting',
  })
})

test.each([
  ['not signed', () => `{"alipay_trade_query_response":${JSON.stringify(success)}}`],
  [
    'signed by someone else',
    () => answer('alipay.trade.query', JSON.stringify(success), makePair().privateKey),
  ],
  [
    'signed by our own key',
    () => answer('alipay.trade.query', JSON.stringify(success), KEYS.merchant.privateKey),
  ],
  [
    'altered after signing',
    () => answer('alipay.trade.query', JSON.stringify(success)).replace('160.00', '160.01'),
  ],
])('an answer %s is not believed', async (_, body) => {
  expect(await gatewayAnswering(body).query(TRADE)).toEqual({ is: 'unknown', why: 'signature' })
})

test.each([
  ['an error without a node', '{"error_response":{"code":"20000"},"sign":"x"}', 'error_response'],
  ['a page', '<html>502</html>', 'garbage'],
  ['nothing', '', 'garbage'],
  ['a list', '[1]', 'garbage'],
  ['half an answer', '{"alipay_trade_query_response":{"code":', 'garbage'],
  ['the answer to another question', answer('alipay.trade.close', JSON.stringify(success)), 'garbage'],
  ['two answers in one', twoNodes(), 'garbage'],
])('%s leaves the trade unknown', async (_, body, why) => {
  expect(await gatewayAnswering(() => body).query(TRADE)).toEqual({ is: 'unknown', why })
})

test('closing an unpaid trade closes it', async () => {
  expect(await gatewaySaying({ close: common }).close(TRADE)).toEqual({ is: 'closed' })
})

test('closing a trade that was paid in the meantime finds the payment', async () => {
  const close = failure('ACQ.TRADE_STATUS_ERROR')
  expect(await gatewaySaying({ close, query: success }).close(TRADE)).toEqual(paid)
  const closed = { ...common, trade_status: 'TRADE_CLOSED' }
  expect(await gatewaySaying({ close, query: closed }).close(TRADE)).toEqual({ is: 'closed' })
})

test('closing a trade that the platform never saw answers absent, an error answers unknown', async () => {
  expect(await gatewaySaying({ close: failure('ACQ.TRADE_NOT_EXIST') }).close(TRADE)).toEqual({
    is: 'absent',
  })
  expect(await gatewaySaying({ close: { code: '20000' } }).close(TRADE)).toEqual({
    is: 'unknown',
    why: '20000',
  })
})

test('a refund that moved money has the platform’s time', async () => {
  const refund = { ...common, fund_change: 'Y', refund_fee: '80.00', gmt_refund_pay: '2026-12-18 10:31:22' }
  expect(await gatewaySaying({ refund }).refund(REFUND)).toEqual({ is: 'refunded', refundedAt: PAID_AT })
})

test('a repeated refund is looked up by its number', async () => {
  const refund = { ...common, fund_change: 'N', refund_fee: '80.00' }
  const lookup = {
    ...common,
    out_request_no: 'R1',
    refund_amount: '80.00',
    gmt_refund_pay: '2026-12-18 10:31:22',
  }
  const done = { ...lookup, refund_status: 'REFUND_SUCCESS' }
  expect(await gatewaySaying({ refund, lookup: done }).refund(REFUND)).toEqual({
    is: 'refunded',
    refundedAt: PAID_AT,
  })
  expect(await gatewaySaying({ refund, lookup }).refund(REFUND)).toEqual({ is: 'pending' })
  const other = { ...done, refund_amount: '80.01' }
  expect(await gatewaySaying({ refund, lookup: other }).refund(REFUND)).toEqual({
    is: 'unknown',
    why: 'other refund',
  })
})

test('a refund is refused only when the platform knows no refund of that number', async () => {
  const refund = failure('ACQ.TRADE_HAS_CLOSE')
  const none = { ...common, out_request_no: 'R1' }
  const query = success
  const done = { ...none, refund_amount: '80.00', refund_status: 'REFUND_SUCCESS' }
  expect(await gatewaySaying({ refund, lookup: none, query }).refund(REFUND)).toEqual({
    is: 'refused',
    why: 'ACQ.TRADE_HAS_CLOSE',
    outlook: 'final',
  })
  expect(await gatewaySaying({ refund, lookup: done }).refund(REFUND)).toEqual({
    is: 'refunded',
    refundedAt: NOW,
  })
})

test.each(['ACQ.SELLER_BALANCE_NOT_ENOUGH', 'ACQ.SYSTEM_ERROR'])(
  'a refund that is refused by %s may be asked for again (case 79)',
  async (why) => {
    const refused = await gatewaySaying({ refund: failure(why) }).refund(REFUND)
    expect(refused).toEqual({ is: 'refused', why, outlook: 'temporary' })
  },
)

test.each(['ACQ.TRADE_HAS_FINISHED', 'ACQ.REASON_TRADE_REFUND_FEE_ERR', 'ACQ.TRADE_STATUS_ERROR'])(
  'a refund that is refused by %s is refused for good (case 77)',
  async (why) => {
    const nodes = { refund: failure(why), lookup: { ...common, out_request_no: 'R1' }, query: success }
    expect(await gatewaySaying(nodes).refund(REFUND)).toEqual({ is: 'refused', why, outlook: 'final' })
  },
)

test('a refund is done where the seller gave all of it back by hand, under another number', async () => {
  const nodes = { refund: failure('ACQ.TRADE_HAS_CLOSE'), lookup: { ...common, out_request_no: 'R1' } }
  const closed = { ...success, trade_status: 'TRADE_CLOSED' }
  const done = { is: 'refunded', refundedAt: NOW }
  expect(await gatewaySaying({ ...nodes, query: closed }).refund(REFUND)).toEqual(done)
  const unanswered = await gatewaySaying({ ...nodes, query: { code: '20000' } }).refund(REFUND)
  expect(unanswered).toEqual({ is: 'unknown', why: '20000' })
})

test('of a refusal that no table names nobody knows what becomes', async () => {
  for (const why of ['ACQ.REASON_TRADE_BEEN_FREEZEN', 'ACQ.SOMETHING_NEW', 'constructor']) {
    const nodes = { refund: failure(why), lookup: { ...common, out_request_no: 'R1' } }
    expect(await gatewaySaying(nodes).refund(REFUND)).toEqual({ is: 'refused', why, outlook: 'unclear' })
  }
})

type Nodes = Partial<Record<'query' | 'close' | 'refund' | 'lookup', Record<string, unknown>>>

/** A gateway whose platform answers with these signed nodes. */
function gatewaySaying(nodes: Nodes) {
  const byMethod: Record<string, Record<string, unknown> | undefined> = {
    'alipay.trade.query': nodes.query,
    'alipay.trade.close': nodes.close,
    'alipay.trade.refund': nodes.refund,
    'alipay.trade.fastpay.refund.query': nodes.lookup,
  }
  return gatewayAnswering((method) => answer(method, JSON.stringify(byMethod[method]).replaceAll('/', '\\/')))
}

function gatewayAnswering(body: (method: string) => string) {
  const fetch = async (address: RequestInfo | URL) =>
    new Response(body(new URL(String(address)).searchParams.get('method') ?? ''))
  return gateway({}, { fetch })
}

function twoNodes(): string {
  const first = `"alipay_trade_query_response":${JSON.stringify({ ...success, total_amount: '0.01' })},`
  return answer('alipay.trade.query', JSON.stringify(success)).replace('{', `{${first}`)
}
