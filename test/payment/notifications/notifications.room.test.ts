import { abortAllDurableObjects, evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { site } from '../../../src/app.ts'
import type { Forgery } from '../../../src/dev/bank/fault-switches.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, setClock } from '../../fixture.ts'
import { Visitor } from '../../passport/visitor.ts'
import {
  historyOf,
  idOf,
  ledger,
  mailsOf,
  numberOf,
  runAlarms,
  viewOf,
} from '../../registration/desk/desks.ts'
import { tradeOf } from '../../registration/machine/played.ts'
import { TestBank, withAlarms } from '../test-bank.ts'

/** A centre without review: a candidate with a photo may pay. */
const SONGSHAN = '410046'
const PAID_MAIL = '【NCRE报名】已收到报名费，报名完成'
const SUCCESS = { status: 200, answer: 'success' }
const FAIL = { status: 400, answer: 'fail' }

const day = setUpExamDay()
let bank: TestBank
let chen: Candidate

beforeEach(async () => {
  bank = new TestBank()
  const facts = {
    id: idOf(560 + day.n),
    name: '陈思',
    number: numberOf(560 + day.n),
    centre: SONGSHAN,
    subjects: ['66'],
  }
  chen = await Candidate.withPhoto(day.catalogue, facts)
  await runAlarms(chen)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const stage = async () => (await chen.registration()).stage.is
const times = async (what: string) => (await historyOf(chen)).filter((one) => one === what).length

async function paidAtBank(): Promise<string> {
  const no = await bank.openCashier(chen)
  setClock('10:05')
  bank.pay(no)
  return no
}

async function counted(): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare('SELECT reason, times FROM refused_notification').all<{
    reason: string
    times: number
  }>()
  return Object.fromEntries(results.map(({ reason, times }) => [reason, times]))
}

describe('a notification of the payment', () => {
  test('pays the registration, which keeps its seats', async () => {
    const no = await paidAtBank()
    expect(await bank.notify(no)).toEqual(SUCCESS)
    expect((await chen.registration()).stage).toMatchObject({ is: 'paid', trade: no })
    expect(await ledger(SONGSHAN).offeringsHeldBy(chen.id)).toEqual(['ncre-79-410046-66'])
    await runAlarms(chen)
    const row = await env.DB.prepare('SELECT state, amount FROM trade WHERE no = ?').bind(no).first()
    expect(row).toEqual({ state: 'paid', amount: tradeOf(await chen.registration()).amount })
  })

  test('that comes twice is accepted both times, with one effect and one mail (case 19)', async () => {
    const no = await paidAtBank()
    expect([await bank.notify(no), await bank.notify(no)]).toEqual([SUCCESS, SUCCESS])
    await runAlarms(chen)
    expect([await times('paid'), await mailsOf(chen)]).toEqual([1, [PAID_MAIL]])
  })

  test('that comes thirty times at once is accepted thirty times, with one effect and one mail (F10)', async () => {
    const no = await paidAtBank()
    const body = await bank.signedNotification(no)
    const answers = await Promise.all(Array.from({ length: 30 }, () => bank.post(body)))
    expect(new Set(answers.map(({ answer }) => answer))).toEqual(new Set(['success']))
    await runAlarms(chen)
    expect([await times('paid'), await mailsOf(chen)]).toEqual([1, [PAID_MAIL]])
  })

  test('at the same moment as the browser’s return is one payment (case 20)', async () => {
    const no = await paidAtBank()
    const browser = new Visitor()
    const [notified] = await withAlarms(
      chen,
      Promise.all([bank.notify(no), browser.get(`/payment/return/alipay/${no}`)]),
    )
    expect([notified, browser.status, await stage()]).toEqual([SUCCESS, 303, 'paid'])
    await runAlarms(chen)
    expect([await times('paid'), await mailsOf(chen)]).toEqual([1, [PAID_MAIL]])
  })

  test('that reaches a broken desk is answered fail, and counts when it comes again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const no = await paidAtBank()
    const body = await bank.signedNotification(no)
    const broken = { getByName: () => ({ handle: () => Promise.reject(new Error('broken')) }) }
    const REGISTRATION = broken as unknown as typeof env.REGISTRATION
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' }
    const request = { method: 'POST', headers, body }
    const answer = await site().request('/payment/notify/alipay', request, { ...env, REGISTRATION })
    expect([answer.status, await answer.text()]).toEqual([503, 'fail'])
    expect(await stage()).toBe('due')
    expect(await bank.notify(no)).toEqual(SUCCESS)
  })

  test('sent again because our answer was lost is accepted, with no second effect (F14)', async () => {
    const no = await paidAtBank()
    await bank.notify(no)
    await abortAllDurableObjects()
    expect(await bank.notify(no)).toEqual(SUCCESS)
    await runAlarms(chen)
    expect([await times('paid'), await mailsOf(chen)]).toEqual([1, [PAID_MAIL]])
  })

  test('of a failure after the success is accepted and recorded, and changes nothing (case 21)', async () => {
    const no = await paidAtBank()
    await bank.notify(no)
    const { stage: before } = await chen.registration()
    for (const status of ['TRADE_CLOSED', 'WAIT_BUYER_PAY', 'TRADE_CLOSED']) {
      expect(await bank.notify(no, { status })).toEqual(SUCCESS)
    }
    expect((await chen.registration()).stage).toEqual(before)
    expect(await historyOf(chen)).toContain('answer-ignored')
  })

  test('finds its attempt, which was stored before the way to the platform was shown (case 31)', async () => {
    await chen.openPayment()
    await evictDurableObject(chen.desk)
    const no = tradeOf(await chen.registration()).no
    bank.addTrade(no, tradeOf(await chen.registration()).amount)
    bank.pay(no)
    expect(await bank.notify(no)).toEqual(SUCCESS)
    expect(await stage()).toBe('paid')
  })
})

describe('a false notification', () => {
  const keys: Forgery[] = ['wrong-key', 'unsigned', 'sha1', 'altered']
  const others: Forgery[] = ['other-app', 'other-seller', 'twice', 'gbk']

  test.each([...keys, ...others])('(%s) is refused and leaves nothing (case 30, F12)', async (forge) => {
    const no = await paidAtBank()
    const [before, counts] = [await viewOf(chen), await counted()]
    expect(await bank.notify(no, { forge })).toEqual(FAIL)
    expect(await viewOf(chen)).toEqual(before)
    expect([await counted(), await unmatched(no)]).toEqual([counts, null])
  })

  test('made from a valid one by a change, a cut or an addition is refused', async () => {
    const no = await paidAtBank()
    const body = await bank.signedNotification(no)
    const other = body.replace(no, `${chen.id}77`)
    for (const broken of [
      '',
      'x',
      body.slice(0, -9),
      `${body}&total_amount=0.01`,
      other,
      body.replace('2021', '2022'),
    ]) {
      expect(await bank.post(broken)).toEqual(FAIL)
    }
    expect(await stage()).toBe('due')
    expect(await bank.post(body)).toEqual(SUCCESS)
  })

  test('one fen more or less: no state changes, and the platform is asked (case 29)', async () => {
    const no = await bank.openCashier(chen)
    const before = await chen.registration()
    for (const amount of [-1, 1])
      expect(await bank.notify(no, { amount, status: 'TRADE_SUCCESS' })).toEqual(FAIL)
    const after = await chen.registration()
    expect([after.stage, tradeOf(after).state]).toEqual([before.stage, tradeOf(before).state])
    expect(await times('amount-differs')).toBe(1)
    expect((await counted()).amount).toBeGreaterThanOrEqual(2)
    bank.pay(no)
    await runAlarms(chen)
    expect([await stage(), bank.calls.includes('query')]).toEqual(['paid', true])
  })

  test('whose amount the platform confirms when asked leads to a refund', async () => {
    const no = await paidAtBank()
    bank.change(no, { amount: 7000 })
    expect(await bank.notify(no)).toEqual(FAIL)
    await runAlarms(chen)
    expect(tradeOf(await chen.registration()).state).toMatchObject({
      is: 'refunded',
      amount: 7000,
      why: 'amount',
    })
    expect(bank.refundsOf(no)).toEqual([7000])
    expect(await stage()).toBe('due')
    expect(await mailsOf(chen)).toEqual(['【NCRE报名】退款处理中', '【NCRE报名】退款完成'])
  })
})

async function unmatched(no: string) {
  return env.DB.prepare('SELECT amount, platform_no AS platformNo FROM unmatched_money WHERE trade_no = ?')
    .bind(no)
    .first()
}

describe('money for an unknown trade', () => {
  test.each([
    ['of a registration that exists', () => `${chen.id}55`],
    ['of one that does not', () => 'NQBQDYHAKWRXTTEN01'],
    ['with a number that is none of ours', () => 'SHOP-4711'],
  ])('%s is kept once, and answered success (case 26)', async (_, number) => {
    const no = number()
    bank.addTrade(no, 16_000)
    bank.pay(no)
    expect([await bank.notify(no), await bank.notify(no)]).toEqual([SUCCESS, SUCCESS])
    expect(await unmatched(no)).toEqual({ amount: 16_000, platformNo: `p${no}` })
    expect(await stage()).toBe('due')
  })

  test('is not kept when nothing was paid', async () => {
    const no = `${chen.id}56`
    bank.addTrade(no, 16_000)
    expect(await bank.notify(no)).toEqual(SUCCESS)
    expect(await unmatched(no)).toBeNull()
  })
})
