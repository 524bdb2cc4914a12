import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { settingsFor } from '../../../src/dev/node/bank-keys.ts'
import { rsa2 } from '../../payment/gateways/alipay/platform-side.ts'
import { openMerchant, visit } from './merchant.ts'

const DAY = 86_400_000
let shop: Awaited<ReturnType<typeof openMerchant>>

beforeAll(async () => {
  shop = await openMerchant()
})
afterAll(() => shop.shut())
beforeEach(async () => {
  await shop.tell('/control/reset')
  shop.listener.received.length = 0
})

const refund = (tradeNo: string, refundNo: string, amount: number) =>
  shop.gateway.refund({ tradeNo, refundNo, amount, reason: '重复支付' })

test('a closed trade cannot be paid, closing it again finds it closed', async () => {
  const { tradeNo } = await shop.opened()
  expect(await shop.gateway.close(tradeNo)).toEqual({ is: 'closed' })
  expect(await shop.pay(tradeNo)).toMatchObject({ status: 409, refused: 'ACQ.TRADE_HAS_CLOSE' })
  expect(await shop.gateway.close(tradeNo)).toEqual({ is: 'closed' })
})

test('a paid trade cannot be closed, and closing says that it is paid', async () => {
  const { tradeNo } = await shop.opened()
  await shop.pay(tradeNo)
  expect(await shop.gateway.close(tradeNo)).toMatchObject({ is: 'paid', amount: 16_000 })
})

test('paying and closing at the same moment: one of them wins, and both know which', async () => {
  const orders = await Promise.all(Array.from({ length: 12 }, () => shop.opened()))
  const races = orders.map(async ({ tradeNo }, n) => {
    const both = [() => shop.pay(tradeNo), () => shop.gateway.close(tradeNo)] as const
    const [pay, close] =
      n % 2
        ? await Promise.all([both[0](), both[1]()])
        : (await Promise.all([both[1](), both[0]()])).reverse()
    return { tradeNo, paid: 'ok' in (pay ?? {}), closed: JSON.stringify(close).includes('"closed"') }
  })
  for (const { tradeNo, paid, closed } of await Promise.all(races)) {
    expect(paid).toBe(!closed)
    expect(await shop.gateway.query(tradeNo)).toMatchObject({ is: paid ? 'paid' : 'closed' })
  }
})

test('a refund asked for twice with one number goes back once', async () => {
  const { tradeNo } = await shop.opened()
  await shop.pay(tradeNo)
  expect(await refund(tradeNo, 'R1', 6000)).toMatchObject({ is: 'refunded' })
  expect(await refund(tradeNo, 'R1', 6000)).toMatchObject({ is: 'refunded' })
  await Promise.all(Array.from({ length: 10 }, () => refund(tradeNo, 'R1', 6000)))
  const [trade] = (await shop.overview()).trades
  expect(trade?.refunds.map(({ requestNo, amount }) => [requestNo, amount])).toEqual([['R1', 6000]])
  expect(await shop.gateway.query(tradeNo)).toMatchObject({ is: 'paid', amount: 16_000 })
})

test('the same number with another sum is refused, and so is more than was paid', async () => {
  const { tradeNo } = await shop.opened()
  await shop.pay(tradeNo)
  await refund(tradeNo, 'R1', 6000)
  expect(await refund(tradeNo, 'R1', 6001)).toMatchObject({ is: 'unknown', why: 'other refund' })
  expect(await refund(tradeNo, 'R2', 10_001)).toEqual({
    is: 'refused',
    why: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL',
    outlook: 'final',
  })
  expect(await refund(tradeNo, 'R3', 10_000)).toMatchObject({ is: 'refunded' })
  expect(await shop.gateway.query(tradeNo)).toMatchObject({
    is: 'refunded',
    amount: 16_000,
    refunded: 16_000,
  })
  expect(await refund(tradeNo, 'R3', 10_000)).toMatchObject({ is: 'refunded' })
})

test('money that never came is not given back', async () => {
  const { tradeNo } = await shop.opened()
  expect(await refund(tradeNo, 'R1', 100)).toMatchObject({ is: 'refused', why: 'ACQ.TRADE_STATUS_ERROR' })
  expect(await refund('NOBODY', 'R1', 100)).toMatchObject({ is: 'refused', why: 'ACQ.TRADE_NOT_EXIST' })
})

test('a refund whose answer was lost is found by its number', async () => {
  const { tradeNo } = await shop.opened()
  await shop.pay(tradeNo)
  await shop.tell('/control', { tradeNo, answer: 'error' })
  expect(await refund(tradeNo, 'R1', 16_000)).toEqual({ is: 'unknown', why: 'http 502' })
  await shop.tell('/control', { tradeNo, answer: 'right' })
  expect(await refund(tradeNo, 'R1', 16_000)).toMatchObject({ is: 'refunded' })
})

