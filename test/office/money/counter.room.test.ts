import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, setClock } from '../../fixture.ts'
import { logInOfficer } from '../../officer.ts'
import type { Visitor } from '../../passport/visitor.ts'
import { DAY, historyOf, idOf, ledger, mailsOf, numberOf, runAlarms } from '../../registration/desk/desks.ts'
import { callCounts } from '../../review/review-pages.ts'
import { atCounter, book, bookingAddress, cancelBooking, WANCHENG, w } from './counter.ts'

const day = setUpExamDay()
let sun: Visitor
let feng: Candidate

/** A candidate of Wancheng who is to pay; D1 knows. */
async function toPay(n: number, name = '冯静', subjects = ['24']): Promise<Candidate> {
  const facts = { id: idOf(n), name, number: numberOf(n), centre: WANCHENG, subjects }
  const one = await Candidate.withPhoto(day.catalogue, facts)
  await runAlarms(one)
  return one
}

const stage = async (one = feng) => (await one.registration()).stage.is
const receipts = async () =>
  (await env.DB.prepare('SELECT number, registration_id AS id FROM receipt ORDER BY number').all()).results

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM receipt').run()
  feng = await toPay(200 + 2 * day.n)
  sun = await atCounter()
})

describe('a candidate at the counter', () => {
  test('is found by a search, whose result leads to the page of the payment', async () => {
    await sun.post('/office/review/search', { find: feng.number })
    expect(sun.page).toContain(`href="${bookingAddress(feng)}"`)
    await sun.get(`/office/review/${feng.id}`)
    expect(sun.page).toContain(`href="${bookingAddress(feng)}"`)
  })

  test('is shown with photo, name, masked number, amount and deadline, in one round trip and one call of the desk', async () => {
    await sun.get(bookingAddress(feng))
    expect([sun.status, callCounts(sun)]).toEqual([200, { d1: 1, do: 1 }])
    const { hash } = await feng.photo()
    expect(sun.page).toContain(`/office/review/${feng.id}/photo/${hash}`)
    for (const text of ['冯静', '4101**********', '¥80.00', '12月27日（周日）10:00', '未支付'])
      expect(sun.text).toContain(text)
    expect(sun.page).not.toContain(feng.number)
    const looks = await env.DB.prepare('SELECT action FROM audit WHERE registration_id = ?')
      .bind(feng.id)
      .all()
    expect(looks.results).toEqual([{ action: 'file-opened' }])
  })

  test('is paid by the receipt: seats, mail, the officer in history and audit, and the list of the centre', async () => {
    await book(sun, feng, ' ｎｏ　0017 ')
    expect([sun.status, sun.location]).toEqual([303, `${bookingAddress(feng)}?done=booked`])
    expect(callCounts(sun)).toEqual({ d1: 1, do: 1 })
    await sun.get(sun.location ?? '')
    for (const text of [w.booking.done.booked, 'NO 0017', '孙老师', '已支付'])
      expect(sun.text).toContain(text)
    expect(await stage()).toBe('paid')
    expect((await historyOf(feng)).slice(-2)).toEqual(['receipt-booked', 'paid'])
    await runAlarms(feng)
    expect(await mailsOf(feng)).toEqual(['【NCRE报名】已收到报名费，报名完成'])
    const booked = await env.DB.prepare(
      "SELECT staff_id, detail FROM audit WHERE action = 'receipt-booked'",
    ).first()
    expect(booked).toMatchObject({ staff_id: 'staff-sun-wc' })
    expect(String(booked?.detail)).toContain('NO 0017')
    await sun.get('/office/money')
    expect(callCounts(sun)).toEqual({ d1: 1, do: 0 })
    expect(sun.page).toContain(`href="${bookingAddress(feng)}"`)
  })

  test('pays once, though the button is pressed twice, and by two officers at once', async () => {
    const he = await atCounter('he-wc', '何老师')
    await Promise.all([book(sun, feng, '0018'), book(he, feng, '0018')])
    expect([sun.status, he.status]).toEqual([303, 303])
    await book(sun, feng, '0018')
    expect((await feng.registration()).trades).toHaveLength(1)
    await sun.post(`${bookingAddress(feng)}/receipt`, { receipt: '0019', amount: '8000' })
    expect(sun.status).toBe(409)
    expect(sun.text).toContain(w.refusals.paid)
    expect(await receipts()).toEqual([{ number: '0018', id: feng.id }])
  })
})

