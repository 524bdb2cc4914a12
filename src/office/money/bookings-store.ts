import { and, desc, eq, gte, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { registration, trade } from '../../db/schema.ts'
import { PAGE_SIZE } from '../list-page.ts'
import type { ScopeSql } from '../scope-store.ts'
import { SUM_CAP } from './bookings-rules.ts'
import type { ListPosition } from './list-position.ts'

type D = DrizzleD1Database

type BookingsFilter = {
  /** Bookings made from this moment on; null for all. ms since 1970 */
  since: number | null
  after: ListPosition | null
}

/** Payments booked at the officer's centre, newest first, and their sums by state. */
export function bookingsQuery(of: BookingsFilter) {
  return {
    statements: (d: D, scope: ScopeSql) =>
      [bookingsStatement(d, scope, of), sumsStatement(d, scope, of)] as const,
  }
}

/** One page in the order of the index; one row more than `PAGE_SIZE` says that there are more. */
function bookingsStatement(d: D, scope: ScopeSql, { since, after }: BookingsFilter) {
  return d
    .select({
      no: trade.no,
      registrationId: trade.registrationId,
      receipt: trade.platformNo,
      amount: trade.amount,
      state: trade.state,
      refundWhy: trade.refundWhy,
      bookedAt: trade.openedAt,
      name: registration.name,
      maskedNumber: registration.maskedNumber,
    })
    .from(trade)
    .innerJoin(registration, eq(registration.id, trade.registrationId))
    .where(
      and(
        isBooking(scope, since),
        after ? sql`(${trade.openedAt}, ${trade.no}) < (${after.at}, ${after.no})` : undefined,
      ),
    )
    .orderBy(desc(trade.openedAt), desc(trade.no))
    .limit(PAGE_SIZE + 1)
}

/** `refundWhy` tells a booking that was cancelled from money that was given back. */
function sumsStatement(d: D, scope: ScopeSql, { since }: BookingsFilter) {
  const counted = d
    .select({ state: trade.state, refundWhy: trade.refundWhy, amount: trade.amount })
    .from(trade)
    .where(isBooking(scope, since))
    .orderBy(desc(trade.openedAt), desc(trade.no))
    .limit(SUM_CAP + 1)
    .as('counted')
  return d
    .select({
      state: counted.state,
      refundWhy: counted.refundWhy,
      times: sql<number>`count(*)`,
      fen: sql<number>`sum(${counted.amount})`,
    })
    .from(counted)
    .groupBy(counted.state, counted.refundWhy)
}

function isBooking(scope: ScopeSql, since: number | null): SQL | undefined {
  return and(
    eq(trade.centreId, scope.centreId),
    // No parameter: the index holds these rows only.
    sql`${trade.gateway} = 'centre'`,
    since === null ? undefined : gte(trade.openedAt, since),
  )
}
