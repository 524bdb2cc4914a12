import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addressOf, createSamples, type Samples } from './addresses.ts'
import { registrationOf, seedExam } from './seeded.ts'
import { bindings, candidate, ORIGIN, officer, ROUTES, type Route, request } from './site.ts'

const GETS = ROUTES.filter(({ method }) => method === 'GET')
const POSTS = ROUTES.filter(({ method }) => method === 'POST')

let things: Samples
/** Li Xiaoming at work: a candidate whose file is approved, and the officer of his centre. */
let own: Record<'candidate' | 'officer' | 'province', string>

beforeAll(async () => {
  await seedExam()
  things = await createSamples((await registrationOf('pending')).id)
})
// Logging out is one of the addresses.
beforeEach(async () => {
  own = {
    candidate: await candidate('pending'),
    officer: await officer('wang'),
    province: await officer('he'),
  }
})

const isOffice = (path: string) => path.startsWith('/office')
const isOfProvince = (path: string) => /^\/office\/(?:registrations|questions)/.test(path)
const cookieFor = (path: string) =>
  isOfProvince(path) ? own.province : isOffice(path) ? own.officer : own.candidate
const askOwn = (route: Route) =>
  request(route.method, addressOf(route.path, things), { cookie: cookieFor(route.path) })

describe('the table of addresses', () => {
  it('is the whole product', () => {
    expect(ROUTES.length).toBeGreaterThan(75)
    const rooms = [
      '/login',
      '/passport/',
      '/welcome',
      '/register/',
      '/office/review',
      '/payment/notify/',
      '/check/',
    ]
    for (const room of rooms)
      expect(
        ROUTES.some(({ path }) => path.startsWith(room)),
        room,
      ).toBe(true)
  })

  it('answers GET wherever it answers POST', () => {
    const gets = GETS.map(({ path }) => path)
    expect(POSTS.map(({ path }) => path).filter((path) => !gets.includes(path))).toEqual([])
  })
})

describe('a person who opens an address of their own', () => {
  it.each(GETS)('sees a page or is led to one: $path', async (route) => {
    const answer = await askOwn(route)
    const fragment = answer.status === 204 && /count|activation/.test(route.path)
    // No payment has this number.
    const isNobodys = route.path.startsWith('/payment/return/')
    if (isNobodys) expect(answer.status).toBe(404)
    else expect(fragment ? 200 : answer.status).toBeOneOf([200, 303])
    if (answer.status === 303) expect(answer.headers.get('Location')).toMatch(/^\/(?!\/)/)
    await answer.text()
  })

  it.each(GETS)('gets the same head without the page: $path', async (route) => {
    const address = addressOf(route.path, things)
    const head = await request('HEAD', address, { cookie: cookieFor(route.path) })
    expect(await head.text()).toBe('')
    if (route.path.startsWith('/passport/activation/')) return expect(head.status).toBe(204)
    const got = await request('GET', address, { cookie: cookieFor(route.path) })
    expect(head.status).toBe(got.status)
    expect(head.headers.get('Content-Type')).toBe(got.headers.get('Content-Type'))
    await got.text()
  })

  it.each(ROUTES)('is refused by other methods as if nothing were there: $path', async ({ path }) => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await request(method, addressOf(path, things), {
        cookie: cookieFor(path),
        headers: { Origin: ORIGIN },
      })
      expect(answer.status).toBeOneOf([303, 404])
      await answer.text()
    }
  })
})

