import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test } from 'vitest'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, ZHONGYUAN } from '../../fixture.ts'
import { inside as insideLedger, projectAll } from '../../seats/ledgers.ts'
import { idOf, ledger, numberOf, viewOf } from '../desk/desks.ts'

/** One seat in all. */
const NETWORKS = 'ncre-79-410032-35'
const day = setUpExamDay()

let n = 0
afterEach(async () => {
  await insideLedger(ledger(ZHONGYUAN), (_, { storage }) => {
    storage.sql.exec('DELETE FROM hold')
  })
})

const candidate = (subjects: string[]) => {
  n++
  return Candidate.begun(day.catalogue, { id: idOf(n), name: '张敏', number: numberOf(300 + n), subjects })
}
const seats = async (offering: string) => (await ledger(ZHONGYUAN).countSeats())[offering]

describe('the last seat', () => {
  test('goes to one of two who submit at the same moment; the other is told at once (case 45)', async () => {
    const both = [await candidate(['35']), await candidate(['35'])]
    const forms = await Promise.all(both.map((one) => one.submission()))
    const answers = await Promise.all(both.map((one, i) => one.attempt(forms[i] ?? { do: 'send' })))
    expect(answers.map((answer) => answer?.is ?? 'held').sort()).toEqual(['full', 'held'])
    const loser = both[answers.findIndex((answer) => answer?.is === 'full')]
    expect(answers).toContainEqual({ is: 'full', offerings: [NETWORKS] })
    expect(await loser?.registration()).toMatchObject({ stage: { is: 'filling' }, seating: { intent: null } })
    expect(await seats(NETWORKS)).toEqual({ capacity: 1, held: 1 })
  })

  test('goes to one of twenty', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => candidate(['35'])))
    const forms = await Promise.all(all.map((one) => one.submission()))
    const answers = await Promise.all(all.map((one, i) => one.attempt(forms[i] ?? { do: 'send' })))
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(answers.filter((answer) => answer?.is === 'full')).toHaveLength(19)
    expect(await seats(NETWORKS)).toEqual({ capacity: 1, held: 1 })
  })

  test('is not taken by a change that needs another one, too: what was held is still held', async () => {
    const first = await candidate(['35'])
    await first.submits()
    const zhang = await candidate(['24'])
    await zhang.submits()
    const form = await zhang.submission({ subjects: ['35', '65'] })
    expect(await zhang.attempt(form)).toEqual({ is: 'full', offerings: [NETWORKS] })
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(zhang.id)).toEqual(['ncre-79-410032-24'])
    expect((await zhang.registration()).choices.map(({ subject }) => subject)).toEqual(['24'])
  })

  test('is free for the next one as soon as its registration is deleted', async () => {
    const first = await candidate(['35'])
    await first.submits()
    const next = await candidate(['35'])
    expect(await next.attempt(await next.submission())).toMatchObject({ is: 'full' })
    await first.deletes()
    await first.runsAlarm()
    expect(await next.attemptWithClaim(await next.submission())).toBeNull()
  })

  test('of one centre is given back when the registration has its seats at another', async () => {
    const zhang = await candidate(['35'])
    await zhang.submits()
    await zhang.submits({ centre: '410058', subjects: ['24'] })
    await zhang.runsAlarm()
    expect(await seats(NETWORKS)).toEqual({ capacity: 1, held: 0 })
    expect(await ledger('410058').offeringsHeldBy(zhang.id)).toEqual(['ncre-79-410058-24'])
  })

  test('is shown as taken on the pages when the ledger has told D1', async () => {
    const zhang = await candidate(['35'])
    await zhang.submits()
    await projectAll(ledger(ZHONGYUAN))
    const held = await env.DB.prepare('SELECT held FROM seats_held WHERE offering_id = ?').bind(NETWORKS)
    expect(await held.first('held')).toBe(1)
  })
})

test('the refused form stays filled in on the page, and is a draft only while seats are being asked for', async () => {
  const first = await candidate(['35'])
  await first.submits()
  const loser = await candidate(['35'])
  await loser.attempt(await loser.submission())
  expect((await viewOf(loser)).drafts).toEqual({})
})
