import { env } from 'cloudflare:workers'
import { afterEach, expect, it, vi } from 'vitest'
import { site } from '../../src/app.ts'
import { outboxRoutes } from '../../src/dev/outbox-routes.ts'
import { ensureTable, recordingChannels } from '../../src/dev/recorded-messages.ts'
import type { RenderedMessage } from '../../src/messages/channels/channel.ts'
import { formOf } from '../passport/people.ts'
import { ORIGIN, Visitor } from '../passport/visitor.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const app = site((more) => more.route('/dev', outboxRoutes))

afterEach(() => vi.useRealTimers())

async function open(address: string, lang = 'zh-CN'): Promise<string> {
  const request = new Request(`${ORIGIN}${address}`, { headers: { Cookie: `lang=${lang}` } })
  return (await app.fetch(request, env)).text()
}

/** Records a message as the channel of local development does. */
async function record(channel: 'mail' | 'sms', message: Partial<RenderedMessage>): Promise<void> {
  const mail = { key: 'mail:1', recipient: 'li@qq.com', subject: '激活', text: TEXT }
  await recordingChannels(env)[channel]?.({ ...mail, ...message })
}

const TEXT = `第一行 <b>\n${ORIGIN}/passport/activation/abc-_9。\n末行`

it('lists messages that were recorded, newest first, with links to follow, and none twice', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await record('mail', {})
  vi.setSystemTime(NOON + 1)
  await record('mail', { subject: 'again' })
  vi.setSystemTime(NOON + 2)
  await record('sms', { key: 'sms:1', recipient: '13800138000', subject: '', text: '审核通过' })
  const page = await open('/dev/outbox')
  expect(page).toContain(`<a href="${ORIGIN}/passport/activation/abc-_9" hx-boost="false">`)
  expect(page).toContain('&lt;b&gt;')
  expect(page).not.toContain('again')
  expect(page.indexOf('data-key="sms:1"')).toBeLessThan(page.indexOf('data-key="mail:1"'))
  const { messages } = JSON.parse(await open('/dev/outbox.json')) as { messages: { key: string }[] }
  expect(messages.map((message) => message.key)).toEqual(['sms:1', 'mail:1'])
})

it('sends what waits in the outbox first, so that a mail is there as soon as it is due', async () => {
  const li = await new Visitor().fillIn('/passport/sign-up', formOf('new@qq.com', '13800138900'))
  expect(li.status).toBe(303)
  const { messages } = JSON.parse(await open('/dev/outbox.json')) as {
    messages: { to: string; subject: string; body: string }[]
  }
  const mail = messages.find(({ to }) => to === 'new@qq.com')
  expect(mail?.subject).toBe('激活您的网上报名账号')
  expect(mail?.body).toContain(`${ORIGIN}/passport/activation/`)
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
  await record('mail', {})
  const page = await open('/dev/outbox', 'en')
  expect(page.replace(/<(\w+)[^>]* lang="zh-CN"[^>]*>[^<]*<\/\1>/g, '')).not.toMatch(
    />[^<]*\p{Script=Han}[^<]*</u,
  )
})

it('leads on to every message, however many have come since', async () => {
  await ensureTable(env.DB)
  const flood = Array.from({ length: 700 }, (_, n) =>
    env.DB.prepare(
      'INSERT INTO dev_recorded_message (key, channel, "to", subject, body, at) VALUES (?, ?, ?, ?, ?, ?)',
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
