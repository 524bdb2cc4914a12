import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PaymentRequest } from '../../../src/payment/gateways/gateway.ts'
import { openMerchant, visit } from './merchant.ts'

const HOUR = 3_600_000
let shop: Awaited<ReturnType<typeof openMerchant>>

beforeAll(async () => {
  shop = await openMerchant()
})
afterAll(() => shop.shut())
beforeEach(async () => {
  await shop.tell('/control/reset')
  shop.listener.received.length = 0
})

const isAbsent = async (tradeNo: string) => {
  expect(await shop.gateway.query(tradeNo)).toEqual({ is: 'absent' })
  expect(await shop.gateway.close(tradeNo)).toEqual({ is: 'absent' })
}

describe('the trade comes into being', () => {
  test('on a computer when a buyer scans or logs in, not when the cashier’s page is opened', async () => {
    const attempt = shop.order()
    await isAbsent(attempt.tradeNo)
    const { address } = await shop.cashier(attempt)
    await isAbsent(attempt.tradeNo)
    const { text } = await visit(address, { buyer: 'candidate', do: 'log-in' })
    expect(text).toContain('<dd>考生的账户</dd>')
    expect(await shop.gateway.query(attempt.tradeNo)).toEqual({ is: 'waiting' })
  })

  test.each([
    ['and the payment has failed', 'fail', 'waiting'],
    ['and the payment is confirmed', 'pay', 'paid'],
  ])('on a phone only when the password has been entered %s', async (_, act, state) => {
    const attempt = shop.order({ device: 'phone' })
    const { address, text } = await shop.cashier(attempt)
    expect(text).not.toContain('登录')
    await visit(address, { buyer: 'candidate', do: 'log-in' })
    await isAbsent(attempt.tradeNo)
    await visit(address, { buyer: 'candidate', bank: 'ICBC', do: act })
    expect(await shop.gateway.query(attempt.tradeNo)).toMatchObject({ is: state })
  })

  test('never, when no buyer came before the last moment: nothing is paid, and nothing is notified', async () => {
    const attempt = shop.order({ expiresAt: Date.now() + HOUR })
    const { address } = await shop.cashier(attempt)
    await shop.advance(HOUR)
    expect((await visit(address)).text).toContain('付款时间已过')
    await visit(address, { buyer: 'candidate', bank: 'ICBC', do: 'pay' })
    await isAbsent(attempt.tradeNo)
    expect(shop.listener.received).toEqual([])
  })
})

describe('the trade belongs to its first buyer', () => {
  test('another account is refused, and reads that a new order number is needed', async () => {
    const attempt = await shop.opened()
    const { address } = await shop.cashier(attempt)
    for (const act of ['pay', 'fail', 'log-in']) {
      const { status, text } = await visit(address, { buyer: 'parent', bank: 'ICBC', do: act })
      expect(status).toBe(409)
      expect(text).toContain('<h1>买家不匹配</h1>')
      expect(text).toContain('ACQ.TRADE_BUYER_NOT_MATCH')
      expect(text).toContain('只能由原来的买家（考生的账户）付款')
      expect(text).toContain('更换商户订单号后重新下单')
      expect(text).toMatch(/用原来的账户付款.*返回商户/s)
    }
    expect(await shop.tell('/control/pay', { tradeNo: attempt.tradeNo, buyer: 'parent' })).toMatchObject({
      status: 409,
      refused: 'ACQ.TRADE_BUYER_NOT_MATCH',
    })
    expect(await shop.gateway.query(attempt.tradeNo)).toEqual({ is: 'waiting' })
    const { text } = await visit(address, { buyer: 'candidate', bank: 'ICBC', do: 'pay' })
    expect(text).toContain('付款成功')
  })

  test('a payment that failed binds it, too, on a phone', async () => {
    const { address } = await shop.cashier(shop.order({ device: 'phone' }))
    await visit(address, { buyer: 'parent', bank: 'ICBC', do: 'fail' })
    expect((await visit(address, { buyer: 'candidate', bank: 'ICBC', do: 'pay' })).status).toBe(409)
    expect((await visit(address, { buyer: 'parent', bank: 'ICBC', do: 'pay' })).text).toContain('付款成功')
  })

  test('under a new number the parent can pay, and is named as the buyer', async () => {
    const { tradeNo } = await shop.opened()
    await shop.gateway.close(tradeNo)
    const { address } = await shop.cashier(shop.order())
    const { text } = await visit(address, { buyer: 'parent', bank: 'ICBC', do: 'pay' })
    expect(text).toContain('付款成功')
    expect(text).toContain('<dd>家长的账户</dd>')
    const [trade] = (await shop.overview()).trades
    expect(trade?.notifications[0]?.fields).toMatchObject({
      buyer_id: '2088000000000043',
      buyer_logon_id: 'jia***@example.cn',
    })
  })

  test('two accounts at the same moment: one of them has it', async () => {
    const { address } = await shop.cashier(shop.order())
    const both = ['candidate', 'parent'].map((buyer) => visit(address, { buyer, do: 'log-in' }))
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await shop.overview()).trades).toHaveLength(1)
  })
})