describe('every answer', () => {
  /** Design §9, in every answer. */
  function expectSafe(answer: Response) {
    const policy = answer.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-|\*|https?:|data:/)
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin')
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(answer.headers.get('X-Frame-Options')).toBe('DENY')
    expect(answer.headers.get('Strict-Transport-Security')).toContain('max-age=')
    expect(answer.headers.get('Server-Timing')).toMatch(/^d1;desc="\d+", do;desc="\d+"/)
    for (const cookie of answer.headers.getSetCookie()) {
      expect(cookie).toMatch(/Secure/)
      if (cookie.startsWith('__Host-')) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/)
    }
  }

  it.each(ROUTES)('is safe with and without a login: $method $path', async (route) => {
    const address = addressOf(route.path, things)
    for (const cookie of [cookieFor(route.path), '']) {
      const answer = await request(route.method, address, { cookie })
      expectSafe(answer)
      expect(answer.status).toBeLessThan(500)
      await answer.text()
    }
  })

  it('is safe where it is an error too: 404, 403, 413, 400, 500, 503', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const DB = {
      ...env.DB,
      prepare: () => {
        throw new Error('broken')
      },
      batch: () => {
        throw new Error('broken')
      },
    }
    const broken = { ...bindings, DB: DB as unknown as D1Database }
    const away = () => Promise.reject(new Error('D1_ERROR: Network connection lost.'))
    const unreachable = {
      ...bindings,
      DB: { ...env.DB, prepare: env.DB.prepare.bind(env.DB), batch: away } as unknown as D1Database,
    }
    const cases: [number, Promise<Response>][] = [
      [404, request('GET', '/nothing')],
      [403, request('POST', '/login', { headers: { Origin: 'https://elsewhere.cn' } })],
      [413, request('POST', '/login', { body: new URLSearchParams({ account: 'x'.repeat(100_000) }) })],
      [
        400,
        request('POST', '/login', {
          body: '--a',
          headers: { 'Content-Type': 'multipart/form-data; boundary=a' },
        }),
      ],
      [500, request('GET', '/login', { env: broken })],
      [503, request('GET', '/login', { env: unreachable })],
    ]
    for (const [status, answered] of cases) {
      const answer = await answered
      expect(answer.status).toBe(status)
      expectSafe(answer)
      const page = await answer.text()
      expect(page).toContain('<h1>')
      expect(page).not.toMatch(/broken|D1_ERROR|\bat .*\.ts/)
    }
    log.mockRestore()
  })

  const PUBLIC = /^\/(?:$|p\/|announcement|how-it-works|check\/|language\/|menu|payment\/)/

  it.each(ROUTES.filter(({ path }) => !PUBLIC.test(path)))(
    'that is personal is stored by no cache: $method $path',
    async (route) => {
      for (const cookie of [cookieFor(route.path), '']) {
        const answer = await request(route.method, addressOf(route.path, things), { cookie })
        const kept = answer.headers.get('Cache-Control')
        if (answer.headers.get('Content-Type') === 'image/jpeg') expect(kept).toMatch(/^no-store$|^private,/)
        else expect(kept).toBe('no-store')
        await answer.text()
      }
    },
  )

  it('that is a photo is a picture and nothing else, in a sandbox', async () => {
    for (const [path, cookie] of [
      ['/register/:sitting/photo/:name', own.candidate],
      ['/office/review/:id/photo/:hash', own.officer],
    ] as const) {
      const photo = await request('GET', addressOf(path, things), { cookie })
      expect(photo.status).toBe(200)
      expect(photo.headers.get('Content-Type')).toBe('image/jpeg')
      expect(photo.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; sandbox/)
      expect(photo.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
      await photo.arrayBuffer()
    }
  })
})

describe('a form that was not sent from a page of ours', () => {
  const FORMS = POSTS.filter(({ path }) => !path.startsWith('/payment/notify/'))
  const foreign: [string, Record<string, string | null>][] = [
    ['without Origin', { Origin: null }],
    ['from elsewhere', { Origin: 'https://elsewhere.cn' }],
    ['from an unknown place', { Origin: 'null' }],
    ['from elsewhere on this host', { Origin: 'http://localhost:9999' }],
    ['from a host that begins alike', { Origin: `${ORIGIN}.elsewhere.cn` }],
    ['from elsewhere, as JSON', { Origin: 'https://elsewhere.cn', 'Content-Type': 'application/json' }],
    ['without Origin, as JSON', { Origin: null, 'Content-Type': 'application/json' }],
    ['from a neighbour, as the browser says', { Origin: null, 'Sec-Fetch-Site': 'same-site' }],
  ]

  it.each(FORMS)('changes nothing: $path', async ({ path }) => {
    for (const [how, headers] of foreign) {
      const asked = {
        cookie: cookieFor(path),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      }
      const answer = await request('POST', addressOf(path, things), asked)
      expect(answer.status, how).toBe(403)
      expect(answer.headers.getSetCookie()).toEqual([])
      await answer.text()
    }
  })

  it('is not asked of the notifications of the platform, which are known by their signature', async () => {
    const answer = await request('POST', '/payment/notify/alipay', { headers: { Origin: null } })
    expect([answer.status, await answer.text()]).toEqual([400, 'fail'])
  })
})
