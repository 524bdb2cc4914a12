import { describe, expect, test, vi } from 'vitest'
import type { Visitor } from '../../passport/visitor.ts'
import { historyOf, runAlarms } from '../../registration/desk/desks.ts'
import { PAY_BY_PASSED, paymentFixture } from '../payment-fixture.ts'
import { BASE, browserOf, orders, picksWay } from './pages.ts'

const payments = paymentFixture(760)
const led = (browser: Visitor) => [browser.status, browser.location]
const trades = async () => (await payments.zhang.registration()).trades.length

const ticks = (browser: Visitor) => browser.submit(`${BASE}/payment`, `${BASE}/payment`, { confirmed: 'yes' })

describe('without 「个人信息及报考信息无误」 ticked for the entries of now', () => {
  test('no address leads past the page where it is ticked, and nothing is opened', async () => {
    const browser = await browserOf(payments.zhang)
    await browser.get(`${BASE}/payment/way`)
    expect(led(browser)).toEqual([303, `${BASE}/payment`])
    await browser.post(`${BASE}/payment/way`, { way: 'alipay', amount: '8000' })
    expect(led(browser)).toEqual([303, `${BASE}/payment`])
    await browser.submit(`${BASE}/payment`, `${BASE}/payment`, {})
    expect(browser.status).toBe(422)
    expect(browser.text).toContain('请先勾选“个人信息及报考信息无误”')
    expect([await trades(), (await historyOf(payments.zhang)).includes('facts-confirmed')]).toEqual([
      0,
      false,
    ])
  })

  test('a changed registration asks for it once more, also in a window that has ticked before', async () => {
    const browser = await browserOf(payments.zhang)
    await ticks(browser)
    expect(led(browser)).toEqual([303, `${BASE}/payment/way`])
    const before = await (await browserOf(payments.zhang)).get(`${BASE}/payment`)
    await payments.zhang.submits({ details: { school: '示例大学' } })
    await browser.get(`${BASE}/payment/way`)
    expect(led(browser)).toEqual([303, `${BASE}/payment`])
    // Back in the browser's history: the page of the former entries.
    const stale = before.form(`${BASE}/payment`)
    stale.set('confirmed', 'yes')
    expect((await before.post(`${BASE}/payment`, stale)).status).toBe(409)
    await browser.get(`${BASE}/payment/way`)
    expect(led(browser)).toEqual([303, `${BASE}/payment`])
    expect(await trades()).toBe(0)
  })
})

describe('the tick', () => {
  test('is recorded: the history and the order show it', async () => {
    const browser = await browserOf(payments.zhang)
    await orders(browser)
    expect((await historyOf(payments.zhang)).slice(-2)).toEqual(['facts-confirmed', 'payment-opened'])
    expect((await browser.follow()).text).toMatch(/个人信息及报考信息无误 12月17日 10:00/)
    await browser.get(BASE)
    expect(browser.text).toContain('您确认了个人信息及报考信息无误')
  })

  test('holds for the same entries after a lapse: what was confirmed has not changed', async () => {
    await orders(await browserOf(payments.zhang))
    vi.setSystemTime(PAY_BY_PASSED)
    await runAlarms(payments.zhang)
    vi.setSystemTime(PAY_BY_PASSED + 60_000)
    await runAlarms(payments.zhang)
    expect(await payments.stage()).toBe('lapsed')
    await payments.zhang.sendToReview()
    const browser = await browserOf(payments.zhang)
    await picksWay(browser)
    expect(led(browser)).toEqual([303, `${BASE}/order`])
    expect(await trades()).toBe(2)
  })
})
