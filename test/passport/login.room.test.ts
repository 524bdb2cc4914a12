import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { formOf, hasPassport, loggedIn, PASSWORD } from './people.ts'
import { codeRow, roundTrips, Visitor } from './visitor.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const MINUTE = 60_000
const LI = { account: 'li@qq.com', password: PASSWORD }

beforeAll(() => hasPassport('li', 'li@qq.com', '13800138100'))
afterEach(() => vi.useRealTimers())

function clock(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: ms })
}

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

  it('leads on to the page that was wanted, but never to another site', async () => {
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

  it('keeps the account and where one was going, but not the password, when something is wrong', async () => {
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
      expect(visitor.said.split(text), text).toHaveLength(3)
  })

  it('answers in English without a Han character', async () => {
    const visitor = await new Visitor('en').fillIn('/login', {
      account: 'li@qq.com',
      password: 'not this one',
    })
    expect(visitor.said).toContain('The account and password do not match. Check capital letters')
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
    expect(wrong.said).toContain('账号和密码不匹配。请检查大小写，或用「邮件登录」')
  })
})

describe('an account that waits for its activation', () => {
  it('is named only to who knows its password', async () => {
    await new Visitor().fillIn('/passport/sign-up', formOf('he@qq.com', '13800138101'))
    const stranger = await new Visitor().fillIn('/login', { account: 'he@qq.com', password: 'not this one' })
    expect(stranger.said).toContain('账号和密码不匹配')
    expect(stranger.said).not.toContain('激活')
    const he = await new Visitor().fillIn('/login', { account: '13800138101', password: PASSWORD })
    expect(he.status).toBe(422)
    expect(he.said).toContain('账号还没有激活。激活邮件发往 h***@qq.com')
    expect(he.cookies.has('__Host-login')).toBe(false)
    const [, again = ''] = /action="([^"]+\/mail)"/.exec(he.page) ?? []
    await he.post(again, {})
    expect((await he.follow()).said).toContain('激活邮件已经发往 h***@qq.com')
  })
})

