import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { PHOTOS } from '../../../src/dev/seed-candidates/photos.ts'
import { SITTING_ID } from '../../../src/dev/seed-catalogue/sitting.ts'
import { registrationOf, seedExam } from '../../site/seeded.ts'
import { candidate, request } from '../../site/site.ts'

beforeAll(() => seedExam())

const storedOf = async (login: string) => {
  const { id } = await registrationOf(login)
  const { objects } = await env.PHOTOS.list({ prefix: `${id}/` })
  return objects.map(({ key }) => key)
}
const deskActs = async (login: string) => {
  const { id } = await registrationOf(login)
  await runDurableObjectAlarm(env.REGISTRATION.getByName(id))
}
const upload = async (login: string, ...parts: ArrayBuffer[]) => {
  const body = new FormData()
  body.set('photo', new File(parts, 'photo.jpg'))
  const cookie = await candidate(login)
  const answer = await request('POST', `/register/${SITTING_ID}/photo`, { body, cookie })
  return { status: answer.status, page: await answer.text() }
}

describe('a sound photo that comes when no photo may be changed', () => {
  it.each(['pending', 'paid'])('is not kept: %s', async (login) => {
    const before = await storedOf(login)
    expect(before).toHaveLength(1)
    expect((await upload(login, PHOTOS['grey-background'])).status).toBeOneOf([303, 422])
    await deskActs(login)
    expect(await storedOf(login)).toEqual(before)
  })

  it('is not taken away where it is the one that the file has', async () => {
    const before = await storedOf('pending')
    await upload('pending', PHOTOS['maimaiti-aili'])
    await upload('pending', PHOTOS['li-xiaoming'])
    await deskActs('pending')
    expect(await storedOf('pending')).toEqual(before)
  })
})

describe('a picture as the phone took it, sent without scripts', () => {
  const padding = (bytes: number) => new ArrayBuffer(bytes)

  it('of 8 MB is answered with the photo page, which says the size and the limit', async () => {
    const { status, page } = await upload('nophoto', PHOTOS['zhang-min'], padding(8_000_000))
    expect(status).toBe(422)
    const [summary = ''] = /<section class="problems".*?<\/section>/.exec(page) ?? []
    expect(summary.match(/(?<=<li>).*?(?=<\/li>)/g)).toEqual([
      expect.stringMatching(/>文件 7\.\d MB，太大。应在 20 KB 到 200 KB 之间</),
    ])
    expect(await storedOf('nophoto')).toEqual([])
  })

  it('of 29 MB is answered with a page that says the limit, five at once', async () => {
    const five = Array.from({ length: 5 }, () => upload('nophoto', PHOTOS['zhang-min'], padding(29_000_000)))
    for (const { status, page } of await Promise.all(five)) {
      expect(status).toBe(413)
      expect(page).toContain('应在 200 KB 以内')
    }
  })
})
