import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import type { FaultSwitches } from '../../../src/dev/bank/fault-switches.ts'
import { refundTrade } from '../../../src/dev/bank/trade.ts'
import { DAY, mailsOf, runAlarms } from '../../registration/desk/desks.ts'
import { tradeOf } from '../../registration/machine/played.ts'
import { PAY_BY_PASSED, paymentFixture, TEN } from '../payment-fixture.ts'
import { BASE, browserOf, orders } from './pages.ts'

const payments = paymentFixture(770)
/** The columns that the officers' lists read. */
const listed = async () =>
  (
    await env.DB.prepare('SELECT question, refusal FROM trade WHERE registration_id = ? ORDER BY no')
      .bind(payments.zhang.id)
      .all<{ question: string | null; refusal: string | null }>()
  ).results
const page = async (address = `${BASE}/order`) => (await browserOf(payments.zhang)).get(address)
const polls = (html: string) => html.includes('load delay:')

async function pays(): Promise<string> {
  await orders(await browserOf(payments.zhang))
  const no = await payments.bank.visitCashier(payments.zhang)
  payments.bank.pay(no)
  await payments.bank.notify(no)
  await runAlarms(payments.zhang)
  return no
}

/** Somebody gives money back at the platform's own site. */
function givesBack(no: string, amount: number): void {
  const trade = payments.bank.trades.get(no)
  if (!trade) throw new Error('no such trade')
  const done = refundTrade(trade, { requestNo: `by hand ${amount}`, amount, reason: '', at: Date.now() })
  if ('refused' in done) throw new Error(done.refused)
  payments.bank.change(no, done.trade)
}

const refuses = (refund: FaultSwitches['refund']) => {
  payments.bank.switches = { ...payments.bank.switches, refund }
}

describe('the order page', () => {
  test('of a new order leads to the platform, also once that has said that it has no trade yet', async () => {
    await orders(await browserOf(payments.zhang))
    for (const asked of [false, true]) {
      if (asked) vi.setSystemTime(TEN + 61_000)
      await runAlarms(payments.zhang)
      const { text, page: html } = await page()
      expect(text).toContain('点下面的按钮打开支付宝')
      expect(polls(html)).toBe(false)
    }
    expect(tradeOf(await payments.zhang.registration()).lastAnswer?.answer).toBe('absent')
  })

  test('after the pay-by waits for the platform’s answer and offers no other order', async () => {
    await orders(await browserOf(payments.zhang))
    vi.setSystemTime(PAY_BY_PASSED - 2_000)
    const { text, page: html } = await page()
    expect(text).toContain('付款时间已过，正在向支付宝确认有没有付成')
    expect(html).not.toContain('order/another')
    expect(html).not.toContain('gateway.do')
  })

  test('of an order whose time is over leads to another one where the time to pay was extended (G5)', async () => {
    await orders(await browserOf(payments.zhang))
    vi.setSystemTime(TEN + DAY - 120_000)
    await (await browserOf(payments.zhang)).post(`${BASE}/order/update`, {})
    vi.setSystemTime(TEN + DAY + 10_000)
    await runAlarms(payments.zhang)
    const { text, page: html } = await page()
    expect(text).toMatch(/支付时间延长到 12月18日[^，。]*10:08/)
    expect(html).toContain('order/another')
    expect(await payments.stage()).toBe('due')
  })

  test('asks by itself for half an hour, and then says that it does no more', async () => {
    await orders(await browserOf(payments.zhang))
    const part = async (asked: number) =>
      (await browserOf(payments.zhang)).get(`${BASE}/order/status?asked=${asked}`, {
        'HX-Request-Type': 'partial',
      })
    expect(polls((await part(1)).page)).toBe(true)
    expect(polls((await part(33)).page)).toBe(true)
    const last = await part(34)
    expect(polls(last.page)).toBe(false)
    expect(last.text).toContain('本页不再自动更新')
  })
})