describe('the picture code', () => {
  it('is looked at before the password, so that a wrong one costs no attempt', async () => {
    await hasPassport('broken', 'broken@qq.com', '13800138102')
    await env.DB.prepare("UPDATE passport SET password = 'unreadable' WHERE id = 'broken'").run()
    const form = { account: 'broken@qq.com', password: PASSWORD }
    expect((await new Visitor().fillIn('/login', form, 'wrong')).status).toBe(422)
    expect((await new Visitor().fillIn('/login', form)).status).toBe(500)
  })

  it('works once', async () => {
    const li = await new Visitor().get('/login')
    const used = { codeId: li.codeId, code: (await codeRow(li.codeId))?.answer ?? '' }
    expect((await li.post('/login', { ...LI, ...used })).status).toBe(303)
    expect((await new Visitor().post('/login', { ...LI, ...used })).said).toContain('验证码不对，已换一张')
  })

  it('is gone with a wrong answer too', async () => {
    const li = await new Visitor().get('/login')
    const { codeId } = li
    const code = (await codeRow(codeId))?.answer ?? ''
    await li.post('/login', { ...LI, codeId, code: 'no' })
    expect(await codeRow(codeId)).toBeNull()
    expect((await li.post('/login', { ...LI, codeId, code })).status).toBe(422)
  })

  it('is answered once of many at once', async () => {
    const li = await new Visitor().get('/login')
    const used = { ...LI, codeId: li.codeId, code: (await codeRow(li.codeId))?.answer ?? '' }
    const all = await Promise.all(Array.from({ length: 4 }, () => new Visitor().post('/login', used)))
    expect(all.filter((visitor) => visitor.status === 303)).toHaveLength(1)
  })

  it('has five minutes, to the millisecond', async () => {
    for (const [age, words] of [
      [5 * MINUTE - 1, ''],
      [5 * MINUTE, '验证码过了 5 分钟，已换一张。请按新图输入'],
    ] as const) {
      clock(NOON)
      const li = await new Visitor().get('/login')
      clock(NOON + age)
      await li.answer('/login', LI)
      expect(li.status).toBe(words === '' ? 303 : 422)
      expect(li.said).toContain(words)
    }
  })

  it('does not mind capitals, widths and blanks', async () => {
    const spellings = [
      (code: string) => code.toLowerCase(),
      (code: string) => code.replace(/./g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
      (code: string) => ` ${[...code].join(' ')} `,
    ]
    for (const spell of spellings) {
      const li = await new Visitor().get('/login')
      await li.answer('/login', LI, spell((await codeRow(li.codeId))?.answer ?? ''))
      expect(li.status).toBe(303)
    }
  })

  it('is a picture that is drawn the same again, and no longer than it is open', async () => {
    clock(NOON)
    const li = await new Visitor().get('/login')
    const address = `/passport/code/${li.codeId}.png`
    expect(li.page).toContain(`<img src="${address}"`)
    const first = (await li.get(address)).page
    expect([li.status, li.headers.get('Content-Type'), li.headers.get('Cache-Control')]).toEqual([
      200,
      'image/png',
      'no-store',
    ])
    expect((await li.get(address)).page).toBe(first)
    clock(NOON + 5 * MINUTE)
    expect((await li.get(address)).status).toBe(404)
    expect((await li.get('/passport/code/AAAAAAAAAAAAAAAA.png')).status).toBe(404)
  })

  it('can be a question instead, with what was typed kept and no script', async () => {
    const li = await new Visitor().get('/login')
    await li.post('/login', { ...LI, codeId: li.codeId, do: 'question' })
    expect(li.status).toBe(200)
    expect(li.page).not.toContain('<img')
    expect(li.page).toContain('value="li@qq.com"')
    const asked = await codeRow(li.codeId)
    expect(li.said).toContain(asked?.question)
    await li.answer('/login', { ...LI, by: 'question' }, asked?.spoken.split('|')[0])
    expect(li.status).toBe(303)
  })

  it('says so in the words of a question where the answer is wrong', async () => {
    const li = await new Visitor().get('/login?by=question')
    await li.answer('/login', { ...LI, by: 'question' }, '不知道')
    expect(li.said).toContain('回答不对，已换一个问题。请回答新的问题')
    expect(li.page).not.toContain('<img')
  })

  it('comes alone where scripts ask for it, in the language of the page', async () => {
    const li = new Visitor('en')
    await li.get('/passport/code?do=question', { 'HX-Request-Type': 'partial' })
    expect(li.page).toMatch(/^<div id="picture-code"/)
    expect(li.said).not.toMatch(/\p{Script=Han}/u)
    expect((await codeRow(li.codeId))?.question).toBeTruthy()
    expect((await li.get('/passport/code')).location).toBe('/login')
  })
})

describe('a login session', () => {
  beforeEach(() => env.DB.exec('DELETE FROM login_session'))

  async function agedBy(ms: number, seen = NOON): Promise<Visitor> {
    clock(NOON)
    const li = await loggedIn('li@qq.com')
    await env.DB.prepare('UPDATE login_session SET seen_at = ?').bind(seen).run()
    clock(NOON + ms)
    return li.get('/login?to=/p/henan')
  }

  it('ends after thirty minutes without a page', async () => {
    expect((await agedBy(30 * MINUTE - 1)).location).toBe('/p/henan')
    expect((await agedBy(30 * MINUTE)).said).toContain('登录已过期，请重新登录')
  })

  it('ends after twelve hours however busy', async () => {
    const hours = 12 * 60 * MINUTE
    expect((await agedBy(hours - 1, NOON + hours - MINUTE)).location).toBe('/p/henan')
    expect((await agedBy(hours, NOON + hours - MINUTE)).said).toContain('登录已过期')
  })

  it('lasts while pages are asked for, writing every five minutes at most', async () => {
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

  it('is not woken by a request that comes too late', async () => {
    await agedBy(31 * MINUTE)
    const row = await env.DB.prepare('SELECT max(seen_at) AS at FROM login_session').first<{ at: number }>()
    expect(row?.at).toBe(NOON)
  })

  it('ends on the server with logging out: the old cookie opens nothing', async () => {
    const li = await loggedIn('li@qq.com')
    const cookie = li.cookies.get('__Host-login') ?? ''
    expect((await li.get('/login')).status).toBe(303)
    await li.post('/logout', {})
    li.cookies.set('__Host-login', cookie)
    expect((await li.get('/login')).status).toBe(200)
  })

  it('does not end by a link: asking for the address shows a button', async () => {
    const li = await loggedIn('li@qq.com')
    await li.get('/logout')
    expect(li.page).toContain('退出系统</button>')
    expect((await li.get('/login')).status).toBe(303)
  })

  it('is nobody’s for a made-up cookie', async () => {
    const visitor = new Visitor()
    for (const token of ['x', 'A'.repeat(43), "' OR 1=1 --"]) {
      visitor.cookies.set('__Host-login', encodeURIComponent(token))
      expect((await visitor.get('/login')).status).toBe(200)
    }
  })
})
