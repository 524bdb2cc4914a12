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
const uploads = async (login: string, picture: ArrayBuffer) => {
  const body = new FormData()
  body.set('photo', new File([picture], 'photo.jpg'))
  const cookie = await candidate(login)
  const answer = await request('POST', `/register/${SITTING_ID}/photo`, { body, cookie })
  await answer.text()
  return answer.status
}

describe('a sound photo that comes when no photo may be changed', () => {
  it.each(['pending', 'paid'])('is not kept: %s', async (login) => {
    const before = await storedOf(login)
    expect(before).toHaveLength(1)
    expect(await uploads(login, PHOTOS['grey-background'])).toBeOneOf([303, 422])
    expect(await storedOf(login)).toEqual(before)
  })

  it('is not taken away where it is the one that the file has', async () => {
    const before = await storedOf('pending')
    await uploads('pending', PHOTOS['maimaiti-aili'])
    await uploads('pending', PHOTOS['li-xiaoming'])
    expect(await storedOf('pending')).toEqual(before)
  })
})
