import { and, eq, gt, lte } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { loginSession } from '../db/schema.ts'
import { digest, randomToken } from '../lib/bytes.ts'
import { SESSION } from './session-rules.ts'

/** The login sessions of candidates or those of officers: two tables of the same shape, so that no cookie opens both. */
type SessionTable = typeof loginSession

/** Begins a session and ends the former one of this browser. Answers the token for the cookie; the table keeps its SHA-256. */
export async function beginSession(
  db: D1Database,
  table: SessionTable,
  accountId: string,
  formerTokenHash: string | null,
  now: number,
): Promise<string> {
  const token = randomToken()
  const d = drizzle(db)
  await d.batch([
    d.insert(table).values({ id: await digest(token), accountId, createdAt: now, seenAt: now }),
    d.delete(table).where(eq(table.id, formerTokenHash ?? '')),
  ])
  return token
}

/** Ends a session on the server. Repeatable. */
export async function endSession(db: D1Database, table: SessionTable, tokenHash: string): Promise<void> {
  await drizzle(db).delete(table).where(eq(table.id, tokenHash))
}

/** Marks a session that is alive as seen, once in five minutes at most: for the one batch of a page. Repeatable. */
export function markSeenStatement(d: DrizzleD1Database, table: SessionTable, tokenHash: string, now: number) {
  return d
    .update(table)
    .set({ seenAt: now })
    .where(and(isSessionAlive(table, tokenHash, now), lte(table.seenAt, now - SESSION.markEveryMs)))
}

/** `isAlive` in SQL, for a statement that needs the login of its own batch. */
export function isSessionAlive(table: SessionTable, tokenHash: string, now: number) {
  return and(
    eq(table.id, tokenHash),
    gt(table.seenAt, now - SESSION.idleMs),
    gt(table.createdAt, now - SESSION.absoluteMs),
  )
}

/** Deletes the sessions that ended `SESSION.rememberedMs` ago. For the batch of a sweep; repeatable. */
export function deleteOldSessionsStatement(d: DrizzleD1Database, table: SessionTable, now: number) {
  return d.delete(table).where(lte(table.seenAt, now - SESSION.rememberedMs))
}