describe('one number has one set of facts', () => {
  const others: [string, Partial<PaymentRequest>][] = [
    ['subject', { subject: '全国计算机等级考试报名费（更正）' }],
    ['amount', { amount: 16_001 }],
    ['product', { device: 'phone' }],
    ['last moment', { expiresAt: Date.now() + 23 * HOUR }],
  ]

  test.each(others)('with another %s it is refused, on a page that says why', async (_, other) => {
    const attempt = await shop.opened()
    const { status, text } = await shop.cashier({ ...attempt, ...other })
    expect(status).toBe(400)
    expect(text).toContain('<h1>订单信息不一致</h1>')
    expect(text).toContain('ACQ.CONTEXT_INCONSISTENT')
    expect(text).toContain('更换商户订单号后重新下单')
    expect(text).toContain('返回商户')
    expect((await shop.cashier(attempt)).status).toBe(200)
  })

  test('a page that was opened before with other facts is refused from the first buyer on', async () => {
    const attempt = shop.order()
    const computer = await shop.cashier(attempt)
    const phone = await shop.cashier({ ...attempt, device: 'phone' })
    expect([computer.status, phone.status]).toEqual([200, 200])
    await visit(computer.address, { buyer: 'candidate', do: 'log-in' })
    const { status, text } = await visit(phone.address, { buyer: 'candidate', bank: 'ICBC', do: 'pay' })
    expect([status, text.includes('ACQ.CONTEXT_INCONSISTENT')]).toEqual([400, true])
    expect(await shop.gateway.query(attempt.tradeNo)).toEqual({ is: 'waiting' })
  })
})

test('a bank whose data is older than its buyers goes on with it', async () => {
  const [paid, waiting] = [await shop.opened(), await shop.opened()]
  await shop.pay(paid.tradeNo)
  await shop.restart((state) => {
    for (const file of globSync(join(state, '**/*.sqlite'))) {
      const data = new DatabaseSync(file)
      const isBank = data.prepare("SELECT 1 FROM sqlite_master WHERE name = 'delivery'").get()
      if (isBank) {
        data.exec("UPDATE trade SET body = json_remove(body, '$.buyer', '$.product'); DROP TABLE cashier")
      }
      data.close()
    }
  })
  expect((await visit(`${shop.origin}/control`)).text).toContain(paid.tradeNo)
  const refund = { tradeNo: paid.tradeNo, refundNo: 'R1', amount: 16_000, reason: '' }
  expect(await shop.gateway.refund(refund)).toMatchObject({ is: 'refunded' })
  const { address } = await shop.cashier(waiting)
  expect((await visit(address, { bank: 'ICBC', do: 'pay' })).text).toContain('付款成功')
})
