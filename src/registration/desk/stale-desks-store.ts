import { and, inArray, isNotNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { OPEN_STAGES, registration, trade } from '../../db/schema.ts'

/** When D1's news of a file is so old that its desk is asked. ms; `most`: desks of each kind in one sweep. */
export const STALE_AFTER = {
  /** After a desk should have told of its first command, or of a pay-by that has passed. */
  overdueMs: 5 * 60_000,
  /** An attempt that is still open, or money that is still on its way back. */
  moneyMs: 60 * 60_000,
  /** A file that is under way and has not been heard of: its alarm may be lost. */
  quietMs: 24 * 60 * 60_000,
  maxDesks: 50,
} as const

/**
 * Picks the desks to be woken, those asked longest ago first, and notes the time: the next sweep picks others, and of two at
 * once only one gets a desk. A desk that is awake tells D1 by itself, which notes the time again.
 */
export async function claimStaleDesks(db: D1Database, now: number): Promise<string[]> {
  const d = drizzle(db)
  const { projectedAt, version, createdAt, payBy, stage } = registration
  const claim = (which: SQL | undefined) =>
    d
      .update(registration)
      .set({ projectedAt: now })
      .where(
        inArray(
          registration.id,
          d
            .select({ id: registration.id })
            .from(registration)
            .where(which)
            .orderBy(projectedAt)
            .limit(STALE_AFTER.maxDesks),
        ),
      )
      .returning({ id: registration.id })
  const withMoney = d
    .select({ id: trade.registrationId })
    .from(trade)
    .where(
      and(
        inArray(trade.state, ['open', 'unknown', 'refunding']),
        lte(trade.openedAt, now - STALE_AFTER.moneyMs),
      ),
    )
  const claimed = await d.batch([
    claim(
      and(
        sql`${version} = 0`,
        lte(createdAt, now - STALE_AFTER.overdueMs),
        lte(projectedAt, now - STALE_AFTER.overdueMs),
      ),
    ),
    claim(
      and(
        isNotNull(payBy),
        lt(payBy, now - STALE_AFTER.overdueMs),
        lte(projectedAt, now - STALE_AFTER.overdueMs),
      ),
    ),
    claim(and(inArray(registration.id, withMoney), lte(projectedAt, now - STALE_AFTER.moneyMs))),
    claim(and(sql`${stage} IN ${sql.raw(OPEN_STAGES)}`, lte(projectedAt, now - STALE_AFTER.quietMs))),
  ])
  return [...new Set(claimed.flat().map(({ id }) => id))]
}
