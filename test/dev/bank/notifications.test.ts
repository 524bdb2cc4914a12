import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { alipayAt, openMerchant } from './merchant.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
let shop: Awaited<ReturnType<typeof openMerchant>>

beforeAll(async () => {
  shop = await openMerchant(2)
})
afterAll(() => shop.shut())
beforeEach(async () => {
  await shop.tell('/control/reset')
  await shop.tell('/control', { speed: 1 })
  Object.assign(shop.listener, { answer: 'success', status: 200 })
  shop.listener.received.length = 0
})

const states = () =>
  shop.listener.received.map((heard) => ('ok' in heard ? heard.ok.answer.is : heard.problems.join()))

test('once somebody has answered success, nothing is sent again', async () => {
  const { tradeNo } = await shop.opened()
  await shop.pay(tradeNo)
  await shop.advance(30 * HOUR)
  expect(states()).toEqual(['paid'])
})

test('without success it is sent eight times, 4, 10 and 10 minutes, 1, 2, 6 and 15 hours apart', async () => {
  const { tradeNo } = await shop.opened()
  shop.listener.answer = 'fail'
  await shop.pay(tradeNo)
  const waits = [4 * MINUTE, 10 * MINUTE, 10 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 15 * HOUR]
  for (const [n, wait] of waits.entries()) {
    // The minute leaves room for the time this test itself takes.
    await shop.advance(wait - MINUTE)
    expect(shop.listener.received).toHaveLength(n + 1)
    await shop.advance(MINUTE)
    expect(shop.listener.received).toHaveLength(n + 2)
  }
  await shop.advance(15 * HOUR)
  expect(states()).toEqual(Array.from({ length: 8 }, () => 'paid'))
  const [trade] = (await shop.overview()).trades
  expect(new Set(trade?.notifications.map((one) => one.fields.notify_id)).size).toBe(1)
})

test('a trade that the merchant closes is notified as closed, and sent again until success', async () => {
  const { tradeNo } = await shop.opened()
  shop.listener.answer = 'fail'
  await shop.gateway.close(tradeNo)
  await shop.advance(1)
  shop.listener.answer = 'success'
  await shop.advance(4 * MINUTE)
  await shop.advance(30 * HOUR)
  expect(states()).toEqual(['closed', 'closed'])
  const [trade] = (await shop.overview()).trades
  expect(trade?.notifications[0]?.fields).toMatchObject({ trade_status: 'TRADE_CLOSED' })
  expect(trade?.notifications[0]?.fields).not.toHaveProperty('refund_fee')
})

test('an unpaid trade that time closes is notified as closed; one that never came into being is not', async () => {
  await shop.cashier(shop.order())
  const { tradeNo } = await shop.opened()
  await shop.advance(24 * HOUR)
  expect(shop.listener.received).toMatchObject([{ ok: { tradeNo, answer: { is: 'closed' } } }])
})

test('the schedule can be pressed into a moment, by a switch or from the start', async () => {
  await shop.tell('/control/reset')
  expect((await shop.overview()).switches.speed).toBe(2)
  await shop.tell('/control', { speed: 1_000_000 })
  const { tradeNo } = await shop.opened()
  shop.listener.answer = 'fail'
  const eighth = Array.from({ length: 8 }, () => shop.listener.next()).at(-1)
  await shop.pay(tradeNo)
  expect(await eighth).toMatchObject({ ok: { answer: { is: 'paid' } } })
})

test.each(['SUCCESS', 'success\n', ' success', '<p>success</p>', '', '"success"'])(
  'the answer %j is not success',
  async (answer) => {
    const { tradeNo } = await shop.opened()
    shop.listener.answer = answer
    await shop.pay(tradeNo)
    shop.listener.answer = 'success'
    await shop.advance(4 * MINUTE)
    await shop.advance(30 * HOUR)
    expect(states()).toEqual(['paid', 'paid'])
  },
)

test('success with a redirect or an error is not success either', async () => {
  for (const status of [302, 403, 500]) {
    const { tradeNo } = await shop.opened()
    shop.listener.received.length = 0
    shop.listener.status = status
    await shop.pay(tradeNo)
    shop.listener.status = 200
    await shop.advance(4 * MINUTE)
    expect(states()).toEqual(['paid', 'paid'])
  }
})

test('a dropped notification leaves only the question; the line mended, it arrives at its next time', async () => {
  const { tradeNo } = await shop.opened()
  await shop.tell('/control', { tradeNo, notify: 'drop' })
  await shop.pay(tradeNo)
  await shop.advance(4 * MINUTE)
  expect(states()).toEqual([])
  expect(await shop.gateway.query(tradeNo)).toMatchObject({ is: 'paid', amount: 16_000 })
  await shop.tell('/control', { tradeNo, notify: 'send' })
  await shop.advance(10 * MINUTE)
  expect(states()).toEqual(['paid'])
})

