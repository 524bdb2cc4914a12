import { listDurableObjectIds } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rolesFor } from '../../src/office/route-roles.ts'
import { addressOf, createSamples, type Samples } from './addresses.ts'
import { registrationOf, seedExam } from './seeded.ts'
import { candidate, officer, ROUTES, type Route, request, withoutVaryingParts } from './site.ts'

const MADE_UP = 'AAAABBBBCCCCDDDD'
const MALFORMED = [
  'x',
  '%00',
  '%27%20OR%201=1--',
  `${'A'.repeat(300)}`,
  '..%2F..%2Foffice',
  '%E4%BA%BA',
  '%ff',
]

let things: Samples
/** The same of a candidate at another centre. */
let others: Samples
let cookies: { pending: string; wang: string; li: string }
let objects: string[]

const known = async () =>
  (await Promise.all([listDurableObjectIds(env.REGISTRATION), listDurableObjectIds(env.SEATS)]))
    .flat()
    .map(String)
    .sort()

beforeAll(async () => {
  await seedExam()
  others = await createSamples((await registrationOf('onsite')).id)
  things = await createSamples((await registrationOf('pending')).id)
  cookies = { pending: await candidate('pending'), wang: await officer('wang'), li: await officer('li') }
  objects = await known()
  expect(objects.length).toBeGreaterThan(15)
})

/** No id creates an object. */
afterAll(async () => expect(await known()).toEqual(objects))

/** Status and page of each address; the pages without the parts that differ every time. */
async function answers(method: string, addresses: string[], cookie: string, form?: () => URLSearchParams) {
  const ask = (address: string) =>
    request(method, address, { cookie, body: method === 'POST' ? form?.() : undefined })
  const all = await Promise.all(addresses.map(ask))
  return Promise.all(
    all.map(async (answer) => ({ status: answer.status, page: withoutVaryingParts(await answer.text()) })),
  )
}

async function expectAlike(
  method: string,
  addresses: string[],
  cookie: string,
  form?: () => URLSearchParams,
) {
  const [first, ...rest] = await answers(method, addresses, cookie, form)
  expect(first?.status).toBe(404)
  for (const [i, one] of rest.entries()) {
    expect(one.status, addresses[i + 1]).toBe(404)
    expect(one.page, addresses[i + 1]).toBe(first?.page)
  }
}

describe('the photo of another candidate', () => {
  it('is not found, like one that never was', async () => {
    expect(others.photo).toMatch(/^[\w-]{43}$/)
    const path = '/register/ncre-79/photo'
    const wrong = [others.photo, 'A'.repeat(43), ...MALFORMED].map((name) => `${path}/${name}.jpg`)
    await expectAlike(
      'GET',
      [...wrong, `${path}/${things.photo}`, `${path}/${things.photo}.png`],
      cookies.pending,
    )
    const [own] = await answers('GET', [`${path}/${things.photo}.jpg`], cookies.pending)
    expect(own?.status).toBe(200)
  })

  it('is not found by an officer of another centre, nor is the former photo of a registration', async () => {
    const at = (file: string, photo: string) => `/office/review/${file}/photo/${photo}`
    const wrong = [
      at(things.file, things.photo),
      at(MADE_UP, things.photo),
      ...MALFORMED.map((id) => at(id, things.photo)),
    ]
    await expectAlike('GET', wrong, cookies.li)
    const nearly = [others.photo, 'A'.repeat(43), ...MALFORMED].map((photo) => at(things.file, photo))
    for (const { status } of await answers('GET', nearly, cookies.wang)) expect(status).toBe(404)
  })
})

