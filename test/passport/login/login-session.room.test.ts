import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasPassport, loggedIn } from '../people.ts'
import { Visitor } from '../visitor.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const MINUTE = 60_000

beforeAll(() => hasPassport('li', 'li@qq.com', '13800138100'))
afterEach(() => vi.useRealTimers())

function clock(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: ms })
}

describe('a login session', () => {
  beforeEach(() => env.DB.exec('DELETE FROM login_session'))

  async function agedBy(ms: number, seen = NOON): Promise<Visitor> {
    clock(NOON)
    const li = await loggedIn('li@qq.com')
    await env.DB.prepare('UPDATE login_session SET seen_at = ?').bind(seen).run()
    clock(NOON + ms)
    return li.get('/login?to=/p/henan')
  }

  it('ends after thirty minutes without any page', async () => {
    expect((await agedBy(30 * MINUTE - 1)).location).toBe('/p/henan')
    expect((await agedBy(30 * MINUTE)).text).toContain('登录已过期，请重新登录')
  })

  it('ends after twelve hours, however many pages are opened', async () => {
    const hours = 12 * 60 * MINUTE
    expect((await agedBy(hours - 1, NOON + hours - MINUTE)).location).toBe('/p/henan')
    expect((await agedBy(hours, NOON + hours - MINUTE)).text).toContain('登录已过期')
  })

  it('lasts while pages are opened, and is marked every five minutes at most', async () => {
    clock(NOON)
    const li = await loggedIn('li@qq.com')
    const seenAt = async () =>
      (await env.DB.prepare('SELECT max(seen_at) AS at FROM login_session').first<{ at: number }>())?.at
    clock(NOON + 5 * MINUTE - 1)
    await li.get('/login')
    expect(await seenAt()).toBe(NOON)
    for (let minutes = 5; minutes < 90; minutes += 25) {
      clock(NOON + minutes * MINUTE)
      expect((await li.get('/login')).status, `minute ${minutes}`).toBe(303)
      expect(await seenAt()).toBe(NOON + minutes * MINUTE)
    }
  })

  it('does not begin again with a request that comes too late', async () => {
    await agedBy(31 * MINUTE)
    const row = await env.DB.prepare('SELECT max(seen_at) AS at FROM login_session').first<{ at: number }>()
    expect(row?.at).toBe(NOON)
  })

  it('ends on the server at the logout: the old cookie opens nothing', async () => {
    const li = await loggedIn('li@qq.com')
    const cookie = li.cookies.get('__Host-login') ?? ''
    expect((await li.get('/login')).status).toBe(303)
    await li.post('/logout', {})
    li.cookies.set('__Host-login', cookie)
    expect((await li.get('/login')).status).toBe(200)
  })

  it('does not end by a link: the address of the logout shows a button', async () => {
    const li = await loggedIn('li@qq.com')
    await li.get('/logout')
    expect(li.page).toContain('退出系统</button>')
    expect((await li.get('/login')).status).toBe(303)
  })

  it('is not found for an invented cookie', async () => {
    const visitor = new Visitor()
    for (const token of ['x', 'A'.repeat(43), "' OR 1=1 --"]) {
      visitor.cookies.set('__Host-login', encodeURIComponent(token))
      expect((await visitor.get('/login')).status).toBe(200)
    }
  })
})
