import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bindings } from '../../../src/env.d.ts'
import { RegistrationDesk } from '../../../src/registration/desk/registration-desk.ts'
import type { Actor } from '../../../src/registration/machine/registration.ts'
import { CRON, runCron, sweep } from '../../../src/sweep.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, HELUO, ZHONGYUAN } from '../../fixture.ts'
import {
  breakLedger,
  DAY,
  decideAsOfficer,
  idOf,
  inside,
  ledger,
  loseAlarm,
  mailsOf,
  mendLedger,
  numberOf,
  projectedRow,
  runAlarms,
} from './desks.ts'
import { paymentOf } from './format-stages.ts'

const MINUTE = 60_000
const day = setUpExamDay()

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(async () => {
  vi.restoreAllMocks()
  await env.DB.exec('DROP TRIGGER IF EXISTS away')
  for (const centre of [ZHONGYUAN, HELUO]) await mendLedger(centre)
})

const told = (more: { centre?: string } = {}) => ({
  id: idOf(600 + day.n),
  name: '陈思',
  number: numberOf(600 + day.n),
  ...more,
})

const seatsOf = (one: Candidate, centre = ZHONGYUAN) => ledger(centre).offeringsHeldBy(one.id)

async function isPaid(): Promise<Candidate> {
  const chen = await Candidate.sentToReview(day.catalogue, told())
  await decideAsOfficer(chen, 'approve')
  await chen.openPayment()
  await chen.desk.handle(paymentOf(await chen.registration()))
  return chen
}

const aways = (event: string) =>
  env.DB.exec(`CREATE TRIGGER away BEFORE ${event} BEGIN SELECT RAISE(ABORT, 'away'); END`)

/** The alarm is lost after D1 was told; what stood in the way is away; ten minutes pass, and the cron comes. */
async function isSweptAfterTenMinutes(one: Candidate): Promise<void> {
  await loseAlarm(one)
  await env.DB.exec('DROP TRIGGER IF EXISTS away')
  for (const centre of [ZHONGYUAN, HELUO]) await mendLedger(centre)
  vi.setSystemTime(Date.now() + 10 * MINUTE)
  await sweep(env, Date.now())
  await runAlarms(one)
}

