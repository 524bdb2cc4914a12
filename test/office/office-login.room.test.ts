import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { LOGIN_COOKIE } from '../../src/auth/login-cookie.ts'
import { hashPassword } from '../../src/auth/password.ts'
import { digest } from '../../src/lib/bytes.ts'
import { loadOfficePage } from '../../src/office/page-store.ts'
import { hasPassport, loggedIn, PASSWORD } from '../passport/people.ts'
import { ORIGIN, roundTrips, Visitor } from '../passport/visitor.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const MINUTE = 60_000
const WANG = { account: 'wang.laoshi', password: 'reviews all day long' }

beforeAll(async () => {
  await hasPassport('li', 'li@qq.com', '13800138400')
  await env.DB.prepare(
    "INSERT INTO staff (id, login, name, password, role, centre_id) VALUES ('wang', ?, '王老师', ?, 'reviewer', '410032')",
  )
    .bind(WANG.account, hashPassword(WANG.password))
    .run()
})
afterEach(() => vi.useRealTimers())

function clock(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: ms })
}

/** The first page of the office leads officers of a centre to their queue, and everybody else to the login page. */
async function isLoggedIn(visitor: Visitor): Promise<boolean> {
  await visitor.get('/office')
  expect(visitor.status).toBe(303)
  expect(visitor.location).toBeOneOf(['/office/review', '/office/login?to=%2Foffice'])
  return visitor.location === '/office/review'
}

async function wangLoggedIn(to = ''): Promise<Visitor> {
  return new Visitor().fillIn('/office/login', { ...WANG, to })
}

describe('an officer', () => {
  it('logs in with a session of the office, which has role and centre', async () => {
    const wang = await wangLoggedIn()
    expect([wang.status, wang.location]).toEqual([303, '/office'])
    expect(roundTrips(wang)).toBe(2)
    const cookie = wang.headers.getSetCookie().join()
    expect(cookie).toMatch(/^__Host-staff=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const tokenHash = await digest(wang.cookies.get(LOGIN_COOKIE.staff) ?? '')
    const { officer } = await loadOfficePage(env.DB, tokenHash, Date.now(), { statements: () => [] })
    expect(officer).toEqual({
      id: 'wang',
      name: '王老师',
      role: 'reviewer',
      centreId: '410032',
      provinceId: null,
    })
  })

  it('is led to the office’s login page, and after it to the page that was asked for', async () => {
    const stranger = await new Visitor().get('/office/review?stage=paid')
    expect([stranger.status, stranger.location]).toEqual([
      303,
      '/office/login?to=%2Foffice%2Freview%3Fstage%3Dpaid',
    ])
    expect((await wangLoggedIn('/office/review?stage=paid')).location).toBe('/office/review?stage=paid')
    for (const to of ['//evil.example', '/welcome', '/office/login', '/officer', 'https://evil.example'])
      expect((await wangLoggedIn(to)).location, to).toBe('/office')
  })

  it('reads a link to the login in place of a part of a page', async () => {
    const headers = { 'HX-Request-Type': 'partial', 'HX-Current-URL': `${ORIGIN}/office/review` }
    const stranger = await new Visitor().get('/office/review?stage=paid', headers)
    expect(stranger.status).toBe(401)
    expect(stranger.page).toContain('href="/office/login?to=%2Foffice%2Freview"')
  })

  it('reads the same for a wrong password and an unknown account', async () => {
    const wrong = await new Visitor().fillIn('/office/login', { ...WANG, password: 'not this one' })
    const unknown = await new Visitor().fillIn('/office/login', { ...WANG, account: 'nobody' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('账号和密码不匹配。请检查大小写')
    expect(unknown.shape).toBe(wrong.shape)
    expect(roundTrips(unknown)).toBe(roundTrips(wrong))
  })

  it('answers the captcha first, and each captcha once', async () => {
    const wang = await new Visitor().get('/office/login')
    const { codeId } = wang
    await wang.post('/office/login', { ...WANG, codeId, code: 'no' })
    expect(wang.text).toContain('验证码不对，已换一张')
    expect(wang.page).toContain('value="wang.laoshi"')
    expect(wang.cookies.has('__Host-staff')).toBe(false)
  })

  it('may answer a question instead, and reads which fields are missing', async () => {
    const wang = await new Visitor().post('/office/login', { do: 'question', account: 'wang.laoshi' })
    expect(wang.status).toBe(200)
    expect(wang.page).toContain('value="wang.laoshi"')
    expect(wang.page).not.toContain('<img')
    await wang.post('/office/login', {})
    for (const text of ['请填写账号', '请输入密码', '请输入验证码'])
      expect(wang.text.split(text), text).toHaveLength(3)
  })

  it('is logged out after thirty minutes without a page', async () => {
    clock(NOON)
    const wang = await wangLoggedIn()
    clock(NOON + 25 * MINUTE)
    expect(await isLoggedIn(wang)).toBe(true)
    clock(NOON + 55 * MINUTE - 1)
    expect(await isLoggedIn(wang)).toBe(true)
    clock(NOON + 85 * MINUTE)
    expect(await isLoggedIn(wang)).toBe(false)
    await wang.get('/office/login?to=/office/review')
    expect(wang.text).toContain('登录已过期，请重新登录')
  })

  it('is logged out on the server by 「退出系统」', async () => {
    const wang = await wangLoggedIn()
    const cookie = wang.cookies.get('__Host-staff') ?? ''
    expect((await wang.get('/office/logout')).page).toContain('退出系统</button>')
    await wang.post('/office/logout', {})
    expect([wang.status, wang.location]).toEqual([303, '/office/login'])
    wang.cookies.set('__Host-staff', cookie)
    expect(await isLoggedIn(wang)).toBe(false)
  })
})

describe('a candidate', () => {
  it('has no access to the office, with either cookie', async () => {
    const li = await loggedIn('li@qq.com')
    expect(await isLoggedIn(li)).toBe(false)
    li.cookies.set('__Host-staff', li.cookies.get('__Host-login') ?? '')
    expect(await isLoggedIn(li)).toBe(false)
    const tried = await new Visitor().fillIn('/office/login', { account: 'li@qq.com', password: PASSWORD })
    expect(tried.status).toBe(422)
  })
})

describe('an officer’s login', () => {
  it('does not log in a candidate', async () => {
    const wang = await wangLoggedIn()
    wang.cookies.set('__Host-login', wang.cookies.get('__Host-staff') ?? '')
    expect((await wang.get('/login')).status).toBe(200)
  })
})
