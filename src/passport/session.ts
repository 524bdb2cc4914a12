import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { createMiddleware } from 'hono/factory'
import { loginSession, passport } from '../db/schema.ts'
import type { Site } from '../site.ts'
import { isAlive, SESSION } from './session-rules.ts'
import { type HasHeaders, readCookie, TOKEN } from './token.ts'

// What the other rooms know of the passport: who is logged in. They ask nothing else.

export type Login =
  | { is: 'in'; passportId: string; email: string; mobile: string; lang: 'zh-CN' | 'en' }
  /** Was logged in here and may be asked to log in again: what was being filled in can be parked for this passport. */
  | { is: 'expired'; passportId: string }
  | { is: 'none' }

export type LoggedIn = Site & { Variables: { login: Extract<Login, { is: 'in' }> } }

type SessionRow = {
  passportId: string
  createdAt: number
  seenAt: number
  email: string
  mobile: string
  lang: 'zh-CN' | 'en'
}

/** SHA-256 of the login cookie's token, or null where no such cookie came along. */
export function readToken(c: HasHeaders): Promise<string | null> {
  return readCookie(c, TOKEN.candidate)
}

/** Two statements for the batch of a page: mark the session as seen, then read it for `readLogin`. Repeatable. */
export function sessionStatements(d: DrizzleD1Database, tokenHash: string, now: number) {
  const touch = d
    .update(loginSession)
    .set({ seenAt: now })
    .where(
      and(
        eq(loginSession.id, tokenHash),
        lte(loginSession.seenAt, now - SESSION.touch),
        gt(loginSession.seenAt, now - SESSION.idle),
        gt(loginSession.createdAt, now - SESSION.absolute),
      ),
    )
  return [touch, selectSession(d, tokenHash)] as const
}

export function readLogin(rows: readonly SessionRow[], now: number): Login {
  const [row] = rows
  if (!row) return { is: 'none' }
  if (!isAlive(row, now)) return { is: 'expired', passportId: row.passportId }
  return { is: 'in', passportId: row.passportId, email: row.email, mobile: row.mobile, lang: row.lang }
}

/** For rooms without a batch of their own: one round trip, then `c.var.login`; others are sent to the login page. */
export const login = createMiddleware<LoggedIn>(async (c, next) => {
  const token = await readToken(c)
  const [, rows] = token
    ? await drizzle(c.env.DB).batch(sessionStatements(drizzle(c.env.DB), token, c.var.now))
    : [null, []]
  const who = readLogin(rows, c.var.now)
  if (who.is !== 'in') return c.redirect(loginAddress(c.var.frame.path), 303)
  c.set('login', who)
  await next()
})

/** Where to log in, and to come back to `path` from there; `parked` is the form that waits. */
export function loginAddress(path: string, parked?: string | null): string {
  const query = new URLSearchParams({ to: path })
  if (parked) query.set('parked', parked)
  return `/login?${query}`
}

function selectSession(d: DrizzleD1Database, tokenHash: string) {
  return d
    .select({
      passportId: loginSession.passportId,
      createdAt: loginSession.createdAt,
      seenAt: loginSession.seenAt,
      email: passport.email,
      mobile: passport.mobile,
      lang: passport.lang,
    })
    .from(loginSession)
    .innerJoin(passport, sql`${passport.id} = ${loginSession.passportId}`)
    .where(eq(loginSession.id, tokenHash))
}
