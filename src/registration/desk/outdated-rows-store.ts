import { and, inArray, lt, lte } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { registration } from '../../db/schema.ts'
import { PROJECTION_FORMAT } from './projection-store.ts'

/** `maxRows` in one minute: with the claim itself it stays below the 1000 calls that Cloudflare allows a run. */
export const OUTDATED = { maxRows: 900, retryMs: 10 * 60_000 } as const

/**
 * Picks rows that an older release projected, and notes the time: the next run picks others, and of two runs at once only one
 * gets a row. A desk that does not project within ten minutes is picked again. Rows that were never projected belong to
 * `claimStaleDesks`.
 */
export async function claimOutdatedRows(
  db: D1Database,
  now: number,
  format: number = PROJECTION_FORMAT,
): Promise<string[]> {
  const d = drizzle(db)
  const outdated = d
    .select({ id: registration.id })
    .from(registration)
    .where(
      and(lt(registration.projectedFormat, format), lte(registration.projectedAt, now - OUTDATED.retryMs)),
    )
    .limit(OUTDATED.maxRows)
  const claimed = await d
    .update(registration)
    .set({ projectedAt: now })
    .where(inArray(registration.id, outdated))
    .returning({ id: registration.id })
  return claimed.map(({ id }) => id)
}
