import { asc, eq, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { centre } from '../db/schema.ts'
import { countQuestionsStatement } from './money/questions-store.ts'
import { COUNT_CAP } from './office-context.ts'
import { currentSittingOfProvince } from './page-store.ts'
import type { ScopeSql } from './scope-store.ts'

/**
 * The next sitting of the officer's province, how many wait at each of its centres, and how much money waits for an officer; no rows
 * for other roles.
 */
export function waitingByCentreStatements(d: DrizzleD1Database, scope: ScopeSql, now: number) {
  const next = currentSittingOfProvince(scope, now)
  // Named in full: Drizzle leaves the table out, and `id` would be the registration's.
  const waiting = sql<number>`(SELECT count(*) FROM (SELECT 1 FROM registration
    WHERE registration.sitting_id = ${next} AND registration.centre_id = centre.id
      AND registration.stage = 'pending' LIMIT ${COUNT_CAP + 1}))`
  return [
    d
      .select({ name: sql<string>`sitting.name`, nameEn: sql<string>`sitting.name_en` })
      .from(sql`(SELECT * FROM sitting WHERE id = ${next}) AS sitting`),
    d
      .select({ id: centre.id, name: centre.name, nameEn: centre.nameEn, waiting })
      .from(centre)
      .where(eq(centre.provinceId, scope.provinceId))
      .orderBy(asc(centre.id)),
    countQuestionsStatement(d, scope, now),
  ] as const
}
