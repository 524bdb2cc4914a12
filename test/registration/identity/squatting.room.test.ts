import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LOGIN_COOKIE } from '../../../src/auth/login-cookie.ts'
import { DEMO_CANDIDATES } from '../../../src/dev/seed-candidates/people.ts'
import { blindIndex } from '../../../src/registration/identity/identity-seal.ts'
import { Visitor } from '../../passport/visitor.ts'
import { registrationOf, seedExam } from '../../site/seeded.ts'
import { candidate } from '../../site/site.ts'
import { runAlarms } from '../desk/desks.ts'

const BASE = '/register/ncre-79'
const DAY = 86_400_000

// Chen Si has submitted with her number and no photo. Zhou Yuhan's account names the same number.
beforeAll(() => seedExam())
afterAll(() => void vi.useRealTimers())

const NUMBER = DEMO_CANDIDATES.find(({ id }) => id === 'demo-nophoto')?.document.number ?? ''

/** Comes a second after everything before: no two requests of people are of one millisecond. */
async function visitor(login: string): Promise<Visitor> {
  if (vi.isFakeTimers()) vi.setSystemTime(Date.now() + 1_000)
  const one = new Visitor()
  const [, token = ''] = (await candidate(login)).split('=')
  one.cookies.set(LOGIN_COOKIE.candidate, token)
  return one
}

async function deskOf(login: string) {
  const { id } = await registrationOf(login)
  return { id, desk: env.REGISTRATION.getByName(id) }
}

async function lapses(login: string): Promise<void> {
  const one = await deskOf(login)
  const passed = { command: { do: 'time-passed' }, by: { is: 'clock' }, requestId: 'test' } as const
  await one.desk.handle({ ...passed, now: Date.now() })
  await runAlarms(one)
}

async function holder(): Promise<string | null> {
  return env.DB.prepare('SELECT registration_id AS id FROM identity_claim WHERE blind_index = ?')
    .bind(blindIndex(env, { type: 'resident-card', number: NUMBER }))
    .first<string>('id')
}

async function names(who: Visitor): Promise<void> {
  await who.submit(`${BASE}/identity`, `${BASE}/identity`, { type: 'resident-card', number: NUMBER })
}

async function submits(who: Visitor, offering = 'ncre-79-410032-24'): Promise<void> {
  const page = `${BASE}/details`
  await who.get(page)
  const form = who.form(page)
  const filled = {
    name: '陈思',
    ethnicity: 'HA',
    education: '本科',
    occupation: 'student',
    school: '示例大学',
  }
  for (const [field, value] of Object.entries(filled)) if (!form.get(field)) form.set(field, value)
  for (const [field, value] of Object.entries({ centre: '410032', offerings: offering, declaration: 'yes' }))
    form.set(field, value)
  form.set('do', 'submit')
  await who.post(page, form)
}

const costs = (who: Visitor) => who.headers.get('Server-Timing')?.split(', inner')[0]

// Each test begins where the one before has ended.
describe('a number that somebody else has submitted', () => {
  test('bars the account of its owner while that registration holds seats', async () => {
    const owner = await visitor('filling')
    await names(owner)
    expect([owner.status, owner.text.includes('这个证件号在本考次已有报名')]).toEqual([422, true])
    expect(await holder()).toBe((await registrationOf('nophoto')).id)
  })

  test('is free once that registration has lapsed and no officer has passed it', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * DAY })
    await lapses('nophoto')
    expect(await holder()).toBeNull()
    const owner = await visitor('filling')
    await names(owner)
    expect([owner.status, owner.location]).toEqual([303, `${BASE}/details`])
    expect(await holder()).toBeNull()
  })

  test('is claimed by the submission in its first batch: one round trip and one object call in all', async () => {
    const owner = await visitor('filling')
    await submits(owner)
    expect([owner.status, owner.location]).toEqual([303, `${BASE}/photo`])
    expect(costs(owner)).toBe('d1;desc="1", do;desc="1"')
    expect(await holder()).toBe((await registrationOf('filling')).id)
  })

  test('is then said to be taken to whoever had it: the page says whom to call, and another number leads on', async () => {
    const squatter = await visitor('nophoto')
    await submits(squatter)
    expect(squatter.status).toBe(422)
    expect(squatter.text).toMatch(/这个证件号在本考次已有报名。.*请联系考点（电话 0371-/)
    expect(squatter.page).toContain(`href="${BASE}/identity"`)
    expect(await holder()).toBe((await registrationOf('filling')).id)
  })

  test('is taken again by whoever had it, once it is free again', async () => {
    const owner = await visitor('filling')
    await owner.submit(`${BASE}/deletion`, `${BASE}/deletion`, { reason: 'give-up' })
    expect(owner.status).toBe(303)
    await runAlarms(await deskOf('filling'))
    expect(await holder()).toBeNull()
    const squatter = await visitor('nophoto')
    await submits(squatter)
    expect(squatter.status).toBe(303)
    expect(await holder()).toBe((await registrationOf('nophoto')).id)
  })
})

describe('a lapsed registration that is sent again', () => {
  test('claims its number again, and is told where somebody else has it by now', async () => {
    await lapses('ready')
    const who = await visitor('ready')
    const number = DEMO_CANDIDATES.find(({ id }) => id === 'demo-ready')?.document.number ?? ''
    const blind = blindIndex(env, { type: 'resident-card', number })
    await env.DB.prepare("INSERT INTO identity_claim VALUES ('ncre-79', ?, 'SOMEBODYELSESFILE', 1)")
      .bind(blind)
      .run()
    await who.submit(`${BASE}/submission`, `${BASE}/submission`, {})
    expect([who.status, who.text.includes('这个证件号在本考次已有报名')]).toEqual([409, true])
    await env.DB.prepare('DELETE FROM identity_claim WHERE blind_index = ?').bind(blind).run()
    vi.setSystemTime(Date.now() + 1_000)
    await who.submit(`${BASE}/submission`, `${BASE}/submission`, {})
    expect([who.status, who.location]).toEqual([303, BASE])
    expect(costs(who)).toBe('d1;desc="1", do;desc="1"')
    expect((await (await deskOf('ready')).desk.read())?.registration.stage.is).toBe('pending')
  })
})

describe('a claim whose call was lost', () => {
  test('is released when the cron resumes the desk, of which D1 was told that it owes something', async () => {
    const { id, desk } = await deskOf('deleted')
    const late = Date.now() - 3_600_000
    await env.DB.prepare("INSERT INTO identity_claim VALUES ('ncre-79', 'lost', ?, ?)").bind(id, late).run()
    await desk.resume(Date.now())
    await runAlarms({ desk })
    const left = await env.DB.prepare("SELECT count(*) AS n FROM identity_claim WHERE blind_index = 'lost'")
    expect(await left.first('n')).toBe(0)
  })

  test('D1 is told in the first batch of each command that moves the stage', async () => {
    const due = async (login: string) =>
      (await env.DB.prepare('SELECT due_at AS due FROM registration WHERE id = ?')
        .bind((await registrationOf(login)).id)
        .first<number>('due')) ?? 0
    for (const [login, path] of [
      ['pending', 'withdrawal'],
      ['rare', 'deletion'],
    ] as const) {
      const before = Date.now()
      const who = await visitor(login)
      await who.submit(`${BASE}/${path}`, `${BASE}/${path}`, { reason: 'give-up' })
      expect([who.status, costs(who)]).toEqual([303, 'd1;desc="1", do;desc="1"'])
      expect(await due(login)).toBeGreaterThanOrEqual(before)
      expect(await due(login)).toBeLessThanOrEqual(Date.now())
    }
  })
})
