import { asc, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { centre } from '../db/schema.ts'
import { COUNT_CAP } from './count-cap.ts'

/** The sitting of a province that is examined next, and what waits at each of its centres; one round trip. */
export async function loadWaitingByCentre(db: D1Database, provinceId: string, now: number) {
  const d = drizzle(db)
  const next = sql`FROM sitting_province JOIN sitting ON sitting.id = sitting_province.sitting_id
    WHERE sitting_province.province_id = ${provinceId} AND sitting.exam_until > ${now}
    ORDER BY sitting.exam_from, sitting.id LIMIT 1`
  // Named in full: Drizzle leaves the table out, and `id` would be the registration's.
  const waiting = sql<number>`(SELECT count(*) FROM (SELECT 1 FROM registration
    WHERE registration.sitting_id = (SELECT sitting.id ${next}) AND registration.centre_id = centre.id
      AND registration.stage = 'pending' LIMIT ${COUNT_CAP + 1}))`
  const [sittings, centres] = await d.batch([
    d
      .select({ name: sql<string>`sitting.name`, nameEn: sql<string>`sitting.name_en` })
      .from(sql`(SELECT sitting.* ${next}) AS sitting`),
    d
      .select({ id: centre.id, name: centre.name, nameEn: centre.nameEn, waiting })
      .from(centre)
      .where(sql`${centre.provinceId} = ${provinceId}`)
      .orderBy(asc(centre.id)),
  ])
  return { sitting: sittings[0] ?? null, centres }
}
