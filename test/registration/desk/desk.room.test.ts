import { abortAllDurableObjects, evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { RegistrationDesk } from '../../../src/registration/desk/registration-desk.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, MORNING, setClock, ZHONGYUAN } from '../../fixture.ts'
import {
  DAY,
  decideAsOfficer,
  historyOf,
  idOf,
  inside,
  ledger,
  mailsOf,
  numberOf,
  projectedRow,
  runAlarms,
  viewOf,
} from './desks.ts'

const day = setUpExamDay()

const told = (more: { after?: (one: Candidate) => Promise<void>; subjects?: string[] } = {}) => ({
  id: idOf(day.n),
  name: '李晓明',
  number: numberOf(day.n),
  ...more,
})

/** Submitted, sent, returned, corrected, sent, withdrawn, sent, approved, lapsed, sent again, deleted, begun again. */
async function wholeJourney(after: (one: Candidate) => Promise<void>): Promise<Candidate> {
  setClock('10:00')
  const li = await Candidate.withPhoto(day.catalogue, told({ after }))
  const decided = async (how: 'approve' | 'return') => {
    expect(await decideAsOfficer(li, how)).toBeNull()
    await after(li)
  }
  await li.sendToReview()
  await decided('return')
  await li.uploads('another photo')
  await li.submits({ details: { school: '示例大学' }, subjects: ['24', '65'] })
  await li.sendToReview()
  await li.withdraws()
  await li.sendToReview()
  await decided('approve')
  vi.setSystemTime(MORNING + 2 * DAY)
  await runAlarms(li)
  await after(li)
  await li.sendToReview()
  expect((await li.registration()).stage).toMatchObject({ is: 'approved', by: 'clock' })
  await li.deletes()
  await runAlarms(li)
  await after(li)
  await li.starts()
  await li.submits({ subjects: ['24'] })
  await runAlarms(li)
  return li
}

/** The same story of two people differs in their numbers and in nothing else. */
async function storyOf(one: Candidate): Promise<unknown> {
  const { registration: file, history, version, drafts } = await viewOf(one)
  const anonymous = JSON.stringify({ file, history, version, drafts })
    .replaceAll(one.id, 'ID')
    .replaceAll(file.identity?.blindIndex ?? '-', 'BLIND')
    .replaceAll(file.identity?.masked ?? '-', 'MASKED')
    .replace(/"hash":"[^"]*"|"photo":"[^"]*"|"oldPhotos":\[[^\]]*\]/g, '')
  return JSON.parse(JSON.stringify(anonymous))
}

describe('a desk', () => {
  test('evicted between every two calls tells the same story (F4)', async () => {
    const awake = await wholeJourney(async () => {})
    day.n++
    const evicted = await wholeJourney((one) => evictDurableObject(one.desk))
    expect(await storyOf(evicted)).toEqual(await storyOf(awake))
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(evicted.id)).toEqual(['ncre-79-410032-24'])
  })

  test('and so does one that crashes between every two', async () => {
    const awake = await wholeJourney(async () => {})
    day.n++
    const crashed = await wholeJourney(() => abortAllDurableObjects())
    expect(await storyOf(crashed)).toEqual(await storyOf(awake))
  })

  test('whose alarm comes twice does everything once', async () => {
    const li = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(li, 'approve')
    await inside(li, async (desk) => {
      await Promise.all([desk.alarm(), desk.alarm()])
      await desk.alarm()
    })
    expect(await mailsOf(li)).toEqual(['【NCRE报名】审核通过，请支付报名费'])
    expect(await projectedRow(li)).toMatchObject({ stage: 'approved' })
    vi.setSystemTime(MORNING + 2 * DAY)
    await inside(li, (desk) => Promise.all([desk.alarm(), desk.alarm()]))
    await runAlarms(li)
    expect(await historyOf(li)).toEqual(expect.arrayContaining(['lapsed']))
    expect((await historyOf(li)).filter((what) => what === 'lapsed')).toHaveLength(1)
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(li.id)).toEqual([])
  })

  test('without a command is not there, and reading it makes no tables', async () => {
    const id = 'NQBQDYHASWRXTTEN'
    const desk = env.REGISTRATION.getByName(id)
    expect(await desk.read()).toBeNull()
    expect(await desk.readWithHistory()).toBeNull()
    await desk.queryPlatform(Date.now())
    await desk.resume(Date.now())
    const draft = { step: 'details', revision: 0, page: 'p', basis: 0, body: 'x', centre: null, now: 0 }
    expect(await desk.saveDraft(draft)).toBe(false)
    const ask = { command: { do: 'send' }, by: { is: 'candidate' }, now: 0, requestId: 'test' } as const
    expect(await desk.handle(ask)).toMatchObject({ refused: { is: 'unknown-trade' }, view: null })
    const tables = await inside({ desk } as Candidate, (_, { storage }) =>
      storage.sql.exec(`SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'`).toArray(),
    )
    expect(tables).toEqual([])
  })

  test('offers its callers these methods and no others', () => {
    expect(Object.getOwnPropertyNames(RegistrationDesk.prototype).sort()).toEqual([
      'alarm',
      'constructor',
      'expectPhoto',
      'handle',
      'openNumber',
      'queryPlatform',
      'read',
      'readWithHistory',
      'resume',
      'saveDraft',
    ])
  })
})

describe('the same wish twice at the same moment', () => {
  test('is one submission, one hold, one line in the history', async () => {
    const li = await Candidate.begun(day.catalogue, told())
    const form = await li.submission()
    const answers = await Promise.all(Array.from({ length: 20 }, () => li.attempt(form)))
    expect(answers).toEqual(Array.from({ length: 20 }, () => null))
    expect((await historyOf(li)).filter((what) => what === 'submitted')).toHaveLength(1)
    expect((await li.registration()).revision).toBe(3)
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(li.id)).toEqual(['ncre-79-410032-24'])
  })

  test('is one sending, one withdrawal, one deletion', async () => {
    const li = await Candidate.withPhoto(day.catalogue, told())
    for (const wish of [{ do: 'send' }, { do: 'withdraw' }, { do: 'delete', reason: 'give-up' }] as const) {
      expect(await Promise.all([li.attempt(wish), li.attempt(wish)])).toEqual([null, null])
    }
    expect((await historyOf(li)).slice(-3)).toEqual(['sent', 'withdrawn', 'deleted'])
  })

  test('after a lapse is one approval', async () => {
    const li = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(li, 'approve')
    vi.setSystemTime(MORNING + 2 * DAY)
    await runAlarms(li)
    expect(await Promise.all([li.attempt({ do: 'send' }), li.attempt({ do: 'send' })])).toEqual([null, null])
    expect((await historyOf(li)).filter((what) => what === 'reapproved')).toHaveLength(1)
  })
})
