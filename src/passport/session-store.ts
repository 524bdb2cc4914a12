import { eq, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { isAlive } from '../auth/session-rules.ts'
import { isSessionAlive, markSeenStatement } from '../auth/session-store.ts'
import { loginSession, passport } from '../db/schema.ts'
import type { Lang } from '../lib/lang.ts'

export type Login =
  | { is: 'in'; passportId: string; email: string; mobile: string; lang: Lang }
  /** Was logged in here and has to log in again: a form that is posted now can be saved for this passport. */
  | { is: 'expired'; passportId: string }
  | { is: 'none' }

type SessionRow = {
  passportId: string
  createdAt: number
  seenAt: number
  email: string
  mobile: string
  lang: Lang
}

/** Two statements for the batch of a page: mark the session as seen, then read it for `readLogin`. Repeatable. */
export function sessionStatements(d: DrizzleD1Database, tokenHash: string, now: number) {
  return [markSeenStatement(d, loginSession, tokenHash, now), selectSession(d, tokenHash)] as const
}

/** The passport that is logged in, as an expression for the other statements of the batch; NULL without a login. */
export function passportLoggedIn(tokenHash: string, now: number): SQL {
  return sql`(SELECT ${loginSession.accountId} FROM ${loginSession} WHERE ${isSessionAlive(loginSession, tokenHash, now)})`
}

export function readLogin(rows: readonly SessionRow[], now: number): Login {
  const [row] = rows
  if (!row) return { is: 'none' }
  if (!isAlive(row, now)) return { is: 'expired', passportId: row.passportId }
  return { is: 'in', passportId: row.passportId, email: row.email, mobile: row.mobile, lang: row.lang }
}

function selectSession(d: DrizzleD1Database, tokenHash: string) {
  return d
    .select({
      passportId: loginSession.accountId,
      createdAt: loginSession.createdAt,
      seenAt: loginSession.seenAt,
      email: passport.email,
      mobile: passport.mobile,
      lang: passport.lang,
    })
    .from(loginSession)
    .innerJoin(passport, eq(passport.id, loginSession.accountId))
    .where(eq(loginSession.id, tokenHash))
}
