import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { hasPassport, PASSWORD } from '../passport/people.ts'
import { codeRow, Visitor } from '../passport/visitor.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const MINUTE = 60_000
const LI = { account: 'li@qq.com', password: PASSWORD }

beforeAll(() => hasPassport('li', 'li@qq.com', '13800138100'))
afterEach(() => vi.useRealTimers())

function clock(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: ms })
}

describe('a captcha', () => {
  it('is checked before the password, so that a wrong answer costs no attempt', async () => {
    await hasPassport('broken', 'broken@qq.com', '13800138102')
    const unreadable = '{"format":1,"hash":"unreadable"}'
    const update = env.DB.prepare("UPDATE credential SET data = ? WHERE passport_id = 'broken'")
    await update.bind(unreadable).run()
    const form = { account: 'broken@qq.com', password: PASSWORD }
    expect((await new Visitor().fillIn('/login', form, 'wrong')).status).toBe(422)
    expect((await new Visitor().fillIn('/login', form)).status).toBe(500)
  })

  it('works once', async () => {
    const li = await new Visitor().get('/login')
    const used = { codeId: li.codeId, code: (await codeRow(li.codeId))?.answer ?? '' }
    expect((await li.post('/login', { ...LI, ...used })).status).toBe(303)
    expect((await new Visitor().post('/login', { ...LI, ...used })).text).toContain('验证码不对，已换一张')
  })

  it('cannot be tried again after a wrong answer', async () => {
    const li = await new Visitor().get('/login')
    const { codeId } = li
    const code = (await codeRow(codeId))?.answer ?? ''
    await li.post('/login', { ...LI, codeId, code: 'no' })
    expect(await codeRow(codeId)).toBeNull()
    expect((await li.post('/login', { ...LI, codeId, code })).status).toBe(422)
  })

  it('is accepted once of many requests at once', async () => {
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
      expect(li.text).toContain(words)
    }
  })

  it('ignores differences of capitals, widths and blanks', async () => {
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

  it('can be a question instead, without scripts, and keeps the entries', async () => {
    const li = await new Visitor().get('/login')
    await li.post('/login', { ...LI, codeId: li.codeId, do: 'question' })
    expect(li.status).toBe(200)
    expect(li.page).not.toContain('<img')
    expect(li.page).toContain('value="li@qq.com"')
    const asked = await codeRow(li.codeId)
    expect(li.text).toContain(asked?.question)
    await li.answer('/login', { ...LI, by: 'question' }, asked?.spoken.split('|')[0])
    expect(li.status).toBe(303)
  })

  it('has sentences of its own for a question that was answered wrongly', async () => {
    const li = await new Visitor().get('/login?by=question')
    await li.answer('/login', { ...LI, by: 'question' }, '不知道')
    expect(li.text).toContain('回答不对，已换一个问题。请回答新的问题')
    expect(li.page).not.toContain('<img')
  })

  it('is answered as a part of a page if scripts ask for it, in the language of the page', async () => {
    const li = new Visitor('en')
    await li.get('/passport/code?do=question', { 'HX-Request-Type': 'partial' })
    expect(li.page).toMatch(/^<div id="picture-code"/)
    expect(li.text).not.toMatch(/\p{Script=Han}/u)
    expect((await codeRow(li.codeId))?.question).toBeTruthy()
    expect((await li.get('/passport/code')).location).toBe('/login')
  })
})
