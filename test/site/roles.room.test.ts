import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { beginRequest } from '../../src/lib/request.ts'
import { officeRoutes } from '../../src/office/office-routes.ts'
import { ROLES, type Role } from '../../src/office/roles.ts'
import { mayUse, OFFICE_ROUTES, rolesFor } from '../../src/office/route-roles.ts'
import type { Site } from '../../src/site.ts'
import { addressOf, createSamples, type Samples } from './addresses.ts'
import { registrationOf, seedExam } from './seeded.ts'
import { bindings, candidate, ORIGIN, officer, ROUTES, type Route, request } from './site.ts'

let things: Samples
const who: Record<string, string> = { visitor: '' }

beforeAll(async () => {
  await seedExam()
  things = await createSamples((await registrationOf('pending')).id)
  for (const login of ['pending', 'new']) who[login] = await candidate(login)
  for (const login of ['wang', 'ma', 'he', 'gao']) who[login] = await officer(login)
  who.expired = (who.pending ?? '').replace(/=..../, '=AAAA')
})

const CANDIDATES = ROUTES.filter(({ path }) => /^\/(?:register|welcome)/.test(path))
const CLOSED = OFFICE_ROUTES.filter(({ roles }) => roles !== 'anyone')
const OPEN = OFFICE_ROUTES.filter(({ roles, path }) => roles === 'anyone' && !/log(?:in|out)$/.test(path))

/** The part of an address that a form posts to; its GET leads to the page with the form. */
const LAST_PART = /\/(?:search|approval|return|skip|receipt|refund|refund-request|refund-record|unmatched)$/

/** One officer of each role in the seeded exam. */
const OFFICER_OF: Record<Role, string> = {
  reviewer: 'wang',
  'centre-administrator': 'ma',
  'province-administrator': 'he',
  'system-administrator': 'gao',
}

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
  it.each(CANDIDATES)('lead everyone else to the login: $method $path', async (route) => {
    for (const name of ['visitor', 'expired', 'wang', 'ma', 'he', 'gao']) {
      expect(await asked(route, who[name]), name).toEqual({ status: 303, to: '/login' })
    }
  })

  it.each(CANDIDATES)('do not put the login page into a part of a page: $method $path', async (route) => {
    if (!route.path.startsWith('/register')) return
    expect(await asked(route, '', { 'HX-Request-Type': 'partial' })).toEqual({ status: 401, to: null })
  })
})

describe('the table of officers’ routes', () => {
  it('has every address of the office, and no address that the office does not have', () => {
    const named = (routes: readonly Route[]) => routes.map(({ method, path }) => `${method} ${path}`).sort()
    expect(named(ROUTES.filter(({ path }) => /^\/office(?:\/|$)/.test(path)))).toEqual(named(OFFICE_ROUTES))
  })

  it('closes an address that is not in it, whatever its handler does', async () => {
    const room = new Hono<Site>()
    room.use(beginRequest).route('/', officeRoutes)
    room.get('/office/secret', (c) => c.text('secret'))
    const answer = await room.fetch(
      new Request(`${ORIGIN}/office/secret`, { headers: { Cookie: who.wang ?? '' } }),
      bindings,
    )
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toBe('secret')
  })

  it('names an officer for each role here', () => {
    expect(Object.keys(OFFICER_OF).toSorted()).toEqual(ROLES.toSorted())
  })
})

describe('pages of officers', () => {
  it.each(CLOSED)('lead everyone else to the office’s login: $method $path', async (route) => {
    for (const name of ['visitor', 'pending', 'new']) {
      const answer = await asked(route, who[name])
      if (route.path === '/office/review/count') expect(answer.to, name).toBe('/office/review')
      else expect(answer, name).toEqual({ status: 303, to: '/office/login' })
    }
  })

  it.each(OPEN)('lead to the page with the form, for every role: $method $path', async (route) => {
    const page = addressOf(route.path, things).replace(LAST_PART, '')
    for (const name of ['visitor', 'pending', 'new', ...Object.values(OFFICER_OF)]) {
      expect(await asked(route, who[name]), name).toEqual({ status: 303, to: page })
    }
  })

  describe.each(ROLES)('to a %s', (role) => {
    const name = OFFICER_OF[role]
    const isOpen = ({ method, path }: Route) => mayUse(rolesFor(method, path), role)

    it.each(CLOSED.filter((route) => !isOpen(route)))(
      'are refused by the table: $method $path',
      async (route) => {
        const { status, to } = await asked(route, who[name])
        if (route.path === '/office/review/count') expect(to).toBe('/office/review')
        else expect(status).toBe(403)
      },
    )

    it('are all open that the table opens', async () => {
      for (const route of CLOSED.filter((route) => route.method === 'GET' && isOpen(route))) {
        const { status, to } = await asked(route, who[name])
        expect(status, route.path).toBeOneOf([200, 303])
        if (to) expect(to).toMatch(/^\/office\/(?:review|money|registrations)/)
      }
    })
  })

  it('answer a count that is asked for as a part with nothing, for a role without a queue', async () => {
    const count: Route = { method: 'GET', path: '/office/review/count' }
    const partial = { 'HX-Request-Type': 'partial' }
    for (const role of ROLES) {
      const { status } = await asked(count, who[OFFICER_OF[role]], partial)
      expect(status, role).toBe(mayUse(rolesFor(count.method, count.path), role) ? 200 : 204)
    }
    expect((await asked(count, '', partial)).status).toBe(204)
  })
})

it('two logins in one browser remain two accounts', async () => {
  const both = `${who.pending}; ${who.wang}`
  expect((await asked({ method: 'GET', path: '/register/:sitting' }, both)).status).toBe(200)
  expect((await asked({ method: 'GET', path: '/office/review' }, both)).status).toBe(200)
  const swapped = both.replace('__Host-login', '__Host-x').replace('__Host-staff', '__Host-login')
  expect((await asked({ method: 'GET', path: '/register/:sitting' }, swapped)).to).toBe('/login')
})
