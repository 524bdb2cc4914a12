import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { setUpExamDay } from '../../exam-day.ts'
import { type Candidate, setClock } from '../../fixture.ts'
import { logInOfficer } from '../../officer.ts'
import type { Visitor } from '../../passport/visitor.ts'
import { callCounts } from '../../review/review-pages.ts'
import { paidAtCounter, w } from './counter.ts'

const day = setUpExamDay()
let he: Visitor
let feng: Candidate

const address = () => `/office/registrations/${feng.id}`
const lastTrade = async () => {
  const trade = (await feng.registration()).trades.at(-1)
  if (!trade) throw new Error('no payment')
  return trade
}

beforeEach(async () => {
  feng = await paidAtCounter(day.catalogue, 600 + day.n)
  he = await logInOfficer('he', '何处长', { province: 'henan', role: 'province-administrator' })
})

describe('the money of the province', () => {
  const ask = (sql: string, ...values: unknown[]) =>
    env.DB.prepare(sql)
      .bind(...values)
      .run()

  beforeEach(async () => {
    await ask('UPDATE trade SET question = NULL, refunding_since = NULL')
    await ask('DELETE FROM unmatched_money')
    await ask('DELETE FROM refused_notification')
  })

  test('has nothing to see to, and says so', async () => {
    await he.get('/office/questions')
    expect([he.status, callCounts(he)]).toEqual([200, { d1: 1, do: 0 }])
    expect(he.text).toContain(w.questions.nothing)
    await he.get('/office')
    expect(he.text).toContain(w.questions.home('0'))
  })

  test('is listed by kind with a way to each registration, and counted on the first page', async () => {
    const { no } = await lastTrade()
    const kinds = ['refund-refused', 'refunded-at-platform', 'give-back-at-centre', 'doubted'] as const
    for (const kind of kinds) {
      await ask(
        'UPDATE trade SET question = ?, refusal = ? WHERE no = ?',
        kind,
        'ACQ.TRADE_NOT_ALLOW_REFUND',
        no,
      )
      await he.get('/office/questions')
      expect(he.text).toContain(`${w.questions.kinds[kind]} · 1`)
      expect(he.page).toContain(`href="${address()}"`)
      if (kind === 'refund-refused') expect(he.text).toContain('ACQ.TRADE_NOT_ALLOW_REFUND')
    }
    await he.get('/office')
    expect(he.text).toContain(w.questions.home('1'))
    const chen = await logInOfficer('chen-gd', '陈处长', {
      province: 'guangdong',
      role: 'province-administrator',
    })
    await chen.get('/office/questions')
    expect(chen.text).toContain(w.questions.nothing)
  })

  test('is late after a day on its way back through a platform', async () => {
    const { no } = await lastTrade()
    const began = Date.now()
    await ask(
      "UPDATE trade SET gateway = 'alipay', state = 'refunding', refunding_since = ? WHERE no = ?",
      began,
      no,
    )
    await he.get('/office/questions')
    expect(he.text).toContain(w.questions.nothing)
    setClock('34:01')
    he = await logInOfficer('he', '何处长', { province: 'henan', role: 'province-administrator' })
    await he.get('/office/questions')
    expect(he.text).toContain(`${w.questions.kinds['refund-late']} · 1`)
  })

  test('of no registration is closed with a reason, once, and the audit says by whom', async () => {
    await ask(
      "INSERT INTO unmatched_money (platform_no, gateway, trade_no, amount, first_seen_at) VALUES ('2088x', 'alipay', 'NOBODYS01', 8000, 1)",
    )
    const post = (form: Record<string, string>) =>
      he.post('/office/questions/unmatched', { note: '', ...form })
    await post({ reason: 'returned' })
    expect(he.status).toBe(422)
    expect(he.text).toContain(w.questions.noneChosen)
    await post({ platformNo: '2088x' })
    expect(he.text).toContain(w.problems.reason)
    await post({ platformNo: '2088x', reason: 'returned', note: '已在平台退回' })
    expect(he.location).toBe('/office/questions?done=closed')
    await post({ platformNo: '2088x', reason: 'elsewhere' })
    await he.get('/office/questions')
    expect(he.text).toContain(w.questions.nothing)
    const row = await env.DB.prepare('SELECT closed_by, closed_reason FROM unmatched_money').first()
    expect(row).toEqual({ closed_by: 'staff-he', closed_reason: 'returned: 已在平台退回' })
    const closed = await env.DB.prepare("SELECT staff_id FROM audit WHERE action = 'unmatched-closed'").all()
    expect(closed.results).toEqual([{ staff_id: 'staff-he' }])
  })

  test('of a number that names a registration of another province is that province’s', async () => {
    await ask(
      "INSERT INTO unmatched_money (platform_no, gateway, trade_no, amount, first_seen_at) VALUES ('2088y', 'alipay', ?, 8000, 1)",
      `${feng.id}77`,
    )
    const chen = await logInOfficer('chen-gd', '陈处长', {
      province: 'guangdong',
      role: 'province-administrator',
    })
    await chen.post('/office/questions/unmatched', { platformNo: '2088y', reason: 'returned', note: '' })
    await chen.get('/office/questions')
    expect(chen.text).not.toContain('2088y')
    await he.get('/office/questions')
    expect(he.text).toContain('2088y')
  })

  test('lists verified notifications that were refused, by day', async () => {
    await ask("INSERT INTO refused_notification VALUES ('2099-12-17', 'amount', 3)")
    await he.get('/office/questions')
    expect(he.text).toContain('2099-12-17')
  })
})
