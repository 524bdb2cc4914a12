import { and, count, eq, gt, inArray, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { offering, registrationChoice, seatsHeld, sitting, sittingCentre } from '../db/schema.ts'
import { type SeatDifference, seatDifferences } from './recount-rules.ts'

/** Some centres of one sitting, which are counted together. */
export type CentreGroup = { sittingId: string; centreIds: string[] }

/** D1 takes 100 parameters a statement, and a statement should not hold up pages for long. */
const CENTRES_AT_ONCE = 40

/** The centres of the sittings whose examination is not over. */
export async function centresToRecount(db: D1Database, now: number): Promise<CentreGroup[]> {
  const rows = await drizzle(db)
    .select({ sittingId: sittingCentre.sittingId, centreId: sittingCentre.centreId })
    .from(sittingCentre)
    .innerJoin(sitting, eq(sitting.id, sittingCentre.sittingId))
    .where(gt(sitting.examUntil, now))
  const groups: CentreGroup[] = []
  for (const { sittingId, centreId } of rows) {
    const last = groups.findLast((group) => group.sittingId === sittingId)
    if (last && last.centreIds.length < CENTRES_AT_ONCE) last.centreIds.push(centreId)
    else groups.push({ sittingId, centreIds: [centreId] })
  }
  return groups
}

/** Counts the seats of these centres in both projections, of ledgers and of desks. */
export async function recountSeats(db: D1Database, group: CentreGroup): Promise<SeatDifference[]> {
  const { sittingId, centreIds } = group
  const d = drizzle(db)
  const [held, chosen] = await d.batch([
    d
      .select({ id: seatsHeld.offeringId, seats: seatsHeld.held })
      .from(offering)
      .innerJoin(seatsHeld, eq(seatsHeld.offeringId, offering.id))
      .where(and(eq(offering.sittingId, sittingId), inArray(offering.centreId, centreIds))),
    d
      .select({ id: registrationChoice.offeringId, seats: count() })
      .from(registrationChoice)
      .where(
        and(
          eq(registrationChoice.sittingId, sittingId),
          inArray(registrationChoice.centreId, centreIds),
          sql`${registrationChoice.state} IN ('submitted', 'pending', 'returned', 'approved', 'due', 'paid')`,
        ),
      )
      .groupBy(registrationChoice.offeringId),
  ])
  const seatsOf = (rows: { id: string; seats: number }[]) => new Map(rows.map(({ id, seats }) => [id, seats]))
  return seatDifferences(seatsOf(held), seatsOf(chosen))
}
