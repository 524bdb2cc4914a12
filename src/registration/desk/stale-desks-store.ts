import { and, inArray, isNotNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { OPEN_STAGES, registration, trade } from '../../db/schema.ts'

/** How old the projection of a registration is when the cron resumes its desk; `maxDesks` of each kind in one run. */
export const STALE_AFTER = {
  /** After the first command, or after a pay-by: the desk should have projected by then. */
  overdueMs: 5 * 60_000,
  /** An attempt that is still open, or money that is still on its way back. */
  moneyMs: 60 * 60_000,
  /** A registration in an open stage that was not projected for so long: its alarm may be lost. */
  quietMs: 24 * 60 * 60_000,
  maxDesks: 50,
} as const

/**
 * Picks the desks to resume, those picked longest ago first, and writes the time into their rows: the next run picks others, and
 * of two runs at once only one gets a desk. A desk that works projects by itself, which writes the time again.
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
