import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { claimOutdatedRows, OUTDATED } from '../../../src/registration/desk/outdated-rows-store.ts'
import { PROJECTION_FORMAT, projectRegistration } from '../../../src/registration/desk/projection-store.ts'
import { CRON, runCron } from '../../../src/sweep.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, MORNING, ZHONGYUAN } from '../../fixture.ts'
import { DAY, decideAsOfficer, idOf, numberOf, runAlarms, viewOf } from './desks.ts'

const day = setUpExamDay()

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(async () => {
  vi.restoreAllMocks()
  await env.DB.exec('DROP TRIGGER IF EXISTS away')
})

const facts = (more: { subjects?: string[] } = {}) => ({
  id: idOf(400 + day.n),
  name: '李晓明',
  number: numberOf(400 + day.n),
  ...more,
})

async function choicesOf({ id }: Candidate) {
  const { results } = await env.DB.prepare(
    `SELECT subject, slot_id AS slot, centre_id AS centre, state, fee FROM registration_choice
     WHERE registration_id = ? ORDER BY position`,
  )
    .bind(id)
    .all()
  return results
}

async function auditOf({ id }: Candidate) {
  const { results } = await env.DB.prepare(
    'SELECT id, at, staff_id AS staff, action, request_id AS request FROM audit WHERE registration_id = ? ORDER BY at',
  )
    .bind(id)
    .all()
  return results
}

const rowOf = ({ id }: Candidate) =>
  env.DB.prepare('SELECT projected_format AS format, projected_at AS at FROM registration WHERE id = ?')
    .bind(id)
    .first<{ format: number; at: number }>()

/** No statement that writes this table gets through. */
const takeAway = (table: string) =>
  env.DB.exec(`CREATE TRIGGER away BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'away'); END`)

describe('the choices of a registration in D1', () => {
  test('are a row each, with centre, slot, state and fee, and follow what is submitted', async () => {
    const li = await Candidate.withPhoto(day.catalogue, facts({ subjects: ['24', '66'] }))
    await runAlarms(li)
    const row = { centre: ZHONGYUAN, state: 'submitted', fee: 8000 }
    expect(await choicesOf(li)).toMatchObject([
      { ...row, subject: '24', slot: expect.stringMatching(/^ncre-79-\d$/) },
      { ...row, subject: '66' },
    ])
    await li.submits({ subjects: ['66'] })
    await li.sendToReview()
    await runAlarms(li)
    expect(await choicesOf(li)).toMatchObject([{ ...row, subject: '66', state: 'pending' }])
  })

  test('are not changed by a projection that comes late', async () => {
    const li = await Candidate.withPhoto(day.catalogue, facts({ subjects: ['24', '66'] }))
    const late = await viewOf(li)
    await li.submits({ subjects: ['66'] })
    await runAlarms(li)
    const before = await choicesOf(li)
    await projectRegistration(
      env.DB,
      { view: late, decisions: [], dueAt: null, startedAt: Date.now() },
      Date.now(),
    )
    expect(await choicesOf(li)).toEqual(before)
    expect(before).toHaveLength(1)
  })

  test('come with the row or not at all', async () => {
    const li = await Candidate.withPhoto(day.catalogue, facts({ subjects: ['24'] }))
    await runAlarms(li)
    const before = [await choicesOf(li), await rowOf(li)]
    await li.submits({ subjects: ['24', '66'] })
    await takeAway('registration_choice')
    await li.runsAlarm()
    expect([await choicesOf(li), await rowOf(li)]).toEqual(before)
    await env.DB.exec('DROP TRIGGER away')
    vi.setSystemTime(Date.now() + 60_000)
    await runAlarms(li)
    expect(await choicesOf(li)).toHaveLength(2)
  })
})