describe('money that went back at the platform after the registration was paid (case 74)', () => {
  test('all of it: the candidate reads on hub and order what happened and whom to call, and keeps the seat', async () => {
    const no = await pays()
    givesBack(no, 8000)
    expect(await payments.bank.notify(no)).toMatchObject({ answer: 'success' })
    await runAlarms(payments.zhang)
    expect(await payments.stage()).toBe('paid')
    expect(tradeOf(await payments.zhang.registration()).state).toMatchObject({
      is: 'refunded',
      why: 'platform',
    })
    for (const address of [BASE, `${BASE}/order`]) {
      const { text } = await page(address)
      expect(text).toContain('支付平台上退回了 ¥80.00')
      expect(text).toMatch(/请联系省级考试机构，电话 [\d-]+/)
    }
    expect(await mailsOf(payments.zhang)).toContain('【NCRE报名】支付平台上有退款，请联系省级考试机构')
    expect(await listed()).toEqual([{ question: 'refunded-at-platform', refusal: null }])
  })

  test('all of it, and the notification is lost: 「更新」 finds it', async () => {
    const no = await pays()
    givesBack(no, 8000)
    await (await browserOf(payments.zhang)).post(`${BASE}/order/update`, {})
    expect((await page()).text).toContain('支付平台上退回了 ¥80.00')
  })

  test('in part: it is noted as the notification has it', async () => {
    const no = await pays()
    givesBack(no, 100)
    await payments.bank.notify(no)
    await runAlarms(payments.zhang)
    expect(tradeOf(await payments.zhang.registration())).toMatchObject({
      state: { is: 'paid' },
      refundedAtPlatform: 100,
    })
    expect((await page()).text).toContain('支付平台上退回了 ¥1.00')
  })
})

describe('a refund', () => {
  async function secondPayment(): Promise<string> {
    const no = await payments.bank.openCashier(payments.zhang)
    await payments.zhang.perform({ do: 'delete', reason: 'give-up' })
    payments.bank.change(no, { state: { is: 'waiting' } })
    payments.bank.pay(no)
    return no
  }

  test('from an empty account waits until it is filled, and is made then (case 79)', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const no = await secondPayment()
    refuses('ACQ.SELLER_BALANCE_NOT_ENOUGH')
    await payments.bank.notify(no)
    await runAlarms(payments.zhang)
    expect(tradeOf(await payments.zhang.registration()).state).toMatchObject({
      is: 'refunding',
      refusal: 'ACQ.SELLER_BALANCE_NOT_ENOUGH',
    })
    expect((await page()).text).toContain('退款处理中')
    expect(await listed()).toEqual([{ question: null, refusal: 'ACQ.SELLER_BALANCE_NOT_ENOUGH' }])
    refuses('right')
    vi.setSystemTime(TEN + 3 * 86_400_000)
    await runAlarms(payments.zhang)
    expect(payments.bank.refundsOf(no)).toEqual([8000])
  })

  test('that is refused for good is not tried for ever: the candidate is told whom to call (cases 72, 77)', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const no = await secondPayment()
    refuses('ACQ.TRADE_HAS_FINISHED')
    await payments.bank.notify(no)
    await runAlarms(payments.zhang)
    expect(tradeOf(await payments.zhang.registration()).state.is).toBe('refund-refused')
    for (const address of [BASE, `${BASE}/order`]) {
      const { text } = await page(address)
      expect(text).toContain('退款没有办成：¥80.00')
      expect(text).toMatch(/请联系省级考试机构，电话 [\d-]+/)
    }
    expect(await mailsOf(payments.zhang)).toContain('【NCRE报名】退款没有办成，请联系省级考试机构')
    expect(await listed()).toEqual([{ question: 'refund-refused', refusal: 'ACQ.TRADE_HAS_FINISHED' }])
    const calls = payments.bank.calls.length
    vi.setSystemTime(TEN + 3 * 86_400_000)
    await runAlarms(payments.zhang)
    expect(payments.bank.calls.slice(calls)).not.toContain('refund')
  })

  test('names no number where the province has none', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const no = await secondPayment()
    refuses('ACQ.TRADE_HAS_FINISHED')
    await payments.bank.notify(no)
    await runAlarms(payments.zhang)
    const phone = (number: string) =>
      env.DB.batch([
        env.DB.prepare("UPDATE sitting_province SET phone = ? WHERE province_id = 'henan'").bind(number),
        env.DB.prepare('UPDATE catalogue_revision SET revision = revision + 1'),
      ])
    await phone('')
    expect((await page()).text).toContain('请联系省级考试机构（电话见其官方网站）')
    await phone('0371-55550000')
  })
})
