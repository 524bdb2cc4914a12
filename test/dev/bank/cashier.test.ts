import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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

test('the cashier page shows who is paid, what for and how much, the banks and the ways on', async () => {
  const { status, text } = await shop.cashier(shop.order())
  expect(status).toBe(200)
  expect(text).toContain('<html lang="zh-CN">')
  for (const word of [
    '全国计算机等级考试报名',
    '全国计算机等级考试报名费',
    '¥160.00',
    '工商银行',
    '建设银行',
    '考生的账户',
    '家长的账户',
  ]) {
    expect(text).toContain(word)
  }
  expect(text).toMatch(
    /<button[^>]*>付款<\/button>.*<button[^>]*>付款失败<\/button>.*<a [^>]*>返回商户<\/a>/s,
  )
  expect(text).toMatch(/value="candidate" checked.*value="ICBC" checked/s)
  expect(text).not.toMatch(/<script|<style|style=/)
})

test('who pays at the page sees so, the merchant is told, and the way back is signed', async () => {
  const attempt = shop.order()
  const { address } = await shop.cashier(attempt)
  const told = shop.listener.next()
  const { text } = await visit(address, { bank: 'CCB', do: 'pay' })
  expect(text).toContain('<h1>付款成功</h1>')
  expect(text).toContain('建设银行')
  const state = { is: 'paid', amount: 16_000 }
  expect(await told).toMatchObject({ ok: { tradeNo: attempt.tradeNo, answer: state } })
  expect(await shop.gateway.query(attempt.tradeNo)).toMatchObject(state)
  const href =
    /<a class="button main" href="([^"]+)">返回商户/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const back = new URL(href)
  expect(back.href.startsWith(`${attempt.returnUrl}&charset=utf-8`)).toBe(true)
  const { lang, sign, sign_type, ...params } = Object.fromEntries(back.searchParams)
  expect({ lang, sign_type }).toEqual({ lang: 'zh', sign_type: 'RSA2' })
  expect(params).toMatchObject({ out_trade_no: attempt.tradeNo, total_amount: '160.00' })
  const names = Object.keys(params).sort()
  const signed = names.map((name) => `${name}=${params[name]}`).join('&')
  expect(sign).toBe(rsa2(signed, shop.keys.bank.privateKey))
})

test('a payment that fails leaves the trade open, and the next try succeeds', async () => {
  const attempt = shop.order()
  const { address } = await shop.cashier(attempt)
  const failed = await visit(address, { bank: 'ABC', do: 'fail' })
  expect(failed.text).toContain('<h1>付款失败</h1>')
  expect(failed.text).toContain('没有扣款')
  expect(failed.text).toMatch(/value="ABC" checked/)
  expect(await shop.gateway.query(attempt.tradeNo)).toEqual({ is: 'waiting' })
  expect(shop.listener.received).toEqual([])
  expect((await visit(failed.address, { bank: 'ABC', do: 'pay' })).text).toContain('付款成功')
})

test('paying twice at two open pages takes the money once', async () => {
  const attempt = shop.order()
  const { address } = await shop.cashier(attempt)
  const told = shop.listener.next()
  await Promise.all([1, 2, 3].map(() => visit(address, { bank: 'BOC', do: 'pay' })))
  await told
  expect((await shop.overview()).trades[0]?.notifications).toHaveLength(1)
  expect((await visit(address, { bank: 'BOC', do: 'fail' })).text).toContain('付款成功')
})

test('without a bank chosen nothing is paid', async () => {
  const { address } = await shop.cashier(shop.order())
  const answer = await visit(address, { do: 'pay' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('请选择银行')
})

test('at the last moment the trade closes: it cannot be paid any more, and the merchant is notified', async () => {
  const attempt = await shop.opened({ expiresAt: Date.now() + DAY })
  const { address } = await shop.cashier(attempt)
  await shop.advance(DAY)
  expect((await visit(address, { bank: 'ICBC', do: 'pay' })).text).toContain('付款时间已过')
  expect(await shop.pay(attempt.tradeNo)).toMatchObject({ status: 409, refused: 'ACQ.TRADE_HAS_CLOSE' })
  expect(await shop.gateway.query(attempt.tradeNo)).toEqual({ is: 'closed' })
  expect(shop.listener.received).toMatchObject([
    { ok: { tradeNo: attempt.tradeNo, answer: { is: 'closed' } } },
  ])
})

test('a cashier page opened after the last moment makes no trade', async () => {
  const late = shop.order({ expiresAt: Date.now() - 1000 })
  const { status, text } = await shop.cashier(late)
  expect(status).toBe(400)
  expect(text).toContain('<h1>交易已关闭</h1>')
  expect(await shop.gateway.query(late.tradeNo)).toEqual({ is: 'absent' })
})

test('an address that was altered, or that another merchant signed, opens nothing', async () => {
  const attempt = shop.order()
  const { url } = await shop.gateway.wayToPay(attempt)
  const cheaper = await visit(url.replace('160.00', '1.00'))
  expect(cheaper).toMatchObject({ status: 400 })
  expect(cheaper.text).toContain('isv.invalid-signature')
  expect((await visit(url.replace('app_id=2021', 'app_id=2022'))).text).toContain('isv.invalid-app-id')
  expect(await shop.gateway.query(attempt.tradeNo)).toEqual({ is: 'absent' })
})

test('a phone’s address opens the same cashier', async () => {
  const attempt = shop.order({ device: 'phone' })
  expect((await shop.cashier(attempt)).text).toContain('¥160.00')
})

test('the control page lists a cashier that was opened, and can pay there', async () => {
  const attempt = shop.order()
  await shop.cashier(attempt)
  const before = await visit(`${shop.origin}/control`)
  expect(before.text).toContain('还没有交易')
  expect(before.text).toContain(attempt.tradeNo)
  const after = await visit(`${shop.origin}/control/pay`, { tradeNo: attempt.tradeNo })
  expect(after.text).toContain('TRADE_SUCCESS')
  expect(after.text).not.toContain('还没有交易')
})

test('the control page lists the trade and its notification, and its switches work as a form', async () => {
  const attempt = await shop.opened()
  await shop.pay(attempt.tradeNo)
  const saved = await visit(`${shop.origin}/control`, { tradeNo: attempt.tradeNo, answer: 'error' })
  expect(saved.text).toContain(attempt.tradeNo)
  expect(saved.text).toContain('已收到 success')
  expect(await shop.gateway.query(attempt.tradeNo)).toEqual({ is: 'unknown', why: 'http 502' })
  expect(await shop.tell('/control', { forge: 'nicely' })).toEqual({ status: 422, wrong: 'forge' })
})

test('asked by another name than this machine’s, the bank does not answer', async () => {
  const status = await new Promise((resolve, reject) => {
    const asking = request(
      `${shop.origin}/control/trades`,
      { headers: { host: 'bank.example.cn' } },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      },
    )
    asking.on('error', reject).end()
  })
  expect(status).toBe(421)
})
