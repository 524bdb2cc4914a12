import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { addressOf, createSamples, type Samples } from './addresses.ts'
import { registrationOf, seedExam } from './seeded.ts'
import { candidate, officer, ROUTES, request } from './site.ts'

const POSTS = ROUTES.filter(({ method }) => method === 'POST')
const FORM = 'application/x-www-form-urlencoded'
const LONG = new URLSearchParams({ remark: 'x'.repeat(100_000) }).toString()

/** Actions without a form: a body sent along is not read. */
const BARE = [/\/(?:submission|withdrawal|order\/update|mail)$/, /logout$/, /^\/login\/link\/:token$/]
const isBare = (path: string) => BARE.some((one) => one.test(path))
const isNotification = (path: string) => path.startsWith('/payment/notify/')
/** The photo's own limits are tested with the photo. */
const isUpload = (path: string) => path.endsWith('/photo')
const FORMS = POSTS.filter(({ path }) => !isBare(path) && !isNotification(path) && !isUpload(path))

let things: Samples
let cookies: string[]

beforeAll(async () => {
  await seedExam()
  things = await createSamples((await registrationOf('pending')).id)
})

/** The person for whom the page is, logged in anew: logging out is one of the actions. */
async function cookieFor(path: string): Promise<string> {
  const login = path.startsWith('/register') ? 'filling' : 'new'
  return path.startsWith('/office') ? officer('wang') : candidate(login)
}

/** Our own fault would be logged; nothing that is sent may cause one. */
const log = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => {
  expect(log.mock.calls).toEqual([])
  log.mockClear()
})

async function post(path: string, body: BodyInit, type: string | null = FORM) {
  const headers = type === null ? {} : { 'Content-Type': type }
  const answer = await request('POST', addressOf(path, things), {
    cookie: await cookieFor(path),
    body,
    headers,
  })
  await answer.text()
  return answer.status
}

/** A body that does not announce its length. */
function inPieces(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let at = 0
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes.slice(at, at + 10_000))
      at += 10_000
      if (at >= bytes.length) controller.close()
    },
  })
}

describe('a form that is far too long', () => {
  it.each(FORMS)('is not taken: $path', async ({ path }) => {
    expect(await post(path, LONG)).toBe(413)
    expect(await post(path, inPieces(LONG))).toBe(413)
  })

  it('may have 64 KiB and not one byte more', async () => {
    const sized = (bytes: number) => `remark=${'x'.repeat(bytes - 7)}`
    expect(await post('/login', sized(65_536))).toBe(422)
    expect(await post('/login', sized(65_537))).toBe(413)
  })

  it.each(POSTS.filter(({ path }) => isBare(path) || isUpload(path)))(
    'changes nothing where none is asked for: $path',
    async ({ path }) => {
      expect(await post(path, LONG)).toBeLessThan(500)
    },
  )

  it('is refused as a notification of payment, too', async () => {
    expect(await post('/payment/notify/:gateway', LONG)).toBeOneOf([400, 413])
  })
})

describe('a form that broke off on the way', () => {
  const part = '--edge\r\nContent-Disposition: form-data; name="number"\r\n\r\n4101'

  it.each(FORMS)('is said to be incomplete: $path', async ({ path }) => {
    for (const body of [part, '--edge', `${part}\r\n--edg`, 'nothing at all']) {
      expect(await post(path, body, 'multipart/form-data; boundary=edge')).toBe(400)
    }
    expect(await post(path, part, 'multipart/form-data')).toBe(400)
  })

  it('is said to be incomplete with a photo in it, too', async () => {
    const photo = part.replace('name="number"', 'name="photo"; filename="me.jpg"')
    for (const body of [photo, `${photo}\r\n--edg`]) {
      expect(await post('/register/:sitting/photo', body, 'multipart/form-data; boundary=edge')).toBe(400)
    }
  })
})

