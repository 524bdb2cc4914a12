import { and, desc, eq, gt, lt, or } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { Hono } from 'hono'
import { captcha } from '../db/schema.ts'
import { renderPage } from '../lib/render.ts'
import { sendMessages } from '../messages/send-messages.ts'
import type { AppContext, Site } from '../site.ts'
import { OutboxPage } from './outbox-page.tsx'
import { ensureTable, recordedMessage as messages, recordingChannels } from './recorded-messages.ts'

const PAGE = 500

/** `/dev/outbox`, local development only: every mail and SMS that was sent, and the answers of open picture codes. */
export const outboxRoutes = new Hono<Site>()

outboxRoutes.get('/outbox', async (c) =>
  renderPage(c, OutboxPage({ page: c.var.page, ...(await readOutbox(c)) })),
)

outboxRoutes.get('/outbox.json', async (c) => c.json(await readOutbox(c)))

/** Newest first; `older` is where the page goes on. Messages that wait are sent first, so that the page need not wait for cron. */
async function readOutbox(c: AppContext) {
  await ensureTable(c.env.DB)
  await sendMessages(c.env, c.var.now, { channelsOf: recordingChannels, rounds: 100 })
  const d = drizzle(c.env.DB)
  const [, at, key = ''] = /^(\d+)\.(.*)$/.exec(c.req.query('before') ?? '') ?? []
  const before = at
    ? or(lt(messages.at, Number(at)), and(eq(messages.at, Number(at)), lt(messages.key, key)))
    : undefined
  const [sent, codes] = await d.batch([
    d
      .select()
      .from(messages)
      .where(before)
      .orderBy(desc(messages.at), desc(messages.key))
      .limit(PAGE + 1),
    d.select().from(captcha).where(gt(captcha.expiresAt, c.var.now)).orderBy(desc(captcha.expiresAt)),
  ])
  const shown = sent.slice(0, PAGE)
  const last = sent.length > PAGE ? shown.at(-1) : undefined
  return { messages: shown, codes, older: last ? `${last.at}.${last.key}` : null }
}
