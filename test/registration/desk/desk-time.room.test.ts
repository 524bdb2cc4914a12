import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { spread } from '../../../src/lib/spread.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, MORNING, ZHONGYUAN } from '../../fixture.ts'
import {
  DAY,
  decideAsOfficer,
  historyOf,
  idOf,
  inside,
  ledger,
  mailsOf,
  numberOf,
  runAlarms,
  storedTasks,
} from './desks.ts'

const HOUR = 3_600_000
const TEN = MORNING + HOUR
const day = setUpExamDay()

const told = (more: { subjects?: string[]; centre?: string } = {}) => ({
  id: idOf(day.n),
  name: '陈思',
  number: numberOf(200 + day.n),
  ...more,
})

/** The end of a window comes for everybody at one moment: each desk is woken a little later, by its own offset. */
const lateOf = ({ id }: Candidate) => spread(id, 10 * 60_000)

async function alarmOf(one: Candidate): Promise<number | null> {
  return inside(one, (_, { storage }) => storage.getAlarm())
}

async function at(one: Candidate, now: number): Promise<string> {
  vi.setSystemTime(now)
  await one.runsAlarm()
  return (await one.registration()).stage.is
}

describe('seats', () => {
  test('of a file that is not sent go back after 72 hours, and the candidate is told', async () => {
    const chen = await Candidate.withPhoto(day.catalogue, told())
    await runAlarms(chen)
    expect(await alarmOf(chen)).toBe(TEN + 3 * DAY)
    expect(await at(chen, TEN + 3 * DAY - 1)).toBe('submitted')
    expect(await at(chen, TEN + 3 * DAY)).toBe('lapsed')
    await runAlarms(chen)
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(chen.id)).toEqual([])
    expect(await mailsOf(chen)).toEqual(['【NCRE报名】座位已放出'])
    vi.setSystemTime(TEN + 3 * DAY + HOUR)
    await runAlarms(chen)
    const { photosUntil } = chen.terms
    expect(await storedTasks(chen)).toEqual([`retention ${JSON.stringify({ photosUntil })}`])
    expect(await alarmOf(chen)).toBe(photosUntil + spread(chen.id, 7 * DAY))
  })

  test('of a returned file go back at the review deadline', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(chen, 'return')
    await runAlarms(chen)
    const { reviewUntil } = chen.terms.windows
    const end = reviewUntil + lateOf(chen)
    expect(await at(chen, end - 1)).toBe('returned')
    expect(await at(chen, end)).toBe('lapsed')
    await runAlarms(chen)
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(chen.id)).toEqual([])
  })

  test('of a file that waits for an officer go back at the payment deadline: then nobody may decide any more', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    const end = chen.terms.windows.paymentUntil + lateOf(chen)
    expect(await alarmOf(chen)).toBe(end)
    expect(await at(chen, end - 1)).toBe('pending')
    expect(await at(chen, end)).toBe('lapsed')
    await runAlarms(chen)
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(chen.id)).toEqual([])
  })

  test('of an approved file go back after the pay-by and its grace', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(chen, 'approve')
    await runAlarms(chen)
    const { graceMs: grace } = chen.terms
    expect(await at(chen, TEN + DAY + grace - 1)).toBe('approved')
    expect(await at(chen, TEN + DAY + grace)).toBe('lapsed')
  })

  test('stay when the deadline was moved in the catalogue, without anybody telling the desk', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(chen, 'return')
    await runAlarms(chen)
    const { reviewUntil } = chen.terms.windows
    const move = (until: number) =>
      env.DB.batch([
        env.DB.prepare('UPDATE sitting SET review_until = ?').bind(until),
        env.DB.prepare('UPDATE catalogue_revision SET revision = revision + 1'),
      ])
    await move(reviewUntil + HOUR)
    expect(await at(chen, reviewUntil + lateOf(chen))).toBe('returned')
    expect(await historyOf(chen)).toContain('extended')
    await runAlarms(chen)
    const end = reviewUntil + HOUR + lateOf(chen)
    expect(await alarmOf(chen)).toBe(end)
    expect(await at(chen, end)).toBe('lapsed')
    await move(reviewUntil)
  })
})

describe('a desk whose alarm was lost', () => {
  test('is woken by the sweep and does what it owes', async () => {
    const chen = await Candidate.withPhoto(day.catalogue, told())
    await runAlarms(chen)
    await inside(chen, async (_, { storage }) => {
      await storage.deleteAlarm()
      storage.sql.exec('DELETE FROM task')
    })
    vi.setSystemTime(TEN + 4 * DAY)
    await chen.desk.resume(Date.now())
    await runAlarms(chen)
    expect((await chen.registration()).stage.is).toBe('lapsed')
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(chen.id)).toEqual([])
  })
})
