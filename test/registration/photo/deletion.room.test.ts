import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bindings } from '../../../src/env.d.ts'
import { RegistrationDesk } from '../../../src/registration/desk/registration-desk.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { deletePhotos, photoHash, storePhoto } from '../../../src/registration/photo/photo-store.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate } from '../../fixture.ts'
import { decideAsOfficer, idOf, inside, numberOf, runAlarms, storedTasks } from '../desk/desks.ts'

const HOUR = 3_600_000
const day = setUpExamDay()

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

const told = () => ({ id: idOf(740 + day.n), name: '李晓明', number: numberOf(740 + day.n) })
const bytesOf = (picture: string) => new TextEncoder().encode(picture.padEnd(30_000, '.'))
const hashOf = (picture: string) => photoHash(env, bytesOf(picture))
const stored = async ({ id }: Candidate) =>
  (await env.PHOTOS.list({ prefix: `${id}/` })).objects.map(({ key }) => key.slice(id.length + 1)).sort()

const attach = (picture: string) => ({
  do: 'attach-photo' as const,
  photo: { hash: hashOf(picture), width: 330, height: 480, bytes: 30_000, uploadedAt: Date.now() },
})
const sends = (picture: string) =>
  ({ command: attach(picture), by: { is: 'candidate' }, now: Date.now(), requestId: 'test' }) as const

describe('photos that were replaced', () => {
  test('go at once, but for the one that the officer saw, which goes when the file is sent again', async () => {
    const li = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(li, 'return')
    const seen = (await li.photo()).hash
    for (const picture of ['second', 'third', 'fourth']) {
      await li.uploads(picture)
      await runAlarms(li)
      expect(await stored(li)).toEqual([seen, hashOf(picture)].sort())
    }
    expect((await li.registration()).photosToDelete).toEqual([seen])
    await li.sendToReview()
    await runAlarms(li)
    expect(await stored(li)).toEqual([hashOf('fourth')])
  })

  test('go by the thousand, since R2 takes no more in one call', async () => {
    const calls: number[] = []
    const photos = { delete: async (keys: string[]) => void calls.push(keys.length) } as unknown as R2Bucket
    await deletePhotos(
      photos,
      'li',
      Array.from({ length: 2_500 }, (_, n) => `${n}`),
    )
    expect(calls).toEqual([1_000, 1_000, 500])
  })

  test('take along what a crash between storage and desk has left', async () => {
    const li = await Candidate.withPhoto(day.catalogue, told())
    await runAlarms(li)
    await storePhoto(env, li.id, 'left-by-a-crash', bytesOf('lost'))
    await li.uploads('second')
    await runAlarms(li)
    expect(await stored(li)).toEqual([hashOf('second')])
  })

  test('of a deleted registration go though it is begun again before the desk could delete them', async () => {
    const li = await Candidate.sentToReview(day.catalogue, told())
    await li.deletes()
    await li.starts()
    await runAlarms(li)
    expect(await stored(li)).toEqual([])
    expect(await li.registration()).toMatchObject({ stage: { is: 'filling' }, photosToDelete: [] })
  })
})

describe('an upload', () => {
  test('that never reached the desk goes within the hour, though nothing else happens (F22)', async () => {
    const li = await Candidate.sentToReview(day.catalogue, told())
    await runAlarms(li)
    const own = await stored(li)
    await li.desk.expectPhoto(hashOf('lost'), Date.now())
    await storePhoto(env, li.id, hashOf('lost'), bytesOf('lost'))
    await runAlarms(li)
    expect(await stored(li)).toHaveLength(2)
    vi.setSystemTime(Date.now() + HOUR)
    await runAlarms(li)
    expect(await stored(li)).toEqual(own)
  })

  test('that was taken is not looked after any more', async () => {
    const li = await Candidate.withPhoto(day.catalogue, told())
    await li.desk.expectPhoto(hashOf('second'), Date.now())
    await li.uploads('second')
    expect((await storedTasks(li)).filter((task) => task.startsWith('delete-upload'))).toEqual([])
  })

  test('that is refused leaves the photo alone where another upload of the same bytes was taken (C7)', async () => {
    const li = await Candidate.withPhoto(day.catalogue, told())
    await storePhoto(env, li.id, hashOf('second'), bytesOf('second'))
    await li.uploads('second')
    await li.sendToReview()
    const { refused } = await li.desk.handle({ ...sends('second'), terms: li.terms })
    expect(refused).toBeNull()
    await li.desk.handle({ ...sends('third'), terms: li.terms })
    await runAlarms(li)
    expect(await stored(li)).toEqual([hashOf('second')])
  })
})

describe('a photo that comes in again while it is being deleted', () => {
  /** A storage whose deletions end when the test says so. */
  function slowPhotos() {
    const ends: (() => Promise<void>)[] = []
    const photos = new Proxy(env.PHOTOS, {
      get: (target, key) => {
        if (key === 'delete')
          return (keys: string[]) =>
            new Promise<void>((resolve) => ends.push(() => target.delete(keys).then(resolve)))
        const value: unknown = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    return { photos: photos as Bindings['PHOTOS'], ends }
  }

  test('is taken when the deletion has ended, so that the upload can store it anew', async () => {
    const li = await Candidate.withPhoto(day.catalogue, told())
    await li.uploads('second')
    const first = `photo of ${told().name}`
    const { photos: PHOTOS, ends } = slowPhotos()
    await inside(li, async (_, state) => {
      const desk = new RegistrationDesk(state, { ...env, PHOTOS })
      const alarm = desk.alarm()
      await vi.waitFor(() => expect(ends).toHaveLength(1))
      const answer = desk.handle({ ...sends(first), terms: li.terms, answer: 'view' })
      await ends[0]?.()
      expect(await answer).toMatchObject({ refused: null })
      expect(await env.PHOTOS.head(`${li.id}/${hashOf(first)}`)).toBeNull()
      await alarm
    })
    const { photo, photosToDelete }: Registration = await li.registration()
    expect([photo?.hash, photosToDelete]).toEqual([hashOf(first), [hashOf('second')]])
  })

  test('is refused, to be sent once more, where the deletion does not end', async () => {
    const li = await Candidate.withPhoto(day.catalogue, told())
    await li.uploads('second')
    const { photos: PHOTOS, ends } = slowPhotos()
    await inside(li, async (_, state) => {
      const desk = new RegistrationDesk(state, { ...env, PHOTOS })
      void desk.alarm()
      await vi.waitFor(() => expect(ends).toHaveLength(1))
      vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.now() })
      const answer = desk.handle({ ...sends(`photo of ${told().name}`), terms: li.terms })
      await vi.advanceTimersByTimeAsync(3_000)
      expect((await answer).refused).toEqual({ is: 'busy' })
    })
  })
})
