import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { site } from '../../../src/app.ts'
import { linkTo, mailsTo } from '../../messages/mailbox.ts'
import { hasPassport } from '../people.ts'
import { ORIGIN, roundTrips, Visitor } from '../visitor.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const MINUTE = 60_000

let people = 0
let email = ''

beforeAll(() => hasPassport('li', 'li@qq.com', '13800138100'))
afterEach(() => vi.useRealTimers())

function clock(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: ms })
}

/** A new candidate with an account of her own asks for a link; answers the link in her mailbox. */
async function mailed(more: Record<string, string> = {}): Promise<string> {
  people++
  email = `candidate${people}@qq.com`
  await hasPassport(`candidate${people}`, email, `1380013820${people}`)
  const asked = await new Visitor().post('/login/link', { email, ...more })
  expect([asked.status, asked.location]).toEqual([303, '/login/link/sent'])
  return linkTo(email)
}

/** The SQL that a request for a link prepares, in its order. */
async function statementsFor(address: string): Promise<string[]> {
  const statements: string[] = []
  const DB = new Proxy(env.DB, {
    get: (db, name) => {
      if (name === 'prepare')
        return (text: string) => {
          statements.push(text)
          return db.prepare(text)
        }
      const value: unknown = Reflect.get(db, name)
      return typeof value === 'function' ? value.bind(db) : value
    },
  })
  const body = new URLSearchParams({ email: address })
  const request = new Request(`${ORIGIN}/login/link`, { method: 'POST', body, headers: { Origin: ORIGIN } })
  const answer = await site().fetch(request, { ...env, DB })
  expect(answer.status).toBe(303)
  return statements
}

describe('a login link by mail', () => {
  it('logs in without password and captcha, and leads to the page that was asked for', async () => {
    const link = await mailed({ to: '/p/henan' })
    const li = await new Visitor().get(link)
    expect(li.text).toContain('您要登录的账号是 c***@qq.com')
    expect(roundTrips(li)).toBe(1)
    await li.post(link, {})
    expect([li.status, li.location]).toEqual([303, '/p/henan'])
    expect(roundTrips(li)).toBeLessThanOrEqual(3)
    expect((await li.get('/login')).status).toBe(303)
  })

  it('is not spent by a mail scanner that opens it', async () => {
    const link = await mailed()
    for (let i = 0; i < 3; i++) expect((await new Visitor().get(link)).status).toBe(200)
    const li = await new Visitor().post(link, {})
    expect(li.location).toBe('/welcome')
  })

  it('works once, also for many requests at once', async () => {
    const link = await mailed()
    const all = await Promise.all(Array.from({ length: 5 }, () => new Visitor().post(link, {})))
    expect(all.filter((visitor) => visitor.status === 303)).toHaveLength(1)
    const late = await new Visitor().get(link)
    expect(late.status).toBe(404)
    expect(late.text).toContain('登录链接用过了或超过 15 分钟')
    expect(late.page).toContain('href="/login/link">再发一封')
  })

  it('has fifteen minutes, to the millisecond', async () => {
    clock(NOON)
    const link = await mailed()
    clock(NOON + 15 * MINUTE - 1)
    expect((await new Visitor().get(link)).status).toBe(200)
    clock(NOON + 15 * MINUTE)
    expect((await new Visitor().get(link)).status).toBe(404)
    expect((await new Visitor().post(link, {})).status).toBe(404)
  })

  it('looks the same whether it was used or never existed', async () => {
    const link = await mailed()
    await new Visitor().post(link, {})
    const used = await new Visitor().get(link)
    const madeUp = await new Visitor().get(`/login/link/${'A'.repeat(43)}`)
    expect(madeUp.status).toBe(used.status)
    expect(madeUp.text).toBe(used.text)
  })

  it('is promised to unknown addresses too, with the same work and no mail', async () => {
    const known = await new Visitor().post('/login/link', { email: 'LI@qq.com' })
    const unknown = await new Visitor().post('/login/link', { email: 'nobody@qq.com' })
    expect([unknown.status, unknown.location]).toEqual([known.status, known.location])
    expect(roundTrips(unknown)).toBe(roundTrips(known))
    expect((await known.follow()).text).toBe((await unknown.follow()).text)
    expect(await mailsTo('nobody@qq.com')).toHaveLength(0)
    expect(await mailsTo('li@qq.com')).toHaveLength(1)
    const rows = await env.DB.prepare("SELECT count(*) AS n FROM mail_link WHERE subject = ''").first<{
      n: number
    }>()
    expect(rows?.n).toBe(1)
  })

  it('costs an unknown address, and one that asks too soon, exactly the same statements', async () => {
    clock(NOON)
    await mailed()
    const tooSoon = await statementsFor(email)
    clock(NOON + MINUTE)
    const known = await statementsFor(email)
    expect(await statementsFor('nobody@qq.com')).toEqual(known)
    expect(tooSoon).toEqual(known)
    expect(known.join('\n')).toMatch(/insert into "mail_link"[\s\S]*insert into "outbox"/)
  })

  it('is sent again after a minute', async () => {
    clock(NOON)
    await mailed()
    clock(NOON + MINUTE - 1)
    await new Visitor().post('/login/link', { email })
    expect(await mailsTo(email)).toHaveLength(1)
    clock(NOON + MINUTE)
    await new Visitor().post('/login/link', { email })
    expect(await mailsTo(email)).toHaveLength(2)
  })

  it('asks for an address that is well-formed', async () => {
    const visitor = await new Visitor().post('/login/link', { email: '12345' })
    expect(visitor.status).toBe(422)
    expect(visitor.text).toContain('电子邮箱不完整，缺少“@”和后面的部分')
    expect((await visitor.post('/login/link', {})).text).toContain('请填写电子邮箱')
  })

  it('never leads to another site', async () => {
    const link = await mailed({ to: '//evil.example' })
    expect((await new Visitor().post(link, {})).location).toBe('/welcome')
  })

  it('does not work as an activation link', async () => {
    const link = await mailed()
    const token = link.split('/').at(-1) ?? ''
    expect((await new Visitor().get(`/passport/activation/${token}`)).status).toBe(404)
    expect((await new Visitor().post(link, {})).status).toBe(303)
  })
})
