import { and, eq, or } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { registration } from '../db/schema.ts'
import { dueStatement } from '../registration/due-store.ts'
import { activeCentreId, activeProvinceId, type ScopeSql } from './scope-store.ts'

/** The officer's command is about to move a registration of the scope. */
export function markDueStatement(d: DrizzleD1Database, scope: ScopeSql, of: { id: string; now: number }) {
  const isInScope = or(
    eq(registration.centreId, activeCentreId(scope, of.now)),
    eq(registration.provinceId, activeProvinceId(scope, of.now)),
  )
  return dueStatement(d, and(eq(registration.id, of.id), isInScope), of.now)
}
