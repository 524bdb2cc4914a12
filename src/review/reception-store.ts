import type { SQL } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { beijingTime } from '../lib/calendar.ts'
import type { Staff } from '../office/staff.ts'
import { officerOf, staffStatement } from '../office/staff-store.ts'
import { frameStatements, type Scope, scopeOf, sittingAtHand, waitingStatement } from './review-store.ts'

export type Statements = readonly BatchItem<'sqlite'>[]

/** The rows of a page's own statements. */
export type Rows<T extends Statements> = BatchResponse<T>

/** What a page reads beside its frame, in the same round trip. */
export type Wanted<T extends Statements> = {
  /** The sitting of the page, where it is not the one at hand. */
  sitting?: (scope: Scope) => SQL
  statements: (d: DrizzleD1Database, scope: Scope, sitting: SQL) => T
}

/** Who asks, what stands around every page of officers, and what this page wants: one round trip. */
export async function receive<T extends Statements>(
  db: D1Database,
  token: string,
  now: number,
  wanted: Wanted<T>,
) {
  const d = drizzle(db)
  const scope = scopeOf(token)
  const sitting = wanted.sitting?.(scope) ?? sittingAtHand(scope, now)
  const today = Date.parse(`${beijingTime(now).date}T00:00:00+08:00`)
  const frame = frameStatements(d, scope, { now, today, sitting })
  const all = await d.batch([...frame, ...wanted.statements(d, scope, sitting)])
  const [, officers, revisions, centres, sittings, waiting, decided] = all
  return {
    staff: officerOf(officers, now),
    revision: revisions[0]?.revision ?? 0,
    centre: centres[0] ?? null,
    sitting: sittings[0] ?? null,
    waiting: waiting[0]?.waiting ?? 0,
    decided: { mine: decided[0]?.mineDecided ?? 0, centre: decided[0]?.centreDecided ?? 0 },
    // The compiler does not follow a tuple of unknown length through a spread.
    rows: all.slice(frame.length) as unknown as Rows<T>,
  }
}

/** How many files wait at the officer's centre, and who asks; keeps no login alive. One round trip. */
export async function countWaiting(
  db: D1Database,
  token: string,
  now: number,
  wanted: string | undefined,
): Promise<{ staff: Staff | null; waiting: number }> {
  const d = drizzle(db)
  const scope = scopeOf(token)
  const [officers, counts] = await d.batch([
    staffStatement(d, token),
    waitingStatement(d, scope, sittingAtHand(scope, now, wanted)),
  ])
  return { staff: officerOf(officers, now), waiting: counts[0]?.waiting ?? 0 }
}
