import { asc, eq, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { centre } from '../db/schema.ts'
import { COUNT_CAP } from './office-context.ts'
import type { ScopeSql } from './scope-store.ts'

/** The next sitting of the officer's province, and how many wait at each of its centres; no rows for other roles. */
export function waitingByCentreStatements(d: DrizzleD1Database, scope: ScopeSql, now: number) {
  const next = sql`FROM sitting_province JOIN sitting ON sitting.id = sitting_province.sitting_id
    WHERE sitting_province.province_id = ${scope.provinceId} AND sitting.exam_until > ${now}
    ORDER BY sitting.exam_from, sitting.id LIMIT 1`
  // Named in full: Drizzle leaves the table out, and `id` would be the registration's.
  const waiting = sql<number>`(SELECT count(*) FROM (SELECT 1 FROM registration
    WHERE registration.sitting_id = (SELECT sitting.id ${next}) AND registration.centre_id = centre.id
      AND registration.stage = 'pending' LIMIT ${COUNT_CAP + 1}))`
  return [
    d
      .select({ name: sql<string>`sitting.name`, nameEn: sql<string>`sitting.name_en` })
      .from(sql`(SELECT sitting.* ${next}) AS sitting`),
    d
      .select({ id: centre.id, name: centre.name, nameEn: centre.nameEn, waiting })
      .from(centre)
      .where(eq(centre.provinceId, scope.provinceId))
      .orderBy(asc(centre.id)),
  ] as const
}
