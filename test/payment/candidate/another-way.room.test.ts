import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import type { Visitor } from '../../passport/visitor.ts'
import { DAY } from '../../registration/desk/desks.ts'
import { tradeOf } from '../../registration/machine/played.ts'
import { PYTHON, paymentFixture, TEN } from '../payment-fixture.ts'
import { BASE, browserOf, changes, orders, PHONE, picksWay } from './pages.ts'

const payments = paymentFixture(740)
const led = (browser: Visitor) => [browser.status, browser.location]
const newest = async () => tradeOf(await payments.zhang.registration())
const numbers = async () => (await payments.zhang.registration()).trades.map(({ no }) => no.slice(-2))

/** Zhang Min has ordered, and her own account has logged in at the bank: it takes the order from no other. */
async function orderedByZhang(): Promise<{ browser: Visitor; no: string }> {
  const browser = await browserOf(payments.zhang)
  await orders(browser)
  expect(led(browser)).toEqual([303, `${BASE}/order`])
  return { browser: await browser.follow(), no: await payments.bank.visitCashier(payments.zhang) }
}

describe('「换一种方式或换人支付」', () => {
  test('lets another payer pay: the former order is closed at the platform, a new number is opened', async () => {
    const { browser, no } = await orderedByZhang()
    expect(() => payments.bank.logIn(no, 'parent')).toThrow('ACQ.TRADE_BUYER_NOT_MATCH')
    expect(browser.text).toContain('换一种方式或换人支付')
    await changes(browser)
    expect(led(browser)).toEqual([303, `${BASE}/payment/way`])
    expect(() => payments.bank.pay(no)).toThrow('ACQ.TRADE_HAS_CLOSE')
    await picksWay(browser)
    const second = await payments.bank.openPage(payments.zhang)
    expect(await numbers()).toEqual(['01', '02'])
    payments.bank.pay(second, 'parent')
    await payments.bank.notify(second)
    expect([await payments.stage(), await payments.held()]).toEqual(['paid', [PYTHON]])
  })

  test('asks for nobody’s scripts and has an English name', async () => {
    await orderedByZhang()
    const english = await (await browserOf(payments.zhang, 'en')).get(`${BASE}/order`)
    expect(english.text).toContain('Pay in another way, or by another person')
    await changes(english)
    expect(led(english)).toEqual([303, `${BASE}/payment/way`])
  })

  test('of an order that was paid meanwhile leads to the order page, which says so', async () => {
    const { browser, no } = await orderedByZhang()
    payments.bank.pay(no)
    await changes(browser)
    expect(led(browser)).toEqual([303, `${BASE}/order?came=1`])
    expect((await browser.follow()).text).toContain('已支付')
    expect([await payments.stage(), await numbers()]).toEqual(['paid', ['01']])
    expect(browser.page).not.toContain('order/another')
  })

  test('without an answer of the platform says so and when to try again; nothing is lost', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { browser } = await orderedByZhang()
    payments.bank.switches = { ...payments.bank.switches, answer: 'garbage' }
    await changes(browser)
    expect(led(browser)).toEqual([303, `${BASE}/order?came=1`])
    await browser.follow()
    expect(browser.text).toContain('支付宝还没有回答')
    expect(browser.text).toContain('请 1 分钟后再点一次')
    expect([await payments.stage(), await payments.held()]).toEqual(['due', [PYTHON]])
    payments.bank.switches = { ...payments.bank.switches, answer: 'right' }
    await changes(browser)
    expect(led(browser)).toEqual([303, `${BASE}/payment/way`])
  })

  test('pressed twice, at once or one after another, closes one order and opens none by itself', async () => {
    const { browser } = await orderedByZhang()
    const other = await orderPageOf(await browserOf(payments.zhang))
    await Promise.all([changes(browser), changes(other)])
    for (const tab of [browser, other]) expect(led(tab)).toEqual([303, `${BASE}/payment/way`])
    expect(await numbers()).toEqual(['01'])
    expect((await newest()).state.is).toBe('closed')
  })

  test('in an old tab closes no order that was opened since', async () => {
    const { browser } = await orderedByZhang()
    const old = await orderPageOf(await browserOf(payments.zhang))
    await changes(browser)
    await picksWay(browser)
    await changes(old)
    expect(led(old)).toEqual([303, `${BASE}/order`])
    expect(await newest()).toMatchObject({ state: { is: 'open' }, isClosing: false })
    expect(await numbers()).toEqual(['01', '02'])
  })

  test('after the pay-by is refused in words, and the order is left to the platform’s answer', async () => {
    await orderedByZhang()
    vi.setSystemTime(TEN + DAY - 1000)
    const browser = await orderPageOf(await browserOf(payments.zhang))
    vi.setSystemTime(TEN + DAY + 1000)
    await changes(browser)
    expect(browser.status).toBe(409)
    expect(browser.text).toContain('已过，不能再换一笔')
    expect(await newest()).toMatchObject({ state: { is: 'open' }, isClosing: false })
  })

  test('goes on with the phone where the order was opened on a computer', async () => {
    const { browser } = await orderedByZhang()
    await browser.get(`${BASE}/order`, PHONE)
    expect(browser.text).toContain('这一笔是在电脑上打开的')
    expect(browser.page).toContain('alipay.trade.page.pay')
    await changes(browser)
    await picksWay(browser, PHONE)
    await browser.get(`${BASE}/order`, PHONE)
    expect(browser.page).toContain('alipay.trade.wap.pay')
    expect(browser.text).not.toContain('这一笔是在')
  })

  test('without any open order leads to the ways to pay', async () => {
    const browser = await browserOf(payments.zhang)
    await browser.post(`${BASE}/order/another`, { trade: '' })
    expect(led(browser)).toEqual([303, `${BASE}/payment/way`])
    await browser.get(`${BASE}/order/another`)
    expect(led(browser)).toEqual([303, `${BASE}/order`])
  })
})

describe('an order', () => {
  test('keeps its subject, device and amount, whatever the catalogue says since', async () => {
    const { browser } = await orderedByZhang()
    const link = () =>
      /href="([^"]*gateway\.do[^"]*)"/.exec(browser.page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const content = () => new URL(link()).searchParams.get('biz_content')
    await browser.get(`${BASE}/order`)
    const before = content()
    await env.DB.batch([
      env.DB.prepare("UPDATE sitting SET name = 'another name'"),
      env.DB.prepare('UPDATE catalogue_revision SET revision = revision + 1'),
    ])
    await browser.get(`${BASE}/order`, PHONE)
    expect(content()).toBe(before)
    await env.DB.batch([
      env.DB.prepare("UPDATE sitting SET name = '第79次全国计算机等级考试'"),
      env.DB.prepare('UPDATE catalogue_revision SET revision = revision + 1'),
    ])
  })
})

async function orderPageOf(browser: Visitor): Promise<Visitor> {
  return browser.get(`${BASE}/order`)
}
