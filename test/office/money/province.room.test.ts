import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Trade } from '../../../src/registration/machine/payment/attempt.ts'
import { WORDS } from '../../../views/words.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate } from '../../fixture.ts'
import { logInOfficer } from '../../officer.ts'
import { Visitor } from '../../passport/visitor.ts'
import { historyOf, idOf, ledger, numberOf, projectedRow, runAlarms } from '../../registration/desk/desks.ts'
import { callCounts } from '../../review/review-pages.ts'
import { atCounter, bookingAddress, paidAtCounter, WANCHENG, w } from './counter.ts'

const { printing } = WORDS['zh-CN']
const day = setUpExamDay()
let he: Visitor
let feng: Candidate

const address = () => `/office/registrations/${feng.id}`
const stage = async () => (await feng.registration()).stage.is
const lastTrade = async (): Promise<Trade> => {
  const trade = (await feng.registration()).trades.at(-1)
  if (!trade) throw new Error('no payment')
  return trade
}
const isValid = async () => {
  const anybody = new Visitor()
  await anybody.get(`/check/${feng.id}`)
  return anybody.text.includes(printing.check.validText)
}

/** Opens the page that says what follows, and posts its form. */
async function cancel(
  form: Record<string, string> = { reason: 'candidate', note: '生病' },
): Promise<Visitor> {
  await he.get(`${address()}/cancellation`)
  const owed = /name="owed" value="(\d+)"/.exec(he.page)?.[1] ?? ''
  return he.post(`${address()}/cancellation`, { owed, note: '', ...form })
}

beforeEach(async () => {
  feng = await paidAtCounter(day.catalogue, 400 + day.n)
  he = await logInOfficer('he', '何处长', { province: 'henan', role: 'province-administrator' })
})

describe('an officer of the province finds a registration', () => {
  test.each([
    ['by the beginning of the name', () => '冯'],
    ['by the number of the document', () => feng.number],
    ['by its own number, as it is read out', () => feng.id.replace(/(.{4})(?!$)/g, '$1-')],
    ['by the number of an order', () => `${feng.id}01`],
    ['by the last four of the document', () => feng.number.slice(-4)],
  ])('%s, in one round trip; the search is in the audit', async (_, text) => {
    await env.DB.prepare('DELETE FROM audit').run()
    await he.post('/office/registrations/search', { find: text() })
    expect([he.status, callCounts(he)]).toEqual([200, { d1: 1, do: 0 }])
    expect(he.page).toContain(`href="${address()}"`)
    const searched = await env.DB.prepare("SELECT staff_id FROM audit WHERE action = 'searched'").all()
    expect(searched.results).toEqual([{ staff_id: 'staff-he' }])
  })

  test('of the own province only; another one’s is not found, like one that never was', async () => {
    const chen = await logInOfficer('chen-gd', '陈处长', {
      province: 'guangdong',
      role: 'province-administrator',
    })
    await chen.post('/office/registrations/search', { find: feng.id })
    expect(chen.page).not.toContain(address())
    const trade = (await lastTrade()).no
    const pages = []
    for (const id of [feng.id, 'AAAABBBBCCCCDDDD', 'x']) {
      await chen.get(`/office/registrations/${id}`)
      pages.push(chen.status)
      for (const action of ['cancellation', 'refund-request', 'refund-record']) {
        await chen.post(`/office/registrations/${id}/${action}`, {
          owed: '8000',
          reason: 'other',
          note: 'x',
          trade,
        })
        pages.push(chen.status)
      }
    }
    expect(new Set(pages)).toEqual(new Set([404]))
    expect(await stage()).toBe('paid')
  })

  test('and sees it with the number masked, in one round trip and one call of the desk', async () => {
    await he.get(address())
    expect([he.status, callCounts(he)]).toEqual([200, { d1: 1, do: 1 }])
    expect(he.page).not.toContain(feng.number)
    expect(he.text).toContain('4101**********')
  })
})