describe('a refund made at the platform, without the merchant’s server', () => {
  const fields = async () => {
    const [trade] = (await shop.overview()).trades
    return trade?.notifications.at(-1)?.fields ?? {}
  }

  test('of a part is notified, is no payment, and the trade stays paid', async () => {
    const { tradeNo } = await shop.opened()
    await shop.pay(tradeNo)
    await visit(`${shop.origin}/control/refund`, { tradeNo, yuan: '60.00' })
    expect(shop.listener.received).toMatchObject([
      { ok: { answer: { is: 'paid', amount: 16_000 } } },
      { ok: { answer: { is: 'refunded', amount: 16_000, refunded: 6000 } } },
    ])
    expect(await fields()).toMatchObject({ trade_status: 'TRADE_SUCCESS', refund_fee: '60.00' })
    expect(await fields()).not.toHaveProperty('gmt_close')
    expect(await shop.gateway.query(tradeNo)).toMatchObject({ is: 'paid', amount: 16_000 })
  })

  test('of the whole, or of all that is left, is notified and closes the trade', async () => {
    for (const parts of [[], ['60.00', '0.01']]) {
      const { tradeNo } = await shop.opened()
      await shop.pay(tradeNo)
      for (const yuan of parts) await shop.tell('/control/refund', { tradeNo, yuan })
      const { text } = await visit(`${shop.origin}/control/refund`, { tradeNo })
      expect(text).toContain('TRADE_CLOSED')
      expect(shop.listener.received.at(-1)).toMatchObject({
        ok: { tradeNo, answer: { is: 'refunded', amount: 16_000, refunded: 16_000 } },
      })
      expect(await fields()).toMatchObject({ trade_status: 'TRADE_CLOSED', refund_fee: '160.00' })
      expect(await fields()).toHaveProperty('gmt_close')
      expect(await shop.gateway.query(tradeNo)).toMatchObject({ is: 'refunded', refunded: 16_000 })
      // The platform refuses a refund of what is back already; asked about the trade, it says that all of it is back.
      expect(await refund(tradeNo, 'R1', 16_000)).toMatchObject({ is: 'refunded' })
    }
  })

  test('is possible on the control page once a trade is paid, with the amount that is left', async () => {
    const { tradeNo } = await shop.opened()
    const page = async () => (await visit(`${shop.origin}/control`)).text
    expect(await page()).not.toContain('全额退款')
    await shop.pay(tradeNo)
    expect(await page()).toMatch(/name="yuan"[^>]* value="160.00".*全额退款/s)
    await visit(`${shop.origin}/control/refund`, { tradeNo, yuan: '60.00' })
    expect(await page()).toMatch(/name="yuan"[^>]* value="100.00"/)
    await visit(`${shop.origin}/control/refund`, { tradeNo })
    expect(await page()).not.toContain('全额退款')
  })
})

test.each([
  ['ACQ.SELLER_BALANCE_NOT_ENOUGH', 'temporary'],
  ['ACQ.TRADE_HAS_FINISHED', 'final'],
  ['ACQ.REASON_TRADE_REFUND_FEE_ERR', 'final'],
])(
  'a platform that is told to refuse refunds with %s answers so until it is told otherwise',
  async (why, outlook) => {
    const { tradeNo } = await shop.opened()
    await shop.pay(tradeNo)
    await refund(tradeNo, 'R0', 1000)
    await shop.tell('/control', { tradeNo, refund: why })
    expect(await refund(tradeNo, 'R1', 15_000)).toEqual({ is: 'refused', why, outlook })
    expect(await refund(tradeNo, 'R1', 15_000)).toEqual({ is: 'refused', why, outlook })
    expect(await refund(tradeNo, 'R0', 1000)).toMatchObject({ is: 'refunded' })
    await shop.tell('/control', { tradeNo, refund: 'right' })
    expect(await refund(tradeNo, 'R1', 15_000)).toMatchObject({ is: 'refunded' })
  },
)

test('the bill of yesterday lists what was paid and what went back, in yuan with two digits', async () => {
  const now = (await shop.overview()).clock
  // Noon in Beijing, so that no midnight falls into this test.
  await shop.advance(DAY - ((now - 4 * 3_600_000) % DAY))
  const expires = now + 3 * DAY
  const { tradeNo } = await shop.opened({ expiresAt: expires, subject: '二级,C语言"2027"' })
  await shop.opened({ expiresAt: expires })
  await shop.pay(tradeNo)
  await refund(tradeNo, 'R1', 6000)
  const day = beijingDay((await shop.overview()).clock)
  expect(await billAddress(day)).toBeUndefined()
  await shop.advance(DAY)
  const address = await billAddress(day)
  const lines = (await (await fetch(address ?? '')).text())
    .split('\r\n')
    .filter((line) => line.includes(tradeNo))
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/\t,交易\t,"二级,C语言""2027""",.*,160\.00,160\.00,/)
  expect(lines[1]).toMatch(/\t,退款\t,.*,-60\.00,-60\.00,.*,R1\t,/)
  await shop.advance(31_000)
  expect((await fetch(address ?? '')).status).toBe(404)
})

test('trades, money and what is still to be sent outlive the bank’s process', async () => {
  const { tradeNo } = await shop.opened()
  shop.listener.answer = 'fail'
  await shop.pay(tradeNo)
  await shop.restart()
  shop.listener.answer = 'success'
  expect(await shop.gateway.query(tradeNo)).toMatchObject({ is: 'paid', amount: 16_000 })
  await shop.advance(4 * 60_000)
  expect(shop.listener.received).toHaveLength(2)
})

function beijingDay(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
}

async function billAddress(day: string): Promise<string | undefined> {
  const params: Record<string, string> = {
    app_id: settingsFor(shop.origin, shop.keys).ALIPAY_APP_ID ?? '',
    biz_content: JSON.stringify({ bill_type: 'trade', bill_date: day }),
    charset: 'utf-8',
    method: 'alipay.data.dataservice.bill.downloadurl.query',
    sign_type: 'RSA2',
    timestamp: `${day} 12:00:00`,
    version: '1.0',
  }
  const names = Object.keys(params).sort()
  const sign = rsa2(names.map((name) => `${name}=${params[name]}`).join('&'), shop.keys.merchant.privateKey)
  const answer = await fetch(`${shop.origin}/gateway.do`, {
    method: 'POST',
    body: new URLSearchParams({ ...params, sign }),
  })
  const said = (await answer.json()) as Record<string, { bill_download_url?: string }>
  return said.alipay_data_dataservice_bill_downloadurl_query_response?.bill_download_url
}
