import type { SQL } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { beijingTime } from '../lib/calendar.ts'
import {
  currentSitting,
  type OfficerScope,
  officePageStatements,
  officerScope,
  waitingStatement,
} from '../review/review-store.ts'
import { activeOfficer, officerStatement } from './officer-session-store.ts'
import type { Officer } from './roles.ts'

export type Statements = readonly BatchItem<'sqlite'>[]

/** The rows of a page's own statements. */
export type Rows<T extends Statements> = BatchResponse<T>

/** What a page reads beside its frame, in the same round trip. */
export type PageQuery<T extends Statements> = {
  /** The sitting of the page, where it is not the one at hand. */
  sitting?: (scope: OfficerScope) => SQL
  statements: (d: DrizzleD1Database, scope: OfficerScope, sitting: SQL) => T
}

/** Who asks, what stands around every page of officers, and what this page wants: one round trip. */
export async function loadOfficePage<T extends Statements>(
  db: D1Database,
  token: string,
  now: number,
  query: PageQuery<T>,
) {
  const d = drizzle(db)
  const scope = officerScope(token)
  const sitting = query.sitting?.(scope) ?? currentSitting(scope, now)
  const today = Date.parse(`${beijingTime(now).date}T00:00:00+08:00`)
  const common = officePageStatements(d, scope, { now, today, sitting })
  const all = await d.batch([...common, ...query.statements(d, scope, sitting)])
  const [, officers, revisions, centres, sittings, waiting, decided] = all
  return {
    staff: activeOfficer(officers, now),
    revision: revisions[0]?.revision ?? 0,
    centre: centres[0] ?? null,
    sitting: sittings[0] ?? null,
    waiting: waiting[0]?.waiting ?? 0,
    decided: { mine: decided[0]?.mineDecided ?? 0, centre: decided[0]?.centreDecided ?? 0 },
    // The compiler does not follow a tuple of unknown length through a spread.
    rows: all.slice(common.length) as unknown as Rows<T>,
  }
}

/** How many files wait at the officer's centre, and who asks; keeps no login alive. One round trip. */
export async function countWaiting(
  db: D1Database,
  token: string,
  now: number,
  sittingId: string | undefined,
): Promise<{ staff: Officer | null; waiting: number }> {
  const d = drizzle(db)
  const scope = officerScope(token)
  const [officers, counts] = await d.batch([
    officerStatement(d, token),
    waitingStatement(d, scope, currentSitting(scope, now, sittingId)),
  ])
  return { staff: activeOfficer(officers, now), waiting: counts[0]?.waiting ?? 0 }
}
