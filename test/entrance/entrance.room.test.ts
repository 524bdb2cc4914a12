import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { site } from '../../src/app.ts'
import { calendarFrom } from '../../src/dev/seed-catalogue/calendar.ts'
import { sittingRow } from '../../src/dev/seed-catalogue/sitting.ts'
import { seedCatalogue } from '../../src/dev/seed-catalogue.ts'
import { shanghaiTime, textOf, unnamedHan } from '../views/page-context.ts'

const SEEDED = shanghaiTime('2026-11-21T12:00:00')
const SITTING = sittingRow(calendarFrom(SEEDED))

beforeAll(() => seedCatalogue(env.DB, SEEDED))
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: SEEDED }))
afterEach(() => void vi.useRealTimers())

async function open(path: string, headers: Record<string, string> = {}) {
  const response = await site().request(`http://localhost${path}`, { headers }, env)
  const html = await response.text()
  return { response, html, text: textOf(html) }
}

describe('the entry page', () => {
  test('asks for the province first', async () => {
    const { response, text } = await open('/')
    expect(response.status).toBe(200)
    expect(text).toContain('先选省份')
    expect(text).toContain('河南报名中')
  })

  test('remembers the province in a cookie and shows it open the next time', async () => {
    const { response, text } = await open('/p/henan')
    expect(text).toContain('河南省 · 2027年2月考次')
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^province=henan; .*Path=\/; Secure; SameSite=Lax$/)
    const again = await open('/', { cookie: 'province=henan' })
    expect(again.text).toContain('河南省 · 2027年2月考次')
    expect(again.text).toContain('换一个省份')
    expect(again.response.headers.get('set-cookie')).toBeNull()
  })

  test.each(['', 'atlantis', 'henan%20', '../', 'guizhou', '%00', 'constructor'])(
    'with %j remembered asks as if nothing were',
    async (value) => {
      const { response, text } = await open('/', { cookie: `province=${value}` })
      expect(response.status).toBe(200)
      expect(text).toContain('先选省份')
    },
  )

  test('turns at the opening and at the closing second of the server’s clock', async () => {
    const at = async (now: number) => {
      vi.setSystemTime(now)
      return (await open('/p/henan')).text
    }
    expect(await at(SITTING.registrationFrom - 1000)).toContain('报名还没有开始')
    expect(await at(SITTING.registrationFrom)).toContain('报名中 还有')
    expect(await at(SITTING.registrationUntil - 1)).toContain('报名中 今天 17:00 截止，还剩 0 秒')
    expect(await at(SITTING.registrationUntil)).toContain('已经报名的考生仍可登录')
  })

  test('costs one round trip to D1, calls no object, and is never taken from a store', async () => {
    for (const path of ['/', '/p/henan', '/p/guizhou', '/announcement']) {
      const { response } = await open(path)
      expect(response.headers.get('server-timing'), path).toContain('d1;desc="1", do;desc="0"')
      expect(response.headers.get('cache-control'), path).toBe('no-cache')
    }
  })
})

describe('a province', () => {
  test('that holds no sitting says so', async () => {
    const { response, text } = await open('/p/guizhou')
    expect(response.status).toBe(200)
    expect(text).toContain('贵州省本考次不设报名')
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test.each(['/p/atlantis', '/p/HENAN', '/p/constructor', '/p/henan/', '/p/henan/else', '/p/%00'])(
    'that does not exist is not found: %s',
    async (path) => {
      const { response, text } = await open(path)
      expect(response.status).toBe(404)
      expect(text).toContain('这个网址没有内容')
    },
  )
})

describe('announcement and explanation', () => {
  test('are the province’s own, and cost one round trip once they are known', async () => {
    await open('/p/henan/announcement')
    const { response, text } = await open('/p/henan/announcement')
    expect(response.headers.get('server-timing')).toContain('d1;desc="1", do;desc="0"')
    expect(text).toContain('河南省2027年2月考次报名公告')
    expect(text).toContain('此公告在')
    expect((await open('/p/henan/how-it-works')).text).toContain('协议 看报名协议和须知')
  })

  test('without a province lead to the one remembered, or ask', async () => {
    const { response } = await open('/how-it-works', { cookie: 'province=henan' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/p/henan/how-it-works')
    expect((await open('/how-it-works')).html).toContain('<a href="/p/henan/how-it-works">')
  })

  test('of a sitting that is named, or not found', async () => {
    expect((await open('/p/henan/announcement?sitting=ncre-79')).response.status).toBe(200)
    expect((await open('/p/henan/announcement?sitting=ncre-1')).response.status).toBe(404)
    expect((await open('/p/guizhou/announcement')).response.status).toBe(404)
    expect((await open('/p/atlantis/announcement')).response.status).toBe(404)
  })
})

test('in English no Chinese is left over', async () => {
  for (const path of [
    '/',
    '/p/henan',
    '/p/fujian',
    '/p/guangxi',
    '/p/guizhou',
    '/p/henan/announcement',
    '/p/henan/how-it-works',
  ]) {
    const { html } = await open(path, { cookie: 'lang=en' })
    expect(html).toContain('<html lang="en">')
    expect(unnamedHan(html), path).toEqual([])
  }
})

// Last: an isolate that has seen a sitting end does not go back in time.
test('when the sitting is over the page of the province says that there is none', async () => {
  vi.setSystemTime(Math.max(SITTING.examUntil, SITTING.ticketUntil) - 1)
  expect((await open('/p/henan')).text).toContain('打印准考证')
  vi.setSystemTime(Math.max(SITTING.examUntil, SITTING.ticketUntil))
  expect((await open('/p/henan')).text).toContain('现在没有可以报名的考次')
  expect((await open('/', { cookie: 'province=henan' })).text).toContain('现在没有可以报名的考次')
})