describe('a desk whose alarm was lost is found within ten minutes, and does what it owes:', () => {
  test('deleted, while the ledger was down', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    await breakLedger(ZHONGYUAN)
    await chen.deletes()
    await chen.runsAlarm()
    expect(await seatsOf(chen)).toHaveLength(1)
    await isSweptAfterTenMinutes(chen)
    expect(await seatsOf(chen)).toEqual([])
  })

  test('lapsed, while the ledger was down', async () => {
    const chen = await Candidate.withPhoto(day.catalogue, told())
    await breakLedger(ZHONGYUAN)
    vi.setSystemTime(Date.now() + 3 * DAY)
    await runAlarms(chen).catch(() => undefined)
    expect(await projectedRow(chen)).toMatchObject({ stage: 'lapsed' })
    await isSweptAfterTenMinutes(chen)
    expect(await seatsOf(chen)).toEqual([])
  })

  test('filling, its request for seats unanswered', async () => {
    const chen = await Candidate.begun(day.catalogue, told())
    await breakLedger(ZHONGYUAN)
    await chen.attempt(await chen.submission())
    await chen.runsAlarm()
    expect(await projectedRow(chen)).toMatchObject({ stage: 'filling' })
    await isSweptAfterTenMinutes(chen)
    expect(await projectedRow(chen)).toMatchObject({ stage: 'submitted' })
  })

  test('pending, its former seats not given back', async () => {
    const chen = await Candidate.withPhoto(day.catalogue, told({ centre: HELUO }))
    await breakLedger(HELUO)
    await chen.submits({ centre: ZHONGYUAN })
    await chen.sendToReview()
    await chen.runsAlarm()
    expect(await projectedRow(chen)).toMatchObject({ stage: 'pending' })
    expect(await seatsOf(chen, HELUO)).toHaveLength(1)
    await isSweptAfterTenMinutes(chen)
    expect(await seatsOf(chen, HELUO)).toEqual([])
  })

  test('paid, its mail not written', async () => {
    const chen = await isPaid()
    await aways('INSERT ON outbox')
    await chen.runsAlarm()
    expect([await projectedRow(chen), await mailsOf(chen)]).toMatchObject([{ stage: 'paid' }, []])
    await isSweptAfterTenMinutes(chen)
    expect(await mailsOf(chen)).toContain('【NCRE报名】已收到报名费，报名完成')
  })

  test('deleted, its document still claimed', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    await aways('DELETE ON identity_claim')
    await chen.deletes()
    await chen.runsAlarm()
    await isSweptAfterTenMinutes(chen)
    const claims = env.DB.prepare('SELECT count(*) AS n FROM identity_claim WHERE registration_id = ?')
    expect(await claims.bind(chen.id).first('n')).toBe(0)
  })

  test('deleted, its photo not deleted', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    const { hash } = await chen.photo()
    await chen.deletes()
    const PHOTOS = { delete: () => Promise.reject(new Error('away')) } as unknown as Bindings['PHOTOS']
    await inside(chen, (_, state) => new RegistrationDesk(state, { ...env, PHOTOS }).alarm())
    expect(await env.PHOTOS.head(`${chen.id}/${hash}`)).not.toBeNull()
    await isSweptAfterTenMinutes(chen)
    expect(await env.PHOTOS.head(`${chen.id}/${hash}`)).toBeNull()
  })

  test('cancelled, its seat not given back', async () => {
    const chen = await isPaid()
    await breakLedger(ZHONGYUAN)
    const he: Actor = { is: 'province-officer', id: 'he', name: '何老师', province: 'henan' }
    const command = { do: 'cancel', reason: '重复报名' } as const
    await chen.desk.handle({ command, by: he, now: Date.now(), requestId: 'test' })
    await chen.runsAlarm()
    expect(await projectedRow(chen)).toMatchObject({ stage: 'cancelled' })
    await isSweptAfterTenMinutes(chen)
    expect(await seatsOf(chen)).toEqual([])
  })

  test('of a stage that D1 was never told, where the request marked the row', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    await chen.deletes()
    await env.DB.prepare('UPDATE registration SET due_at = ? WHERE id = ?').bind(Date.now(), chen.id).run()
    await isSweptAfterTenMinutes(chen)
    expect([await projectedRow(chen), await seatsOf(chen)]).toMatchObject([{ stage: 'deleted' }, []])
  })

  test('projected by the former release, which noted no time', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    await breakLedger(ZHONGYUAN)
    await chen.deletes()
    await chen.runsAlarm()
    await loseAlarm(chen)
    await mendLedger(ZHONGYUAN)
    await env.DB.prepare('UPDATE registration SET due_at = NULL, projected_format = 1 WHERE id = ?')
      .bind(chen.id)
      .run()
    vi.setSystemTime(Date.now() + 10 * MINUTE)
    await runCron(env, CRON.everyMinute, Date.now())
    await runAlarms(chen)
    expect(await seatsOf(chen)).toEqual([])
  })
})

describe('a desk that is resumed', () => {
  test('hears the newest terms, and moves by them', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(chen, 'return')
    await runAlarms(chen)
    const { reviewUntil } = chen.terms.windows
    await env.DB.batch([
      env.DB.prepare('UPDATE sitting SET review_until = ?').bind(reviewUntil + DAY),
      env.DB.prepare('UPDATE catalogue_revision SET revision = revision + 1'),
    ])
    await chen.desk.resume(Date.now())
    expect((await chen.registration()).stage).toMatchObject({ is: 'returned', until: reviewUntil + DAY })
    await env.DB.batch([
      env.DB.prepare('UPDATE sitting SET review_until = ?').bind(reviewUntil),
      env.DB.prepare('UPDATE catalogue_revision SET revision = revision + 1'),
    ])
  })

  test('is not resumed again while it works: each projection says when the next task is due', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    await runAlarms(chen)
    const row = env.DB.prepare('SELECT due_at AS dueAt FROM registration WHERE id = ?').bind(chen.id)
    const next = await inside(chen, (_, { storage }) =>
      storage.sql.exec('SELECT min(due_at) AS dueAt FROM task').one(),
    )
    expect(await row.first()).toEqual(next)
  })
})
