import { type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { catalogueRevision, sitting } from '../db/schema.ts'

/**
 * The revision of one province's share of one sitting, for the one batch of a page: the sum of what is counted for every page
 * ('' and ''), for the sitting, for the province and for both. Ids may be expressions that find them in the same batch.
 */
export function revisionStatement(d: DrizzleD1Database, sittingId: string | SQL, provinceId: string | SQL) {
  return d
    .select({ revision: sql<number>`coalesce(sum(${catalogueRevision.revision}), 0)` })
    .from(catalogueRevision)
    .where(
      sql`${catalogueRevision.sittingId} IN ('', ${sittingId}) AND ${catalogueRevision.provinceId} IN ('', ${provinceId})`,
    )
}

/**
 * For the entry page: a row for each sitting that is not over, and one for `sittingId` ''. `all` counts every province,
 * `inProvince` the given one only.
 */
export function currentRevisionsStatement(d: DrizzleD1Database, provinceId: string, now: number) {
  return d
    .select({
      sittingId: catalogueRevision.sittingId,
      all: sql<number>`sum(${catalogueRevision.revision})`,
      inProvince: sql<number>`sum(iif(${catalogueRevision.provinceId} IN ('', ${provinceId}), ${catalogueRevision.revision}, 0))`,
    })
    .from(catalogueRevision)
    .where(isCounted(now))
    .groupBy(catalogueRevision.sittingId)
}

/** True in SQL where the entry page has changed since it was read at this revision. */
export function entranceHasChanged(known: number, now: number): SQL {
  return sql`(SELECT coalesce(sum(${catalogueRevision.revision}), 0) FROM ${catalogueRevision} WHERE ${isCounted(now)}) IS NOT ${known}`
}

function isCounted(now: number): SQL {
  return sql`${catalogueRevision.sittingId} = '' OR ${catalogueRevision.sittingId} IN
    (SELECT ${sitting.id} FROM ${sitting} WHERE ${isCurrent(now)})`
}

/** A sitting is over when both its examination and its tickets are. */
export function isCurrent(now: number): SQL {
  return sql`(${sitting.examUntil} > ${now} OR ${sitting.ticketUntil} > ${now})`
}
