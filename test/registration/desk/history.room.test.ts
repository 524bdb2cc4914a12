import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RegistrationDesk } from '../../../src/registration/desk/registration-desk.ts'
import type { Actor } from '../../../src/registration/machine/registration.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, ZHONGYUAN } from '../../fixture.ts'
import {
  decideAsOfficer,
  historyOf,
  idOf,
  inside,
  numberOf,
  runAlarms,
  storedTasks,
  viewOf,
  WANG,
} from './desks.ts'

const day = setUpExamDay()
const told = () => ({ id: idOf(620 + day.n), name: '李晓明', number: numberOf(620 + day.n) })

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(async () => {
  vi.restoreAllMocks()
  await env.DB.exec('DROP TRIGGER IF EXISTS away')
})

const look = (one: Candidate, requestId: string) =>
  one.desk.openNumber(WANG as Extract<Actor, { is: 'officer' }>, Date.now(), requestId)

describe('the history', () => {
  test('has one line for what is done again and again in one stage, with how often and when last', async () => {
    const li = await Candidate.withPhoto(day.catalogue, told())
    for (const picture of ['second', 'third', 'second']) await li.uploads(picture)
    await li.submits({ details: { school: '一' } })
    await li.submits({ details: { school: '二' } })
    await li.sendToReview()
    for (let n = 0; n < 30; n++) await look(li, `look-${n}`)
    expect((await historyOf(li)).slice(-5)).toEqual([
      'submitted',
      'photo-attached',
      'changed',
      'sent',
      'number-shown',
    ])
    const [shown, , changed, photo] = (await viewOf(li)).history
    expect([shown, changed, photo].map((line) => line?.facts.times)).toEqual([30, 2, 4])
  })

  test('keeps every decision of an officer in sight, and ends, whatever a candidate repeats', async () => {
    const li = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(li, 'return')
    await li.uploads('a better photo')
    for (let n = 0; n < 230; n++) {
      await li.sendToReview()
      await li.withdraws()
    }
    const { history } = await viewOf(li)
    expect(history.filter(({ what }) => what === 'returned')).toHaveLength(1)
    expect(history.length).toBeLessThan(110)
    const lines = await inside(li, (_, { storage }) =>
      storage.sql.exec<{ n: number }>('SELECT count(*) AS n FROM history').one(),
    )
    expect(lines.n).toBeLessThan(410)
    await runAlarms(li)
    const audit = env.DB.prepare('SELECT action FROM audit WHERE registration_id = ?').bind(li.id)
    expect((await audit.all()).results).toEqual([{ action: 'returned' }])
  })
})

describe('the full number of a document', () => {
  const key = (letter: string) => Buffer.from(letter.repeat(32)).toString('base64')
  const withKeys = (one: Candidate, current: string, previous: string) =>
    inside(one, (_, state) => {
      const keys = { SEAL_KEY: key(current), SEAL_KEY_PREVIOUS: key(previous) }
      const desk = new RegistrationDesk(state, { ...env, ...keys })
      return desk.openNumber(
        { is: 'officer', id: 'wang', name: '王', centre: ZHONGYUAN },
        Date.now(),
        current,
      )
    })

  test('that an officer opens is sealed anew with the newest key, so that it opens after the next rotation, too', async () => {
    const li = await Candidate.sentToReview(day.catalogue, told())
    const { version } = await viewOf(li)
    const number = { number: li.number }
    expect(await withKeys(li, 't', 's')).toEqual(number)
    expect(await withKeys(li, 'u', 't')).toEqual(number)
    expect((await viewOf(li)).version).toBe(version)
  })

  test('that was sealed two rotations ago is unreadable, and no error', async () => {
    const li = await Candidate.sentToReview(day.catalogue, told())
    expect(await withKeys(li, 'u', 't')).toEqual({ number: null })
    expect(await historyOf(li)).not.toContain('number-shown')
  })
})

describe('a task that fails', () => {
  test('for more than an hour is told of in the log once an hour, with its tries and its last error', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const li = await Candidate.sentToReview(day.catalogue, told())
    await env.DB.exec(
      `CREATE TRIGGER away BEFORE UPDATE ON registration BEGIN SELECT RAISE(ABORT, 'D1 is away'); END`,
    )
    await li.deletes()
    const start = Date.now()
    while (Date.now() < start + 4 * 3_600_000) {
      await li.runsAlarm()
      vi.setSystemTime((await inside(li, (_, { storage }) => storage.getAlarm())) ?? 0)
    }
    expect(await storedTasks(li)).toContain('project {}')
    const logged = warn.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('"project"'))
    expect(logged).toHaveLength(3)
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      desk: li.id,
      task: 'project',
      tries: expect.any(Number),
      failedSince: expect.any(Number),
      lastError: expect.stringContaining('D1 is away'),
    })
  })
})
