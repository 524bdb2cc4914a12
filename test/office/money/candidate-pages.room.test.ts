import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { LOGIN_COOKIE } from '../../../src/auth/login-cookie.ts'
import { beginSession } from '../../../src/auth/session-store.ts'
import { loginSession } from '../../../src/db/schema.ts'
import type { Actor } from '../../../src/registration/machine/registration.ts'
import { WORDS } from '../../../views/words.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate } from '../../fixture.ts'
import { Visitor } from '../../passport/visitor.ts'
import { idOf, mailsOf, numberOf, runAlarms } from '../../registration/desk/desks.ts'
import { atCounter, book, cancelBooking, WANCHENG } from './counter.ts'

const { hub } = WORDS['zh-CN'].registration
const HUB = '/register/ncre-79'
const HE: Actor = { is: 'province-officer', id: 'staff-he', name: '何处长', province: 'henan' }

const day = setUpExamDay()
let feng: Candidate
let browser: Visitor

beforeEach(async () => {
  const n = 700 + day.n
  feng = await Candidate.withPhoto(day.catalogue, {
    ...{ id: idOf(n), name: '冯静', number: numberOf(n), centre: WANCHENG, subjects: ['24'] },
  })
  await runAlarms(feng)
  browser = new Visitor()
  await env.DB.prepare(
    `INSERT INTO passport (id, email, mobile, lang, activated_at) VALUES (?, ?, ?, 'zh-CN', 1) ON CONFLICT DO NOTHING`,
  )
    .bind(`passport-${feng.id}`, `${feng.id}@example.cn`, `139${String(10_000_000 + n)}`)
    .run()
  const token = await beginSession(env.DB, loginSession, `passport-${feng.id}`, null, Date.now())
  browser.cookies.set(LOGIN_COOKIE.candidate, token)
})

describe('a candidate of a centre that takes the money', () => {
  test('reads where, how and until when to pay, and has no way to pay online', async () => {
    await browser.get(HUB)
    for (const text of [
      hub.payAtCentreText,
      '行政楼206窗口',
      '0377-55550085',
      '12月27日（周日）10:00',
      '¥80.00',
    ])
      expect(browser.text).toContain(text)
    expect(browser.page).not.toContain('/payment')
    await browser.get(`${HUB}/order`)
    expect(browser.text).toContain(hub.payAtCentreText)
    await browser.get(`${HUB}/payment`)
    expect(browser.location).toBe(HUB)
  })

  test('has the receipt on the hub, on the order and on the printed form after paying', async () => {
    await book(await atCounter(), feng, 'no 0017')
    await browser.get(HUB)
    expect(browser.text).toContain(hub.receiptText('NO 0017', '¥80.00', '12月17日 10:00'))
    for (const page of ['order', 'form']) {
      await browser.get(`${HUB}/${page}`)
      expect(browser.text, page).toContain('NO 0017')
    }
    expect(browser.text).toContain('收据号')
    expect(browser.text).not.toContain('交易号')
  })

  test('is told of a cancelled booking with the reason, and may pay again', async () => {
    const sun = await atCounter()
    await book(sun, feng, '0018')
    await cancelBooking(sun, feng, 'person')
    await runAlarms(feng)
    expect(await mailsOf(feng)).toContain('【NCRE报名】考点撤销了缴费登记')
    await browser.get(HUB)
    expect(browser.text).toContain(hub.payAtCentre)
    await browser.get(`${HUB}/form`)
    expect([browser.status, browser.location]).toEqual([303, HUB])
  })
})

describe('a candidate whose registration was given back', () => {
  beforeEach(async () => {
    await book(await atCounter(), feng, `G ${day.n}`)
    await feng.perform({ do: 'cancel', reason: 'candidate: 因病' }, HE)
  })

  test('reads by whom, why, when and the way of the money, and may begin again', async () => {
    await browser.get(HUB)
    for (const text of [
      hub.cancelledText('12月17日 10:00'),
      '您申请退考：因病',
      hub.refundAtCentre('¥80.00'),
      hub.start,
    ])
      expect(browser.text).toContain(text)
    await runAlarms(feng)
    expect(await mailsOf(feng)).toContain('【NCRE报名】报名已由省级考试机构取消')
  })

  test('can print nothing any more', async () => {
    for (const page of ['form', 'form.pdf']) {
      await browser.get(`${HUB}/${page}`)
      expect([browser.status, browser.location]).toEqual([303, HUB])
    }
  })
})
