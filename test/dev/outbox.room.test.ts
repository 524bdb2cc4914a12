import { env } from 'cloudflare:workers'
import { afterEach, expect, it, vi } from 'vitest'
import { site } from '../../src/app.ts'
import { outboxRoutes } from '../../src/dev/outbox-routes.ts'
import { type Message, sendMessage } from '../../src/messages/messages.ts'
import { ORIGIN, Visitor } from '../passport/visitor.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const app = site((more) => more.route('/dev', outboxRoutes))

afterEach(() => vi.useRealTimers())

async function open(address: string, lang = 'zh-CN'): Promise<string> {
  const request = new Request(`${ORIGIN}${address}`, { headers: { Cookie: `lang=${lang}` } })
  return (await app.fetch(request, env)).text()
}

const mail: Message = {
  key: 'mail:1',
  channel: 'mail',
  to: 'li@qq.com',
  subject: '激活',
  body: `第一行 <b>\n${ORIGIN}/passport/activation/abc-_9。\n末行`,
}

it('lists what was sent, newest first, with links to follow, and no message twice', async () => {
  await sendMessage(env, mail, NOON)
  await sendMessage(env, { ...mail, subject: 'again' }, NOON + 1)
  await sendMessage(
    env,
    { key: 'sms:1', channel: 'sms', to: '13800138000', subject: '', body: '审核通过' },
    NOON + 2,
  )
  const page = await open('/dev/outbox')
  expect(page).toContain(`<a href="${ORIGIN}/passport/activation/abc-_9" hx-boost="false">`)
  expect(page).toContain('&lt;b&gt;')
  expect(page).not.toContain('again')
  expect(page.indexOf('data-key="sms:1"')).toBeLessThan(page.indexOf('data-key="mail:1"'))
  const { messages } = JSON.parse(await open('/dev/outbox.json')) as { messages: Message[] }
  expect(messages.map((message) => message.key)).toEqual(['sms:1', 'mail:1'])
})

it('lists the answers of codes that are open, newest first', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  const old = await new Visitor().get('/login')
  vi.setSystemTime(NOON + 1000)
  const young = await new Visitor().get('/passport/sign-up')
  const page = await open('/dev/outbox')
  expect(page.indexOf(young.codeId)).toBeLessThan(page.indexOf(old.codeId))
  const row = await env.DB.prepare('SELECT answer FROM captcha WHERE id = ?')
    .bind(young.codeId)
    .first<{ answer: string }>()
  expect(page).toContain(`data-code-id="${young.codeId}" data-answer="${row?.answer}"`)
  vi.setSystemTime(NOON + 5 * 60_000)
  expect(await open('/dev/outbox')).not.toContain(old.codeId)
  expect(await open('/dev/outbox')).toContain(young.codeId)
})

it('marks Chinese as such on the English page', async () => {
  await sendMessage(env, mail, NOON)
  const page = await open('/dev/outbox', 'en')
  expect(page.replace(/<(\w+)[^>]* lang="zh-CN"[^>]*>[^<]*<\/\1>/g, '')).not.toMatch(
    />[^<]*\p{Script=Han}[^<]*</u,
  )
})

it('leads on to every message, however many have come since', async () => {
  const flood = Array.from({ length: 700 }, (_, n) =>
    env.DB.prepare(
      'INSERT INTO outbox (key, channel, "to", subject, body, at) VALUES (?, ?, ?, ?, ?, ?)',
    ).bind(`flood:${String(n).padStart(3, '0')}`, ...['mail', 'li@qq.com', '结果', '', NOON + 10]),
  )
  await env.DB.batch(flood)
  const first = await open('/dev/outbox')
  expect(first).toContain('data-key="flood:699"')
  expect(first).not.toContain('data-key="flood:199"')
  const older = /href="(\?before=[^"]+)"/.exec(first)?.[1] ?? ''
  const second = await open(`/dev/outbox${older}`)
  expect(second).toContain('data-key="flood:199"')
  expect(second).toContain('data-key="mail:1"')
  expect(second).not.toContain('data-key="flood:200"')
  expect(second).not.toContain('?before=')
})

it('is not there in the product itself', async () => {
  expect((await new Visitor().get('/dev/outbox')).status).toBe(404)
})