describe('a booking is refused in words', () => {
  test.each([
    ['', w.booking.missing],
    ['　', w.booking.missing],
    ['7'.repeat(41), w.booking.long(41, 40)],
  ])('without a number that can be one: “%s”', async (receipt, text) => {
    await book(sun, feng, receipt)
    expect(sun.status).toBe(422)
    expect(sun.text).toContain(text)
    expect([await stage(), await receipts()]).toEqual(['due', []])
  })

  test('of another amount than is due now, and the number stays free', async () => {
    await sun.post(`${bookingAddress(feng)}/receipt`, { receipt: '0021', amount: '9000' })
    expect(sun.status).toBe(409)
    expect(sun.text).toContain(w.refusals.amount('¥80.00'))
    expect(sun.page).toContain('value="0021"')
    expect([await stage(), await receipts()]).toEqual(['due', []])
  })

  test('of a number that another registration has, which is named and linked', async () => {
    await book(sun, feng, '0022')
    const other = await toPay(201 + 2 * day.n, '马林')
    await book(sun, other, '００22')
    expect(sun.status).toBe(409)
    expect(sun.text).toContain(feng.id.slice(0, 4))
    expect(sun.page).toContain(`<a href="${bookingAddress(feng)}">${w.refusals.see}</a>`)
    expect(await stage(other)).toBe('due')
    await cancelBooking(sun, feng)
    await book(sun, other, '0022')
    expect([await stage(other), await stage()]).toEqual(['paid', 'due'])
  })

  test('of a number that a crash has left claimed, for a minute and no longer', async () => {
    const other = await toPay(201 + 2 * day.n, '马林')
    await env.DB.prepare('INSERT INTO receipt VALUES (?, ?, ?, ?, ?)')
      .bind('ncre-79', WANCHENG, '0023', other.id, Date.now())
      .run()
    await book(sun, feng, '0023')
    expect(sun.text).toContain(w.refusals['receipt-busy'])
    setClock('10:01')
    await book(sun, feng, '0023')
    expect(await stage()).toBe('paid')
    expect(await receipts()).toEqual([{ number: '0023', id: feng.id }])
  })

  test('of a registration that the candidate has deleted meanwhile', async () => {
    await sun.get(bookingAddress(feng))
    await feng.deletes()
    await sun.post(`${bookingAddress(feng)}/receipt`, { receipt: '0024', amount: '8000' })
    expect(sun.status).toBe(409)
    expect(sun.text).toContain(w.refusals.stage('已删除'))
    expect(await receipts()).toEqual([])
  })

  test('at another centre: it is not found, like one that never was, and claims no number', async () => {
    const wang = await logInOfficer('wang', '王老师', { centre: '410032', province: 'henan' })
    for (const id of [feng.id, 'AAAABBBBCCCCDDDD', 'x']) {
      await wang.get(`/office/money/${id}`)
      expect(wang.status).toBe(404)
      for (const action of ['receipt', 'cancellation', 'refund']) {
        await wang.post(`/office/money/${id}/${action}`, {
          receipt: '1',
          amount: '8000',
          trade: '1',
          reason: 'number',
        })
        expect(wang.status, action).toBe(404)
      }
    }
    expect([await stage(), await receipts()]).toEqual(['due', []])
  })

  test('without a login that is still alive: it claims no number', async () => {
    vi.setSystemTime(Date.now() + DAY / 2)
    await sun.post(`${bookingAddress(feng)}/receipt`, { receipt: '0025', amount: '8000' })
    expect([sun.status, sun.location?.split('?')[0]]).toEqual([303, '/office/login'])
    expect([await stage(), await receipts()]).toEqual(['due', []])
  })
})

