import { drizzle } from 'drizzle-orm/d1'
import { deleteOldSessionsStatement } from '../auth/session-store.ts'
import { staffSession } from '../db/schema.ts'

/** Deletes officers' sessions that ended long ago. Repeatable. */
export async function sweepOffice(db: D1Database, now: number): Promise<void> {
  await deleteOldSessionsStatement(drizzle(db), staffSession, now)
}