describe('a registration of another centre', () => {
  const FILE = ROUTES.filter(
    ({ path }) => /^\/office\/(?:review|money)\/:id/.test(path) && !path.includes('photo'),
  )
  const isOpenToAll = ({ method, path }: Route) => rolesFor(method, path) === 'anyone'
  /** Filled in, so that no form is refused before it is known whose registration it is about. */
  const form = () =>
    new URLSearchParams({ receipt: '1', amount: '8000', trade: `${things.file}01`, reason: 'number' })

  it.each(FILE)('is not found, like a made-up one: $method $path', async ({ method, path }) => {
    const ids = [things.file, others.file, MADE_UP, things.file.toLowerCase(), ...MALFORMED]
    const addresses = ids.map((file) => addressOf(path, { ...things, file }))
    if (isOpenToAll({ method, path })) {
      for (const { status } of await answers(method, addresses, cookies.li)) expect(status).toBe(303)
    } else await expectAlike(method, addresses, cookies.li, form)
  })

  it('is found by its own officer', async () => {
    const [own] = await answers('GET', [`/office/review/${things.file}`], cookies.wang)
    expect(own?.status).toBe(200)
  })
})

describe('a sitting that does not exist', () => {
  const JOURNEY = ROUTES.filter(({ path }) => path.startsWith('/register/:sitting'))

  it.each(JOURNEY)('is not found: $method $path', async ({ method, path }) => {
    const addresses = ['ncre-1', ...MALFORMED].map((sitting) => addressOf(path, { ...things, sitting }))
    await expectAlike(method, addresses, cookies.pending)
  })

  it('differs from an existing one, which leads candidates without a registration to the beginning', async () => {
    const cookie = await candidate('new')
    for (const { method, path } of JOURNEY) {
      const answer = await request(method, addressOf(path, things), { cookie })
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/welcome'])
      await answer.text()
    }
  })
})

describe('a link that was never sent', () => {
  const wrong = ['A'.repeat(43), ...MALFORMED]

  it.each(['/passport/activation', '/login/link'])('opens nothing: %s', async (path) => {
    await expectAlike(
      'GET',
      wrong.map((token) => `${path}/${token}`),
      '',
    )
  })

  it('logs no account in', async () => {
    for (const token of wrong) {
      const answer = await request('POST', `/login/link/${token}`)
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []])
      await answer.text()
    }
  })

  it('has no mail to be sent again, and does not say whether it ever had', async () => {
    const at = (id: string) => `/passport/sign-up/${id}/mail`
    const never = 'A'.repeat(20)
    await expectAlike('GET', [MADE_UP, never, ...MALFORMED].map(at), '')
    await expectAlike('POST', [MADE_UP, ...MALFORMED].map(at), '')
    for (const id of [things.signUp, never]) {
      const answer = await request('POST', at(id))
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, at(id)])
    }
  })
})

describe('a payment that was not opened', () => {
  it('is not found when a browser comes back with its number', async () => {
    const numbers = [`${MADE_UP}01`, `${things.file}99`, MADE_UP, ...MALFORMED]
    await expectAlike(
      'GET',
      numbers.map((trade) => `/payment/return/alipay/${trade}`),
      '',
    )
    await expectAlike('GET', [`/payment/return/nobank/${things.file}01`, '/nothing'], '')
  })

  it('is not found for an unknown platform', async () => {
    await expectAlike(
      'POST',
      MALFORMED.map((name) => `/payment/notify/${name}`),
      '',
    )
  })
})

it('an unknown captcha, province or language is not found', async () => {
  const codes = [MADE_UP, 'x', '%00'].map((id) => `/passport/code/${id}.png`)
  const provinces = ['atlantis', ...MALFORMED].flatMap((id) => [
    `/p/${id}`,
    `/p/${id}/announcement`,
    `/p/${id}/how-it-works`,
  ])
  await expectAlike('GET', [...codes, ...provinces, '/language/fr', '/language/%00'], '')
})

it('a made-up number on paper is called no valid registration, and nothing else is said', async () => {
  const numbers = [MADE_UP, things.file, ...MALFORMED]
  const pages = await answers(
    'GET',
    numbers.map((number) => `/check/${number}`),
    '',
  )
  expect(new Set(pages.map(({ status, page }) => `${status} ${page}`)).size).toBe(1)
})
