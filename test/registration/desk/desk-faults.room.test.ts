import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ObjectFormat } from '../../../src/lib/object-format-store.ts'
import { LEDGER_FORMATS } from '../../../src/seats/ledger-formats.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, MORNING, setClock, ZHONGYUAN } from '../../fixture.ts'
import { inside as insideLedger } from '../../seats/ledgers.ts'
import {
  DAY,
  decideAsOfficer,
  idOf,
  inside,
  ledger,
  mailsOf,
  numberOf,
  projectedRow,
  runAlarms,
  storedTasks,
  viewOf,
} from './desks.ts'

const day = setUpExamDay()

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(async () => {
  vi.restoreAllMocks()
  await env.DB.exec('DROP TRIGGER IF EXISTS away')
  const hidden = await env.DB.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'hidden'`).first()
  if (hidden) await env.DB.exec('ALTER TABLE hidden RENAME TO catalogue_revision')
})

const told = (more: { subjects?: string[]; centre?: string } = {}) => ({
  id: idOf(day.n),
  name: '王建国',
  number: numberOf(100 + day.n),
  ...more,
})

describe('D1 does not take what it is told', () => {
  const away = () =>
    env.DB.exec(
      `CREATE TRIGGER away BEFORE UPDATE ON registration BEGIN SELECT RAISE(ABORT, 'D1 is away'); END`,
    )

  test('desks go on, and it hears everything when it is back (F20)', async () => {
    const wang = await Candidate.withPhoto(day.catalogue, told())
    await away()
    for (let run = 0; run < 8; run++) {
      vi.setSystemTime(MORNING + run * 3_600_000)
      await wang.runsAlarm()
    }
    await wang.sendToReview()
    await wang.runsAlarm()
    expect(await decideAsOfficer(wang, 'approve')).toBeNull()
    await wang.runsAlarm()
    expect(await projectedRow(wang)).toMatchObject({ stage: 'filling', version: 0 })
    expect(await mailsOf(wang)).toEqual(['【NCRE报名】审核通过，请支付报名费'])
    expect(await storedTasks(wang)).toContain('project {}')

    await env.DB.exec('DROP TRIGGER away')
    vi.setSystemTime(MORNING + 9 * 3_600_000)
    await runAlarms(wang)
    expect(await projectedRow(wang)).toMatchObject({
      stage: 'approved',
      version: (await viewOf(wang)).version,
    })
    expect(await storedTasks(wang)).not.toContain('project {}')
  })

  test('an older state that comes late changes nothing', async () => {
    const wang = await Candidate.sentToReview(day.catalogue, told())
    const { version } = await viewOf(wang)
    await env.DB.prepare('UPDATE registration SET version = ?, stage = ? WHERE id = ?')
      .bind(version + 1, 'approved', wang.id)
      .run()
    await inside(wang, (desk) => desk.resume(Date.now()))
    await runAlarms(wang)
    expect(await projectedRow(wang)).toMatchObject({ stage: 'approved', version: version + 1 })
  })
})

describe('D1 does not say what the terms are', () => {
  const hide = () => env.DB.exec('ALTER TABLE catalogue_revision RENAME TO hidden')

  test('no seat is taken away on old ones; it goes when they are known', async () => {
    const wang = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(wang, 'approve')
    await runAlarms(wang)
    await hide()
    for (const days of [2, 3, 4]) {
      vi.setSystemTime(MORNING + days * DAY)
      await wang.runsAlarm()
      expect((await wang.registration()).stage.is).toBe('approved')
      expect(await ledger(ZHONGYUAN).offeringsHeldBy(wang.id)).toEqual(['ncre-79-410032-24'])
    }
    await env.DB.exec('ALTER TABLE hidden RENAME TO catalogue_revision')
    vi.setSystemTime(MORNING + 5 * DAY)
    await runAlarms(wang)
    expect((await wang.registration()).stage).toMatchObject({ is: 'lapsed', from: 'approved' })
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(wang.id)).toEqual([])
  })

  test('seats are still asked for and given back on those the desk knows', async () => {
    const wang = await Candidate.begun(day.catalogue, told())
    await hide()
    await wang.submits()
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(wang.id)).toEqual(['ncre-79-410032-24'])
    await wang.deletes()
    await wang.runsAlarm()
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(wang.id)).toEqual([])
  })
})

describe('the ledger does not answer', () => {
  const breaks = () =>
    insideLedger(ledger(ZHONGYUAN), (_, { storage }) => {
      new ObjectFormat(storage, 'a seat ledger', LEDGER_FORMATS).create()
      for (const event of ['INSERT', 'UPDATE']) {
        storage.sql.exec(
          `CREATE TRIGGER down_${event} BEFORE ${event} ON last_answer BEGIN SELECT RAISE(ABORT, 'the ledger is down'); END`,
        )
      }
    })
  const mends = () =>
    insideLedger(ledger(ZHONGYUAN), (_, { storage }) => {
      for (const event of ['INSERT', 'UPDATE']) storage.sql.exec(`DROP TRIGGER down_${event}`)
    })

  test('the candidate is told to wait, what was entered is kept, and the alarm finishes it', async () => {
    const wang = await Candidate.begun(day.catalogue, told())
    await breaks()
    const form = await wang.submission()
    const draft = { step: 'details', page: 'one page', body: 'sealed form' }
    const ask = {
      command: form,
      by: { is: 'candidate' },
      now: Date.now(),
      requestId: 'test',
      draft,
      answer: 'view',
    } as const
    const outcome = await wang.desk.handle({ ...ask, terms: wang.terms })
    expect(outcome).toMatchObject({
      refused: { is: 'waiting' },
      view: { registration: { stage: { is: 'filling' } }, drafts: { details: { body: 'sealed form' } } },
    })
    expect(await wang.attempt(form)).toEqual({ is: 'waiting' })
    const other = await wang.submission({ details: { school: '别的学校' } })
    expect(await wang.attempt(other)).toEqual({ is: 'busy' })

    await mends()
    setClock('10:10')
    await runAlarms(wang)
    expect((await wang.registration()).stage.is).toBe('submitted')
    expect((await viewOf(wang)).drafts).toEqual({})
    expect(await wang.attempt(form)).toBeNull()
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(wang.id)).toEqual(['ncre-79-410032-24'])
  })

  test('a deletion stands at once; the seats come back when the ledger does', async () => {
    const wang = await Candidate.withPhoto(day.catalogue, told())
    await breaks()
    await wang.deletes()
    await wang.runsAlarm()
    expect((await wang.registration()).stage.is).toBe('deleted')
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(wang.id)).toEqual(['ncre-79-410032-24'])
    await mends()
    setClock('10:10')
    await runAlarms(wang)
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(wang.id)).toEqual([])
  })

  test('a wish at another centre meanwhile does not commit the first on its own terms', async () => {
    const SONGSHAN = '410046'
    const wang = await Candidate.withPhoto(day.catalogue, told({ centre: SONGSHAN }))
    await breaks()
    expect(await wang.attempt(await wang.submission({ centre: ZHONGYUAN, subjects: ['65'] }))).toEqual({
      is: 'waiting',
    })
    await mends()
    // Songshan does not review: on its terms the file would be payable at once.
    await wang.attempt(await wang.submission({ centre: SONGSHAN, subjects: ['66'] }))
    const { registration: file } = await viewOf(wang)
    expect(file).toMatchObject({ centre: ZHONGYUAN, stage: { is: 'submitted' } })
  })
})
