import { and, eq, gt, lte, type SQL, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { isAlive, SESSION } from '../auth/session-rules.ts'
import { loginSession, passport } from '../db/schema.ts'

export type Login =
  | { is: 'in'; passportId: string; email: string; mobile: string; lang: 'zh-CN' | 'en' }
  /** Was logged in here and may be asked to log in again: what was being filled in can be parked for this passport. */
  | { is: 'expired'; passportId: string }
  | { is: 'none' }

type SessionRow = {
  passportId: string
  createdAt: number
  seenAt: number
  email: string
  mobile: string
  lang: 'zh-CN' | 'en'
}

/** Two statements for the batch of a page: mark the session as seen, then read it for `readLogin`. Repeatable. */
export function sessionStatements(d: DrizzleD1Database, tokenHash: string, now: number) {
  const mark = d
    .update(loginSession)
    .set({ seenAt: now })
    .where(isMarkDue(loginSession, tokenHash, now))
  return [mark, selectSession(d, tokenHash)] as const
}

/** A session that is alive and was not marked as seen just now: one write in five minutes is enough. */
export function isMarkDue(
  session: { id: SQLiteColumn; seenAt: SQLiteColumn; createdAt: SQLiteColumn },
  tokenHash: string,
  now: number,
): SQL | undefined {
  return and(
    eq(session.id, tokenHash),
    lte(session.seenAt, now - SESSION.markEveryMs),
    gt(session.seenAt, now - SESSION.idleMs),
    gt(session.createdAt, now - SESSION.absoluteMs),
  )
}

export function readLogin(rows: readonly SessionRow[], now: number): Login {
  const [row] = rows
  if (!row) return { is: 'none' }
  if (!isAlive(row, now)) return { is: 'expired', passportId: row.passportId }
  return { is: 'in', passportId: row.passportId, email: row.email, mobile: row.mobile, lang: row.lang }
}

/** Who is logged in with this token's hash; marks the session as seen. One round trip. */
export async function readSession(db: D1Database, tokenHash: string, now: number): Promise<Login> {
  const d = drizzle(db)
  const [, rows] = await d.batch(sessionStatements(d, tokenHash, now))
  return readLogin(rows, now)
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
