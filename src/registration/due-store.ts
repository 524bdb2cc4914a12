import { type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { registration } from '../db/schema.ts'

/**
 * For the batch that a request sends anyway, before a command that moves the stage: should the command or the desk's alarm be lost, the
 * cron resumes the desk. A time that is due earlier stays; the desk's projection then writes what is due.
 */
export function dueStatement(d: DrizzleD1Database, own: SQL | undefined, now: number) {
  return d
    .update(registration)
    .set({ dueAt: sql`min(coalesce(due_at, ${now}), ${now})` })
    .where(own)
}
