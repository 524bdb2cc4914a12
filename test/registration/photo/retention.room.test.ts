import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { spread } from '../../../src/lib/spread.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, HELUO, ZHONGYUAN } from '../../fixture.ts'
import { DAY, decideAsOfficer, historyOf, idOf, inside, ledger, numberOf, runAlarms } from '../desk/desks.ts'

const day = setUpExamDay()

const told = () => ({ id: idOf(720 + day.n), name: '李晓明', number: numberOf(720 + day.n) })
const stored = async (one: Candidate) => (await env.PHOTOS.list({ prefix: `${one.id}/` })).objects.length
const alarmOf = (one: Candidate) => inside(one, (_, { storage }) => storage.getAlarm())

/** The retention period ends for everybody on one day: each desk deletes at its own moment of the week after it. */
const deletionOf = (one: Candidate, until: number) => until + spread(one.id, 7 * DAY)

const retention = (days: number) =>
  env.DB.batch([
    env.DB.prepare('UPDATE sitting SET keep_photos_ms = ?').bind(days * DAY),
    env.DB.prepare('UPDATE catalogue_revision SET revision = revision + 1'),
  ])

test('a photo is deleted when its retention period ends, with every object that a crash left beside it (F6)', async () => {
  const li = await Candidate.sentToReview(day.catalogue, told())
  await decideAsOfficer(li, 'approve')
  await runAlarms(li)
  await env.PHOTOS.put(`${li.id}/left-by-a-crash`, 'photo')
  const neighbour = `${idOf(719)}/of-somebody-else`
  await env.PHOTOS.put(neighbour, 'photo')
  const { photosUntil } = li.terms
  expect(photosUntil).toBe(day.catalogue.sitting.examUntil + 180 * DAY)

  const end = deletionOf(li, photosUntil)
  vi.setSystemTime(end - 1)
  await runAlarms(li)
  expect(await alarmOf(li)).toBe(end)
  expect(await stored(li)).toBe(2)
  vi.setSystemTime(end)
  await runAlarms(li)
  expect(await stored(li)).toBe(0)
  expect(await env.PHOTOS.head(neighbour)).not.toBeNull()
  expect(await li.registration()).toMatchObject({ photosPurgedAt: end, details: { name: '李晓明' } })
  expect((await historyOf(li)).at(-1)).toBe('photos-deleted')
  expect(await alarmOf(li)).toBeNull()
})

test('a period that was made longer counts without anybody telling the desk', async () => {
  const li = await Candidate.sentToReview(day.catalogue, told())
  await runAlarms(li)
  const { photosUntil } = li.terms
  await retention(190)
  vi.setSystemTime(deletionOf(li, photosUntil))
  await runAlarms(li)
  expect(await stored(li)).toBe(1)
  expect(await alarmOf(li)).toBe(deletionOf(li, photosUntil + 10 * DAY))
  vi.setSystemTime(deletionOf(li, photosUntil + 10 * DAY))
  await runAlarms(li)
  expect(await stored(li)).toBe(0)
  await retention(180)
})

test('storage that does not answer is asked again, and until then nothing is said to be gone', async () => {
  const li = await Candidate.sentToReview(day.catalogue, told())
  await runAlarms(li)
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const away = vi.spyOn(env.PHOTOS, 'list').mockRejectedValue(new Error('R2 is away'))
  vi.setSystemTime(deletionOf(li, li.terms.photosUntil))
  await li.runsAlarm()
  expect((await li.registration()).photosPurgedAt).toBeNull()
  away.mockRestore()
  vi.setSystemTime(deletionOf(li, li.terms.photosUntil) + 600_000)
  await runAlarms(li)
  expect((await li.registration()).photosPurgedAt).not.toBeNull()
  vi.restoreAllMocks()
})

test('who deletes the registration has the photo deleted, and may begin again elsewhere', async () => {
  const li = await Candidate.sentToReview(day.catalogue, told())
  await runAlarms(li)
  expect(await stored(li)).toBe(1)
  await li.deletes()
  await runAlarms(li)
  expect(await stored(li)).toBe(0)
  expect((await li.registration()).photo).toBeNull()
  expect(await ledger(ZHONGYUAN).offeringsHeldBy(li.id)).toEqual([])
  expect(await ledger(HELUO).offeringsHeldBy(li.id)).toEqual([])
})
