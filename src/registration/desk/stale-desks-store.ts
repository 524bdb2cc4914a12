import { and, eq, gt, gte, inArray, isNotNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { registration, sitting, sittingCentre } from '../../db/schema.ts'

/** When the cron resumes a desk. With the desks of all kinds a run stays below the 1000 calls that Cloudflare allows it. */
export const STALE_AFTER = {
  /** A desk whose next task was due so long ago has lost its alarm, or cannot do the task. */
  lateMs: 5 * 60_000,
  /** A desk that was resumed is not resumed again for so long. */
  againMs: 10 * 60_000,
  /** A row whose desk never projected: a start that was refused is not asked about for ever. */
  newForMs: 60 * 60_000,
  max: { late: 500, neverProjected: 50, withoutReview: 100 },
} as const

const { id, projectedAt, version, createdAt, dueAt, stage, photoHash, sittingId, centreId } = registration

/**
 * Picks the desks to resume, and notes it in their rows: the next run picks others, and of two runs at once only one gets a desk. The
 * stage of a desk makes no difference.
 */
export async function claimStaleDesks(db: D1Database, now: number): Promise<string[]> {
  const d = drizzle(db)
  const claimed = await d.batch([
    claimLate(d, now),
    claimNeverProjected(d, 'never', now),
    claimNeverProjected(d, 'lately', now),
    claimUnsentWithoutReview(d, now),
    claimInReviewWithoutReview(d, now),
  ])
  return [...new Set(claimed.flat().map((row) => row.id))]
}

/** Longest late first; one that stays late comes after all the others, since its own time is put off. */
function claimLate(d: DrizzleD1Database, now: number) {
  const late = d
    .select({ id })
    .from(registration)
    .where(and(isNotNull(dueAt), lt(dueAt, now - STALE_AFTER.lateMs)))
    .orderBy(dueAt)
    .limit(STALE_AFTER.max.late)
  return d
    .update(registration)
    .set({ dueAt: now + STALE_AFTER.againMs - STALE_AFTER.lateMs })
    .where(inArray(id, late))
    .returning({ id })
}

/** `asked`: by the last claim, which the rows note. A row that was asked about long ago is too old by now. */
function claimNeverProjected(d: DrizzleD1Database, asked: 'never' | 'lately', now: number) {
  const lately = and(
    gte(projectedAt, now - STALE_AFTER.newForMs - STALE_AFTER.lateMs),
    lte(projectedAt, now - STALE_AFTER.lateMs),
  )
  const which = and(
    sql`${version} = 0`,
    lte(createdAt, now - STALE_AFTER.lateMs),
    gt(createdAt, now - STALE_AFTER.newForMs),
    asked === 'never' ? eq(projectedAt, 0) : lately,
  )
  return claim(d, which, STALE_AFTER.max.neverProjected, now)
}

/** Submitted or returned, with a photo, at a centre that does not review any more: nothing is to be sent, they can be paid. */
function claimUnsentWithoutReview(d: DrizzleD1Database, now: number) {
  const isUnsent = and(sql`${stage} IN ('submitted', 'returned')`, isNotNull(photoHash))
  return claimAt(d, centresWithoutReview(d, now, undefined), isUnsent, now)
}

/** In the queue of a centre that does not review any more, where the catalogue says that those are passed. */
function claimInReviewWithoutReview(d: DrizzleD1Database, now: number) {
  const centres = centresWithoutReview(d, now, eq(sittingCentre.passPending, true))
  return claimAt(d, centres, eq(stage, 'pending'), now)
}

function centresWithoutReview(d: DrizzleD1Database, now: number, more: SQL | undefined) {
  const running = d.select({ id: sitting.id }).from(sitting).where(gt(sitting.paymentUntil, now))
  return d
    .select({ sittingId: sittingCentre.sittingId, centreId: sittingCentre.centreId })
    .from(sittingCentre)
    .where(and(inArray(sittingCentre.sittingId, running), eq(sittingCentre.review, false), more))
}

function claimAt(
  d: DrizzleD1Database,
  centres: ReturnType<typeof centresWithoutReview>,
  which: SQL | undefined,
  now: number,
) {
  const isThere = sql`(${sittingId}, ${centreId}) IN ${centres}`
  const isQuiet = lte(projectedAt, now - STALE_AFTER.againMs)
  return claim(d, and(isThere, which, isQuiet), STALE_AFTER.max.withoutReview, now)
}

function claim(d: DrizzleD1Database, which: SQL | undefined, max: number, now: number) {
  const rows = d.select({ id }).from(registration).where(which).orderBy(projectedAt).limit(max)
  return d.update(registration).set({ projectedAt: now }).where(inArray(id, rows)).returning({ id })
}
