import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { formOf, hasPassport, loggedIn, PASSWORD } from '../people.ts'
import { codeRow, roundTrips, Visitor } from '../visitor.ts'

const LI = { account: 'li@qq.com', password: PASSWORD }

beforeAll(() => hasPassport('li', 'li@qq.com', '13800138100'))
afterEach(() => vi.useRealTimers())

async function sessions(passportId = 'li'): Promise<number> {
  const row = await env.DB.prepare('SELECT count(*) AS n FROM login_session WHERE passport_id = ?')
    .bind(passportId)
    .first<{ n: number }>()
  return row?.n ?? 0
}

describe('logging in', () => {
  it('takes address or number, as people type them', async () => {
    for (const account of [
      'li@qq.com',
      'LI@QQ.COM',
      ' li@qq.com ',
      '13800138100',
      '+86 138-0013-8100',
      '１３８００１３８１００',
    ]) {
      const li = await new Visitor().fillIn('/login', { ...LI, account })
      expect([li.status, li.location], account).toEqual([303, '/welcome'])
    }
  })

  it('costs two round trips, the page one', async () => {
    const li = await new Visitor().get('/login')
    expect(roundTrips(li)).toBe(1)
    await li.answer('/login', LI)
    expect(roundTrips(li)).toBe(2)
  })

  it('sets a cookie that only this host and no script can read', async () => {
    const li = await loggedIn('li@qq.com')
    const cookie = li.headers.getSetCookie().find((one) => one.startsWith('__Host-login=')) ?? ''
    const [value = '', ...attributes] = cookie.split('; ')
    expect(value).toMatch(/^__Host-login=[\w-]{43}$/)
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'])
    expect(li.headers.get('Cache-Control')).toBe('no-store')
  })

  it('gives a new token each time and ends the session this browser had', async () => {
    const li = await loggedIn('li@qq.com')
    const first = li.cookies.get('__Host-login') ?? ''
    const before = await sessions()
    await li.post('/logout', {})
    li.cookies.set('__Host-login', first)
    expect(await sessions()).toBe(before - 1)

    const again = await loggedIn('li@qq.com')
    const old = again.cookies.get('__Host-login') ?? ''
    const page = new Visitor()
    await page.get('/login')
    page.cookies.set('__Host-login', old)
    await page.answer('/login', LI)
    expect(page.cookies.get('__Host-login')).not.toBe(old)
    again.cookies.set('__Host-login', old)
    expect((await again.get('/login')).status).toBe(200)
  })

  it('keeps only the digest of the token', async () => {
    const li = await loggedIn('li@qq.com')
    const { results } = await env.DB.prepare('SELECT id FROM login_session').all<{ id: string }>()
    expect(results.map((row) => row.id)).not.toContain(li.cookies.get('__Host-login'))
  })

  it('leads to the page that was asked for, but never to another site', async () => {
    expect((await loggedIn('li@qq.com', '/p/henan?tab=1')).location).toBe('/p/henan?tab=1')
    for (const to of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/login?to=/login',
      'javascript:1',
      '',
    ])
      expect((await loggedIn('li@qq.com', to)).location, to).toBe('/welcome')
  })

  it('is refused to a form of another site', async () => {
    const li = await new Visitor().get('/login')
    const answer = { ...LI, codeId: li.codeId, code: (await codeRow(li.codeId))?.answer ?? '' }
    await li.post('/login', answer, { Origin: 'https://evil.example' })
    expect(li.status).toBe(403)
    expect(li.cookies.has('__Host-login')).toBe(false)
  })

  it('keeps the account and the page that was asked for, but not the password, after a problem', async () => {
    const li = await new Visitor().fillIn('/login?to=/p/henan', { ...LI, to: '/p/henan' }, 'no')
    expect(li.status).toBe(422)
    expect(li.page).toContain('value="li@qq.com"')
    expect(li.page).toContain('name="to" value="/p/henan"')
    expect(li.page).not.toContain(PASSWORD)
    expect(li.page).toMatch(/<title>错误：/)
  })

  it('names every field when the form is sent empty', async () => {
    const visitor = await new Visitor().post('/login', {})
    expect(visitor.status).toBe(422)
    for (const text of ['请填写邮箱或手机号', '请输入密码', '请输入验证码'])
      expect(visitor.text.split(text), text).toHaveLength(3)
  })

  it('answers in English without a Han character', async () => {
    const visitor = await new Visitor('en').fillIn('/login', {
      account: 'li@qq.com',
      password: 'not this one',
    })
    expect(visitor.text).toContain('The account and password do not match. Check capital letters')
    expect(visitor.page.replace(/<a[^>]* lang="zh-CN"[^>]*>.*?<\/a>/g, '')).not.toMatch(/\p{Script=Han}/u)
  })

  it('refuses a broken body as unreadable', async () => {
    const visitor = await new Visitor().post(
      '/login',
      {},
      { 'Content-Type': 'multipart/form-data; boundary=x' },
    )
    expect(visitor.status).toBe(422)
    const cut = await new Visitor().post(
      '/login',
      { a: 'b' },
      { 'Content-Type': 'multipart/form-data; boundary=x' },
    )
    expect(cut.status).toBe(400)
  })
})

describe('an account that does not exist', () => {
  it('answers like a wrong password: the same page, status and round trips', async () => {
    const wrong = await new Visitor().fillIn('/login', { account: 'li@qq.com', password: 'not this one' })
    for (const account of ['nobody@qq.com', '13999999999', 'anything at all']) {
      const unknown = await new Visitor().fillIn('/login', { account, password: 'not this one' })
      expect(unknown.status).toBe(422)
      expect(unknown.shape).toBe(wrong.shape)
      expect(roundTrips(unknown)).toBe(roundTrips(wrong))
    }
    expect(wrong.text).toContain('账号和密码不匹配。请检查大小写，或用「邮件登录」')
  })
})

describe('an account that waits for its activation', () => {
  it('is named only after the right password', async () => {
    await new Visitor().fillIn('/passport/sign-up', formOf('he@qq.com', '13800138101'))
    const stranger = await new Visitor().fillIn('/login', { account: 'he@qq.com', password: 'not this one' })
    expect(stranger.text).toContain('账号和密码不匹配')
    expect(stranger.text).not.toContain('激活')
    const he = await new Visitor().fillIn('/login', { account: '13800138101', password: PASSWORD })
    expect(he.status).toBe(422)
    expect(he.text).toContain('账号还没有激活。激活邮件发往 h***@qq.com')
    expect(he.cookies.has('__Host-login')).toBe(false)
    const [, again = ''] = /action="([^"]+\/mail)"/.exec(he.page) ?? []
    await he.post(again, {})
    expect((await he.follow()).text).toContain('激活邮件已经发往 h***@qq.com')
  })
})
