import { and, eq, or, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { registration } from '../db/schema.ts'
import { activeCentreId, activeProvinceId, type ScopeSql } from './scope-store.ts'

/**
 * The officer's command is about to move a registration of the scope: the cron resumes its desk if that does not tell D1 of it soon.
 * For the batch that reads the page's own rows; a time that is due earlier stays.
 */
export function markDueStatement(d: DrizzleD1Database, scope: ScopeSql, of: { id: string; now: number }) {
  return d
    .update(registration)
    .set({ dueAt: sql`min(coalesce(due_at, ${of.now}), ${of.now})` })
    .where(
      and(
        eq(registration.id, of.id),
        or(
          eq(registration.centreId, activeCentreId(scope, of.now)),
          eq(registration.provinceId, activeProvinceId(scope, of.now)),
        ),
      ),
    )
}