describe('the decisions of officers in the audit', () => {
  test('are written once each, with officer and request; looks are not among them', async () => {
    const li = await Candidate.sentToReview(day.catalogue, facts())
    await li.desk.openNumber({ is: 'officer', id: 'wang', name: '王', centre: ZHONGYUAN }, Date.now(), 'look')
    await decideAsOfficer(li, 'return')
    await runAlarms(li)
    const returned = { staff: 'staff-wang', action: 'returned', request: 'test', at: Date.now() }
    expect(await auditOf(li)).toMatchObject([returned])
    vi.setSystemTime(Date.now() + 60_000)
    await li.submits({ details: { school: '示例大学' } })
    await li.uploads('a better photo')
    await li.sendToReview()
    await decideAsOfficer(li, 'approve')
    await runAlarms(li)
    const lines = await auditOf(li)
    expect(lines).toMatchObject([returned, { ...returned, action: 'approved', at: Date.now() }])
    const { history } = await viewOf(li)
    const numbers = history.filter(({ by, what }) => by.is === 'officer' && what !== 'number-shown')
    expect(lines.map(({ id }) => id)).toEqual(numbers.map(({ seq }) => `${li.id}:${seq}`).reverse())
  })

  test('wait for D1 while it is away, and are written when it is back', async () => {
    const li = await Candidate.sentToReview(day.catalogue, facts())
    await takeAway('audit')
    await decideAsOfficer(li, 'approve')
    await li.runsAlarm()
    expect(await auditOf(li)).toEqual([])
    await env.DB.exec('DROP TRIGGER away')
    vi.setSystemTime(Date.now() + 60_000)
    await runAlarms(li)
    expect(await auditOf(li)).toMatchObject([{ action: 'approved' }])
  })

  test('are not lost where D1 has to be restored from a time before them', async () => {
    const li = await Candidate.sentToReview(day.catalogue, facts())
    await decideAsOfficer(li, 'approve')
    await runAlarms(li)
    const before = await auditOf(li)
    await env.DB.prepare('DELETE FROM audit').run()
    await li.desk.resume(Date.now())
    await runAlarms(li)
    expect(await auditOf(li)).toEqual(before)
  })
})

describe('rows that an older release projected', () => {
  const makeOld = ({ id }: Candidate) =>
    env.DB.batch([
      env.DB.prepare('DELETE FROM registration_choice WHERE registration_id = ?').bind(id),
      env.DB.prepare('UPDATE registration SET projected_format = ? WHERE id = ?').bind(
        PROJECTION_FORMAT - 1,
        id,
      ),
    ])

  test('are projected again by the cron of every minute, and by no other', async () => {
    const li = await Candidate.sentToReview(day.catalogue, facts())
    await runAlarms(li)
    const [before, row] = [await choicesOf(li), await rowOf(li)]
    expect(row?.format).toBe(PROJECTION_FORMAT)
    await makeOld(li)
    const later = Date.now() + OUTDATED.retryMs
    vi.setSystemTime(later)
    await runCron(env, CRON.everyFiveMinutes, later)
    expect(await choicesOf(li)).toEqual([])
    await runCron(env, CRON.everyMinute, later)
    await runAlarms(li)
    expect([await choicesOf(li), await rowOf(li)]).toEqual([before, { format: PROJECTION_FORMAT, at: later }])
    vi.setSystemTime(later + DAY)
    expect(await claimOutdatedRows(env.DB, later + DAY)).toEqual([])
  })

  test('are claimed nine hundred at a time, each once, and again after ten minutes', async () => {
    const old = env.DB.prepare(
      `INSERT INTO registration (id, sitting_id, passport_id, created_at, version, projected_format, projected_at)
       VALUES (?1, 'old', ?1, 0, 1, 0, 0)`,
    )
    const ids = Array.from({ length: 1000 }, (_, i) => `OLDROW${1000 + i}`)
    await env.DB.batch(ids.map((id) => old.bind(id)))
    const both = await Promise.all([
      claimOutdatedRows(env.DB, MORNING, 1),
      claimOutdatedRows(env.DB, MORNING, 1),
    ])
    expect(both.map((some) => some.length)).toEqual([900, 100])
    expect(both.flat().sort()).toEqual(ids)
    expect(await claimOutdatedRows(env.DB, MORNING + OUTDATED.retryMs - 1, 1)).toEqual([])
    expect(await claimOutdatedRows(env.DB, MORNING + OUTDATED.retryMs, 1)).toHaveLength(900)
    const plan = await env.DB.prepare(
      'EXPLAIN QUERY PLAN SELECT id FROM registration WHERE projected_format < 1 AND projected_at <= 0 LIMIT 900',
    ).all<{ detail: string }>()
    expect(plan.results.map(({ detail }) => detail).join()).toContain('registration_format')
  })
})