describe('a paid registration that is given back', () => {
  test('after the page has said all that follows: the candidate’s form is invalid in the very next request', async () => {
    expect(await isValid()).toBe(true)
    await he.get(`${address()}/cancellation`)
    for (const text of [w.cancellation.document, w.cancellation.counter('¥80.00'), w.cancellation.mail])
      expect(he.text).toContain(text)
    await cancel()
    expect([he.status, he.location]).toEqual([303, `${address()}?done=cancelled`])
    expect((await projectedRow(feng))?.stage).toBe('paid')
    expect(await isValid()).toBe(false)
    expect(await stage()).toBe('cancelled')
    expect((await lastTrade()).state).toMatchObject({ is: 'refunding', why: 'cancelled' })
    await he.get(he.location ?? '')
    expect(he.text).toContain(w.province.done.cancelled)
  })

  test('frees its seats and its document, and D1 and the audit know by whom and why', async () => {
    await cancel()
    await runAlarms(feng)
    expect(await ledger(WANCHENG).offeringsHeldBy(feng.id)).toEqual([])
    const claims = await env.DB.prepare('SELECT * FROM identity_claim WHERE registration_id = ?')
      .bind(feng.id)
      .all()
    expect(claims.results).toEqual([])
    expect((await projectedRow(feng))?.stage).toBe('cancelled')
    const decision = await env.DB.prepare(
      "SELECT staff_id, detail FROM audit WHERE action = 'cancelled' AND registration_id = ?",
    )
      .bind(feng.id)
      .first()
    expect(decision).toMatchObject({ staff_id: 'staff-he' })
    expect(String(decision?.detail)).toContain('candidate: 生病')
  })

  test('is shown by the centre, which gives the money back at its counter', async () => {
    await cancel()
    const sun = await atCounter()
    await sun.get(bookingAddress(feng))
    expect(sun.text).toContain(w.booking.toReturn('¥80.00'))
    await sun.post(`${bookingAddress(feng)}/refund`, { trade: (await lastTrade()).no })
    expect((await lastTrade()).state.is).toBe('refunded')
  })

  test('needs a reason, and words of the officer where none of the ready-made ones fits', async () => {
    await cancel({})
    expect([he.status, await stage()]).toEqual([422, 'paid'])
    expect(he.text).toContain(w.problems.reason)
    await cancel({ reason: 'other' })
    expect(he.text).toContain(w.problems.note)
    await cancel({ reason: 'facts', note: '41010220040315123X' })
    expect(he.text).toContain(w.problems.private)
    expect(await stage()).toBe('paid')
  })

  test('once: pressed twice and by two officers, it is one cancellation', async () => {
    const zhou = await logInOfficer('zhou-p', '周处长', { province: 'henan', role: 'province-administrator' })
    await he.get(`${address()}/cancellation`)
    await cancel()
    await zhou.post(`${address()}/cancellation`, { owed: '8000', reason: 'duplicate', note: '' })
    expect(zhou.status).toBe(303)
    expect((await historyOf(feng)).filter((what) => what === 'cancelled')).toHaveLength(1)
    await he.get(`${address()}/cancellation`)
    expect([he.status, he.location]).toEqual([303, address()])
  })

  test('not at another sum than the page said: the page says the new one', async () => {
    await he.post(`${address()}/cancellation`, { owed: '3000', reason: 'candidate', note: '' })
    expect([he.status, await stage()]).toEqual([409, 'paid'])
    expect(he.text).toContain(w.province.changed)
  })

  test('not before it is paid', async () => {
    const one = await Candidate.withPhoto(day.catalogue, {
      ...{ id: idOf(450 + day.n), name: '马林', number: numberOf(450 + day.n), centre: WANCHENG },
    })
    await runAlarms(one)
    await he.post(`/office/registrations/${one.id}/cancellation`, {
      owed: '0',
      reason: 'candidate',
      note: '',
    })
    expect(he.status).toBe(409)
    expect(he.text).toContain(w.province.refused('未支付'))
  })

  test('by no officer of a centre', async () => {
    const sun = await atCounter()
    for (const method of ['get', 'post'] as const) {
      await sun[method](`${address()}/cancellation`, { owed: '8000', reason: 'candidate', note: '' })
      expect(sun.status).toBe(403)
    }
    expect(await stage()).toBe('paid')
  })
})
