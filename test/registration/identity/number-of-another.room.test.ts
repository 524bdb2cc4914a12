import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { LOGIN_COOKIE } from '../../../src/auth/login-cookie.ts'
import { DEMO_CANDIDATES } from '../../../src/dev/seed-candidates/people.ts'
import { blindIndex } from '../../../src/registration/identity/identity-seal.ts'
import { Visitor } from '../../passport/visitor.ts'
import { registrationOf, seedExam } from '../../site/seeded.ts'
import { candidate } from '../../site/site.ts'
import { withCheck } from './card-numbers.ts'

const BASE = '/register/ncre-79'
const HOUR = 3_600_000

beforeAll(async () => {
  await seedExam()
  await lapses('approved')
})

/** The pay-by of an approved registration has passed. */
async function lapses(login: string): Promise<void> {
  const { desk } = await deskOf(login)
  const passed = { command: { do: 'time-passed' }, by: { is: 'clock' }, requestId: 'test' } as const
  await desk.handle({ ...passed, now: Date.now() + 25 * HOUR })
  await env.DB.prepare("UPDATE registration SET stage = 'lapsed' WHERE passport_id = ?")
    .bind(`demo-${login}`)
    .run()
}

async function deskOf(login: string) {
  const { id } = await registrationOf(login)
  return { id, desk: env.REGISTRATION.getByName(id) }
}

const numberOf = (login: string) =>
  DEMO_CANDIDATES.find(({ id }) => id === `demo-${login}`)?.document.number ?? ''

async function visitor(login: string): Promise<Visitor> {
  const one = new Visitor()
  const [, token = ''] = (await candidate(login)).split('=')
  one.cookies.set(LOGIN_COOKIE.candidate, token)
  return one
}

/** Types a number into the identity page, as a browser without scripts sends it. */
async function types(who: Visitor, login: string, number: string): Promise<void> {
  const { desk } = await deskOf(login)
  const revision = String((await desk.read())?.registration.revision)
  await who.post(`${BASE}/identity`, { type: 'resident-card', number, revision })
}

/** The document that D1 knows, and which registration has claimed it. */
async function knownToD1(login: string): Promise<{ blind: string; holder: string | null } | null> {
  return env.DB.prepare(
    `SELECT r.blind_index AS blind, c.registration_id AS holder FROM registration r
     LEFT JOIN identity_claim c ON c.sitting_id = r.sitting_id AND c.blind_index = r.blind_index WHERE r.passport_id = ?`,
  )
    .bind(`demo-${login}`)
    .first()
}

const own = async (login: string) => ({
  blind: blindIndex(env, { type: 'resident-card', number: numberOf(login) }),
  holder: (await registrationOf(login)).id,
})

describe('somebody else’s number, typed once', () => {
  test.each([
    ['submitted', 'nophoto'],
    ['returned', 'returned'],
    ['due', 'due'],
    ['lapsed', 'approved'],
  ])('does not bar the own registration: %s', async (stage, login) => {
    const who = await visitor(login)
    expect((await (await deskOf(login)).desk.read())?.registration.stage.is).toBe(stage)
    await types(who, login, numberOf('ready'))
    expect(who.status).toBe(422)
    expect(who.text).toMatch(/这个证件号在本考次已有报名。如果不是您报的，.*请联系考点（电话 0371-/)
    expect(await knownToD1(login)).toEqual(await own(login))
    await who.submit(`${BASE}/details`, `${BASE}/details`, {
      school: `示例大学 ${stage}`,
      declaration: 'yes',
      do: 'submit',
    })
    expect([who.status, who.text.includes('已有报名')]).toEqual([303, false])
  })

  test.each([
    ['pending', 'pending'],
    ['paid', 'paid'],
  ])('changes nothing that officers see of a registration that cannot be edited: %s', async (_, login) => {
    const who = await visitor(login)
    for (const number of [numberOf('ready'), withCheck('41010220010101777')]) {
      await types(who, login, number)
      expect([who.status, who.location]).toEqual([303, `${BASE}`])
      expect(await knownToD1(login)).toEqual(await own(login))
    }
  })

  test('is told as taken, and another number leads on', async () => {
    const who = await visitor('filling')
    await types(who, 'filling', numberOf('pending'))
    expect(who.status).toBe(422)
    await types(who, 'filling', withCheck('41010220040507777'))
    expect([who.status, who.location]).toEqual([303, `${BASE}/details`])
  })
})