describe('after the time to pay', () => {
  const LAST = 'ncre-79-410085-18'

  async function lapsed(): Promise<Candidate> {
    const one = await toPay(300 + day.n, '马林', ['18'])
    vi.setSystemTime(Date.now() + 10 * DAY + 60_000)
    await runAlarms(one)
    sun = await atCounter()
    return one
  }

  test('seats are asked for again: where they are free, the registration is paid', async () => {
    const one = await lapsed()
    await sun.get(bookingAddress(one))
    expect(sun.text).toContain(w.booking.lapsedNote)
    await book(sun, one, '0031')
    expect([await stage(one), await ledger(WANCHENG).offeringsHeldBy(one.id)]).toEqual(['paid', [LAST]])
  })

  test('where the document was registered elsewhere since, nothing is booked', async () => {
    const one = await lapsed()
    const blind = (await one.registration()).submittedIdentity?.blindIndex ?? ''
    await env.DB.prepare('INSERT OR REPLACE INTO identity_claim VALUES (?, ?, ?, ?)')
      .bind('ncre-79', blind, feng.id, Date.now())
      .run()
    await book(sun, one, '0033')
    expect(sun.status).toBe(409)
    expect(sun.text).toContain(w.refusals.claim)
    expect([await stage(one), await receipts()]).toEqual(['lapsed', []])
  })

  test('where they are full the page says to give the money back, and that it is done', async () => {
    const one = await lapsed()
    const full = { registration: 'others', n: day.n, offerings: [LAST], capacity: { [LAST]: 1 } }
    await ledger(WANCHENG).requestSeats({ ...full, revision: 1_000_000 + day.n })
    await book(sun, one, '0032')
    await sun.get(bookingAddress(one))
    expect(sun.text).toContain(w.booking.toReturn('¥80.00'))
    const trade = (await one.registration()).trades.at(-1)?.no ?? ''
    await sun.post(`${bookingAddress(one)}/refund`, { trade })
    await sun.get(sun.location ?? '')
    expect(sun.text).toContain(w.booking.done.returned)
    expect((await one.registration()).trades.at(-1)?.state.is).toBe('refunded')
    await ledger(WANCHENG).requestSeats({ ...full, n: day.n + 1, offerings: [], revision: 1_000_000 + day.n })
  })
})

describe('a wrong booking', () => {
  test('is cancelled with a reason, after the page has said what follows; the candidate is told', async () => {
    await book(sun, feng, '0041')
    await sun.get(`${bookingAddress(feng)}/cancellation`)
    expect(sun.text).toContain('12月27日（周日）10:00')
    const trade = (await feng.registration()).trades.at(-1)?.no ?? ''
    const post = (form: Record<string, string>) =>
      sun.post(`${bookingAddress(feng)}/cancellation`, { trade, note: '', ...form })
    await post({})
    expect(sun.status).toBe(422)
    expect(sun.text).toContain(w.problems.reason)
    await post({ reason: 'other' })
    expect(sun.text).toContain(w.problems.note)
    await post({ reason: 'other', note: '电话 13800138000' })
    expect(sun.text).toContain(w.problems.private)
    expect(await stage()).toBe('paid')
    await post({ reason: 'person', note: '收的是同名考生的钱' })
    expect(sun.location).toBe(`${bookingAddress(feng)}?done=cancelled`)
    expect([await stage(), await receipts()]).toEqual(['due', []])
    await runAlarms(feng)
    expect((await mailsOf(feng)).length).toBeGreaterThanOrEqual(1)
  })
})
