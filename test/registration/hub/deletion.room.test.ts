import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { SITTING_ID } from '../../../src/dev/seed-catalogue/sitting.ts'
import { registrationOf, seedExam } from '../../site/seeded.ts'
import { candidate, request } from '../../site/site.ts'

beforeAll(() => seedExam())

const stageOf = async (login: string) => {
  const { id } = await registrationOf(login)
  return (await env.REGISTRATION.getByName(id).read())?.registration.stage.is
}
const deletes = async (login: string, reason: string) => {
  const body = new URLSearchParams({ reason })
  const answer = await request('POST', `/register/${SITTING_ID}/deletion`, {
    body,
    cookie: await candidate(login),
  })
  await answer.text()
  return answer.status
}

describe('「删除报考信息」', () => {
  it.each(['', 'bored', 'constructor', 'toString', '__proto__'])(
    'deletes nothing for the reason %j, which no page offers',
    async (reason) => {
      expect(await deletes('ready', reason)).toBe(422)
      expect(await stageOf('ready')).toBe('submitted')
    },
  )

  it('deletes for one of the reasons on the page', async () => {
    expect(await deletes('ready', 'give-up')).toBe(303)
    expect(await stageOf('ready')).toBe('deleted')
  })
})
