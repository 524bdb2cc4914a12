import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { Hono } from 'hono'
import { SESSION } from '../auth/session-rules.ts'
import { loginSession, passport } from '../db/schema.ts'
import { readForm } from '../lib/body.ts'
import type { Site } from '../site.ts'

/** `POST /dev/expire-logins` with `email`: as if that candidate had done nothing for half an hour; a test or a demonstration cannot wait so long. */
export const expireLoginsRoutes = new Hono<Site>()

expireLoginsRoutes.post('/expire-logins', async (c) => {
  const email = (await readForm(c)).get('email') ?? ''
  const d = drizzle(c.env.DB)
  const mine = sql`${loginSession.accountId} = (SELECT id FROM passport WHERE ${eq(passport.email, email)})`
  const longAgo = Date.now() - SESSION.idleMs
  const ended = await d
    .update(loginSession)
    .set({ seenAt: longAgo })
    .where(mine)
    .returning({ id: loginSession.id })
  return c.text(`${ended.length}\n`, ended.length > 0 ? 200 : 404)
})