describe('any body that is sent', () => {
  const field = (name: string, value: string) =>
    `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--edge--\r\n`
  const strange: [string, string, string | null][] = [
    ['nothing', '', FORM],
    [
      'ten thousand fields',
      Array.from({ length: 10_000 }, (_, i) => `f${i}=`)
        .join('&')
        .slice(0, 65_000),
      FORM,
    ],
    ['one field ten thousand times', Array(10_000).fill('do=x').join('&'), FORM],
    ['NUL in a value', 'account=a%00b&number=%00&name=%00&centre=%00&offerings=%00&find=%00&page=%00', FORM],
    ['NUL as it is', 'account=\0&code=\0&codeId=\0&to=\0', FORM],
    ['bytes that are no characters', 'account=%ff%fe&name=%c3&number=%ed%a0%80&find=%f0%28', FORM],
    ['signs without meaning', '&&==&%&%zz&=&a=%', FORM],
    [
      'numbers that are none',
      'revision=NaN&version=1e999&basis=-1&amount=0x10&round=9999999999999999999',
      FORM,
    ],
    [
      'names of the language itself',
      '__proto__=1&constructor=1&toString=1&reason=constructor&way=__proto__',
      FORM,
    ],
    ['a line to the database', "account=' OR 1=1 --&province=henan'; DROP TABLE passport;--&find=%25", FORM],
    ['JSON', '{"revision":1}', 'application/json'],
    ['text', 'revision=1', 'text/plain'],
    ['no kind', 'revision=1', null],
    ['a part with NUL in its name', field('a\0b', 'x'), 'multipart/form-data; boundary=edge'],
    [
      'a file where none is asked for',
      field('number"; filename="\0.jpg', 'x'),
      'multipart/form-data; boundary=edge',
    ],
    ['an edge of nothing', field('a', 'b'), 'multipart/form-data; boundary='],
  ]

  it.each(POSTS)('is never our fault: $path', async ({ path }) => {
    for (const [what, body, type] of strange) expect(await post(path, body, type), what).toBeLessThan(500)
  })

  it.each(POSTS.filter(({ path }) => !isUpload(path) && !isNotification(path)))(
    'by chance is never our fault: $path',
    async ({ path }) => {
      const names = [
        'revision',
        'type',
        'number',
        'name',
        'centre',
        'offerings',
        'page',
        'do',
        'answer',
        'agreed',
        'way',
      ]
      const more = [
        'account',
        'email',
        'mobile',
        'code',
        'codeId',
        'to',
        'find',
        'reason',
        'note',
        'round',
        'sitting',
      ]
      const entry = fc.tuple(fc.constantFrom(...names, ...more), fc.string({ unit: 'binary', maxLength: 30 }))
      const forms = fc.sample(fc.array(entry, { maxLength: 12 }), { numRuns: 8, seed: 20261121 })
      for (const form of forms)
        expect(await post(path, new URLSearchParams(form).toString())).toBeLessThan(500)
    },
  )
})

describe('an address with something strange in it', () => {
  const queries = [
    '?centre=%00',
    '?offerings=%00&centre=410032',
    '?to=%00&parked=%00',
    '?after=%00&subject=%ff&stage=x',
    '?asked=NaN&came=9e9',
    '?done=%00&not=%00&sitting=%00',
    '?lang=%00',
    '?%zz',
    '?__proto__=1',
  ]

  it.each(ROUTES.filter(({ method }) => method === 'GET'))('is never our fault: $path', async ({ path }) => {
    const cookie = await cookieFor(path)
    for (const query of queries) {
      const answer = await request('GET', addressOf(path, things) + query, { cookie })
      expect(answer.status, query).toBeLessThan(500)
      await answer.text()
    }
  })

  it('nor is a cookie that somebody has made', async () => {
    cookies = [
      'lang=%00',
      'province=%00',
      'menu=\u0001',
      'review-handled=%7B%7D',
      '__Host-login=x',
      `__Host-staff=${'A'.repeat(43)}`,
      '=;;=',
      'keys=%ff',
    ]
    for (const { method, path } of ROUTES) {
      const own = await cookieFor(path)
      const answer = await request(method, addressOf(path, things), {
        cookie: `${cookies.join('; ')}; ${own}`,
      })
      expect(answer.status, path).toBeLessThan(500)
      await answer.text()
    }
  })
})
