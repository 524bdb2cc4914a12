import { desc } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { Hono } from 'hono'
import { outbox as messages, pictureCode } from '../db/schema.ts'
import { show } from '../lib/show.ts'
import type { Ask, Site } from '../site.ts'
import { OutboxPage } from './outbox-page.tsx'

/** `/dev/outbox`, local development only: every mail and SMS that was sent, and the answers of open picture codes. */
export const outbox = new Hono<Site>()

outbox.get('/outbox', async (c) => show(c, OutboxPage({ f: c.var.frame, ...(await read(c)) })))

outbox.get('/outbox.json', async (c) => c.json(await read(c)))

async function read(c: Ask) {
  const d = drizzle(c.env.DB)
  const [sent, codes] = await d.batch([
    d.select().from(messages).orderBy(desc(messages.at), desc(messages.key)).limit(200),
    d.select().from(pictureCode).orderBy(desc(pictureCode.expiresAt)).limit(50),
  ])
  return { messages: sent, codes: codes.filter((code) => code.expiresAt > c.var.now) }
}