test('a hundred copies at once are a hundred times the same message', async () => {
  const { tradeNo } = await shop.opened()
  await shop.tell('/control', { tradeNo, repeat: 100 })
  await shop.pay(tradeNo)
  expect(shop.listener.received).toHaveLength(100)
  expect(new Set(shop.listener.received.map((heard) => JSON.stringify(heard))).size).toBe(1)
})

test('a delayed notification comes when the delay is over', async () => {
  const { tradeNo } = await shop.opened()
  await shop.tell('/control', { delay: 2 * HOUR })
  await shop.pay(tradeNo)
  await shop.advance(HOUR)
  expect(states()).toEqual([])
  await shop.advance(HOUR)
  expect(states()).toEqual(['paid'])
})

test('turned round, the news of the refund comes before the payment', async () => {
  const { tradeNo } = await shop.opened()
  await shop.tell('/control', { tradeNo, reorder: 'on' })
  await shop.pay(tradeNo)
  expect(states()).toEqual([])
  await shop.gateway.refund({ tradeNo, refundNo: 'R1', amount: 1, reason: '' })
  await shop.advance(1)
  expect(states()).toEqual(['refunded', 'paid'])
})

test('what waits for its turn can be let go alone', async () => {
  const { tradeNo } = await shop.opened()
  await shop.tell('/control', { reorder: 'on' })
  await shop.pay(tradeNo)
  await shop.tell('/control/release', { tradeNo })
  expect(states()).toEqual(['paid'])
})

test.each([
  ['wrong-key', 'signature'],
  ['unsigned', 'signature'],
  ['sha1', 'signature'],
  ['altered', 'signature'],
  ['other-app', 'application'],
  ['other-seller', 'seller'],
  ['twice', 'malformed'],
  ['gbk', 'malformed'],
])(
  'forged by %s, a notification is refused by its %s, and the true one still comes',
  async (forge, reason) => {
    const { tradeNo } = await shop.opened()
    await shop.tell('/control', { tradeNo, forge })
    shop.listener.answer = 'fail'
    await shop.pay(tradeNo)
    expect(states()).toEqual([reason])
    await shop.tell('/control', { tradeNo, forge: 'no' })
    shop.listener.answer = 'success'
    await shop.advance(4 * MINUTE)
    expect(states()).toEqual([reason, 'paid'])
  },
)

test('one fen more or less, signed by the bank, is shown as it is', async () => {
  for (const amount of [1, -1]) {
    const { tradeNo } = await shop.opened()
    await shop.tell('/control', { tradeNo, amount })
    await shop.pay(tradeNo)
    expect(shop.listener.received.at(-1)).toMatchObject({
      ok: { answer: { is: 'paid', amount: 16_000 + amount } },
    })
    expect(await shop.gateway.query(tradeNo)).toMatchObject({ is: 'paid', amount: 16_000 })
  }
})

test('any message can be sent by hand, in any order and with any state', async () => {
  const { tradeNo } = await shop.opened()
  const send = (how: object) => shop.tell('/control/notify', { tradeNo, ...how })
  await send({ status: 'TRADE_CLOSED' })
  await send({ status: 'WAIT_BUYER_PAY' })
  await send({ status: 'TRADE_FINISHED', times: 2 })
  await send({ forge: 'wrong-key' })
  expect(states()).toEqual(['closed', 'waiting', 'paid', 'paid', 'signature'])
  expect(await shop.gateway.query(tradeNo)).toEqual({ is: 'waiting' })
  expect((await send({ status: 'WAIT_BUYER_PAY' })).echoes).toEqual([{ status: 200, answer: 'success' }])
})

test.each([
  ['error', 'http 502'],
  ['garbage', 'garbage'],
  ['redirect', 'http 302'],
  ['unsigned', 'signature'],
])('a bank that answers with %s leaves the trade unknown, for this trade only', async (answer, why) => {
  const [ill, well] = [await shop.opened(), await shop.opened()]
  await shop.tell('/control', { tradeNo: ill.tradeNo, answer })
  expect(await shop.gateway.query(ill.tradeNo)).toEqual({ is: 'unknown', why })
  expect(await shop.gateway.query(well.tradeNo)).toEqual({ is: 'waiting' })
})

test('a bank that says nothing is given up', async () => {
  const { tradeNo } = await shop.opened()
  await shop.tell('/control', { tradeNo, answer: 'silence' })
  const hasty = alipayAt(shop.origin, shop.keys, { timeoutMs: 200 })
  expect(await hasty.query(tradeNo)).toEqual({ is: 'unknown', why: 'timeout' })
})

test('a slow bank is waited for as long as patience lasts', async () => {
  const { tradeNo } = await shop.opened()
  await shop.tell('/control', { tradeNo, slow: 50 })
  expect(await shop.gateway.query(tradeNo)).toEqual({ is: 'waiting' })
})
