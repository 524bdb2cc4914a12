import { beforeAll, describe, expect, it } from 'vitest'
import { addressOf, createSamples, type Samples } from './addresses.ts'
import { registrationOf, seedExam } from './seeded.ts'
import { candidate, officer, ROUTES, type Route, request } from './site.ts'

let things: Samples
const who: Record<string, string> = { nobody: '' }

beforeAll(async () => {
  await seedExam()
  things = await createSamples((await registrationOf('pending')).id)
  for (const login of ['pending', 'new']) who[login] = await candidate(login)
  for (const login of ['wang', 'ma', 'he', 'gao']) who[login] = await officer(login)
  who.expired = (who.pending ?? '').replace(/=..../, '=AAAA')
})

const CANDIDATES = ROUTES.filter(({ path }) => /^\/(?:register|welcome)/.test(path))
const OFFICERS = ROUTES.filter(({ path }) => path.startsWith('/office') && !/log(?:in|out)$/.test(path))
const REVIEW = OFFICERS.filter(({ path }) => path !== '/office')

async function asked(
  { method, path }: Route,
  cookie: string | undefined,
  headers: Record<string, string> = {},
) {
  const answer = await request(method, addressOf(path, things), { cookie: cookie ?? '', headers })
  await answer.text()
  return { status: answer.status, to: answer.headers.get('Location')?.split('?')[0] ?? null }
}

describe('pages of candidates', () => {
  it.each(CANDIDATES)('lead everybody else to the login: $method $path', async (route) => {
    for (const name of ['nobody', 'expired', 'wang', 'ma', 'he', 'gao']) {
      expect(await asked(route, who[name]), name).toEqual({ status: 303, to: '/login' })
    }
  })

  it.each(CANDIDATES)('never put the login page into a part of a page: $method $path', async (route) => {
    if (!route.path.startsWith('/register')) return
    expect(await asked(route, '', { 'HX-Request-Type': 'partial' })).toEqual({ status: 401, to: null })
  })
})

describe('pages of officers', () => {
  it.each(OFFICERS)('lead everybody else to the office’s login: $method $path', async (route) => {
    for (const name of ['nobody', 'pending', 'new']) {
      const answer = await asked(route, who[name])
      const silent = route.path === '/office/review/count' || route.path === '/office/review/search'
      if (silent && route.method === 'GET') expect(answer.to, name).toBe('/office/review')
      else if (answer.to?.startsWith('/office/review/'))
        expect(route.path, name).toMatch(/:id\/(?:approval|return|skip)$/)
      else expect(answer, name).toEqual({ status: 303, to: '/office/login' })
    }
  })

  it.each(REVIEW)('tell officers who do not review that this is not theirs: $method $path', async (route) => {
    for (const name of ['he', 'gao']) {
      const { status, to } = await asked(route, who[name])
      if (status === 303) expect(to, name).toMatch(/^\/office\/review/)
      else expect(status, name).toBe(403)
    }
  })

  it.each(['wang', 'ma'])('are all open to those who decide for a centre: %s', async (name) => {
    for (const route of OFFICERS.filter(({ method }) => method === 'GET')) {
      const { status, to } = await asked(route, who[name])
      expect(status, route.path).toBeOneOf([200, 303])
      if (to) expect(to).toMatch(/^\/office\/review/)
    }
  })
})

it('two logins in one browser stay two people', async () => {
  const both = `${who.pending}; ${who.wang}`
  expect((await asked({ method: 'GET', path: '/register/:sitting' }, both)).status).toBe(200)
  expect((await asked({ method: 'GET', path: '/office/review' }, both)).status).toBe(200)
  const swapped = both.replace('__Host-login', '__Host-x').replace('__Host-staff', '__Host-login')
  expect((await asked({ method: 'GET', path: '/register/:sitting' }, swapped)).to).toBe('/login')
})
