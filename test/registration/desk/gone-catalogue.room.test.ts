import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { spread } from '../../../src/lib/spread.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, MORNING, ZHONGYUAN } from '../../fixture.ts'
import { TestBank } from '../../payment/test-bank.ts'
import { DAY, decideAsOfficer, idOf, ledger, numberOf, runAlarms } from './desks.ts'

/** Centre without review: who has a photo may pay. */
const SONGSHAN = '410046'

const TEN = MORNING + 3_600_000
const day = setUpExamDay()

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const told = (more: { centre?: string } = {}) => ({
  id: idOf(560 + day.n),
  name: '陈思',
  number: numberOf(560 + day.n),
  ...more,
})

/** The catalogue says nothing more of these: an operator has deleted the rows. */
async function forgets(table: 'sitting' | 'sitting_centre', id: string): Promise<() => Promise<void>> {
  const column = table === 'sitting' ? 'id' : 'centre_id'
  const change = (sql: string) =>
    env.DB.batch([
      env.DB.prepare(sql).bind(id),
      env.DB.prepare('UPDATE catalogue_revision SET revision = revision + 1'),
    ])
  await change(`UPDATE ${table} SET ${column} = 'gone' WHERE ${column} = ?`)
  return async () => void (await change(`UPDATE ${table} SET ${column} = ? WHERE ${column} = 'gone'`))
}

describe('a sitting that the catalogue no longer has', () => {
  test('still gives the seats of a returned file back at the deadline that the desk heard last', async () => {
    const chen = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(chen, 'return')
    await runAlarms(chen)
    const restore = await forgets('sitting', 'ncre-79')
    vi.setSystemTime(chen.terms.windows.reviewUntil + spread(chen.id, 600_000))
    await runAlarms(chen)
    expect((await chen.registration()).stage).toMatchObject({ is: 'lapsed', from: 'returned' })
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(chen.id)).toEqual([])
    await restore()
  })

  test('still has its photos deleted at the end of the retention period that the desk heard last', async () => {
    const chen = await Candidate.withPhoto(day.catalogue, told())
    await runAlarms(chen)
    const restore = await forgets('sitting', 'ncre-79')
    vi.setSystemTime(chen.terms.photosUntil + spread(chen.id, 7 * DAY))
    await runAlarms(chen)
    expect((await chen.registration()).photosPurgedAt).toBe(Date.now())
    expect((await env.PHOTOS.list({ prefix: `${chen.id}/` })).objects).toEqual([])
    await restore()
  })
})

describe('a centre that was withdrawn', () => {
  test('still gives the seats of a file back that was not paid', async () => {
    const chen = await Candidate.withPhoto(day.catalogue, told({ centre: SONGSHAN }))
    await runAlarms(chen)
    const restore = await forgets('sitting_centre', SONGSHAN)
    vi.setSystemTime(Date.now() + 2 * DAY)
    await runAlarms(chen)
    expect((await chen.registration()).stage).toMatchObject({ is: 'lapsed', from: 'due' })
    expect(await ledger(SONGSHAN).offeringsHeldBy(chen.id)).toEqual([])
    await restore()
  })

  test('is no centre with review by that: late money for it gets its seat as before', async () => {
    const bank = new TestBank()
    const chen = await Candidate.withPhoto(day.catalogue, told({ centre: SONGSHAN }))
    await chen.openPayment()
    // The platform's last word, that nothing came, is asked for a minute after the pay-by.
    for (const seconds of [10, 40]) {
      vi.setSystemTime(TEN + DAY + seconds * 1_000)
      await runAlarms(chen)
    }
    expect((await chen.registration()).stage.is).toBe('lapsed')
    vi.setSystemTime(TEN + DAY - 1_000)
    const no = await bank.visitCashier(chen)
    bank.pay(no)
    const restore = await forgets('sitting_centre', SONGSHAN)
    vi.setSystemTime(TEN + DAY + 120_000)
    await chen.desk.queryPlatform(Date.now())
    await runAlarms(chen)
    expect((await chen.registration()).stage.is).toBe('paid')
    await restore()
  })
})
