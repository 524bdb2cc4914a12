import { and, eq, gte, ne, type SQL, sql } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { revisionStatement } from '../catalogue/revision-store.ts'
import { centre, registration, sitting } from '../db/schema.ts'
import { beijingTime } from '../lib/calendar.ts'
import { COUNT_CAP } from './office-context.ts'
import { activeOfficer, officerStatement, officerStatements } from './officer-store.ts'
import type { Officer } from './roles.ts'
import { type ScopeSql, scopeSql } from './scope-store.ts'

type D = DrizzleD1Database

export type Statements = readonly BatchItem<'sqlite'>[]

/** The rows of a page's own statements. */
export type Rows<T extends Statements> = BatchResponse<T>

/** The statements of one page, read in the same round trip as the head of every page. */
export type PageQuery<T extends Statements> = {
  /** The sitting of the page, where it is not the current one. */
  sitting?: (scope: ScopeSql) => SQL
  statements: (d: D, scope: ScopeSql, sitting: SQL) => T
}

/** For a page without rows of its own. */
export function headOnlyQuery(now: number, sitting: string | null = null) {
  return {
    sitting: (scope: ScopeSql) => currentSitting(scope, now, sitting),
    statements: () => [] as const,
  }
}

/** The head of an officer's page as read from D1: null and 0 for roles without a centre. */
export type PageHead = Awaited<ReturnType<typeof loadOfficePage>>['head']

/** The officer, the head of the page and the page's own rows, in one round trip. */
export async function loadOfficePage<T extends Statements>(
  db: D1Database,
  tokenHash: string,
  now: number,
  query: PageQuery<T>,
) {
  const d = drizzle(db)
  const scope = scopeSql(tokenHash)
  const sittingId = query.sitting?.(scope) ?? currentSitting(scope, now)
  const head = headStatements(d, scope, now, sittingId)
  const all = await d.batch([...head, ...query.statements(d, scope, sittingId)])
  const [, officers, revisions, centres, sittings, waiting, decided] = all
  return {
    officer: activeOfficer(officers, now),
    head: {
      revision: revisions[0]?.revision ?? 0,
      centre: centres[0] ?? null,
      sitting: sittings[0] ?? null,
      waitingCount: waiting[0]?.waiting ?? 0,
      decidedToday: { mine: decided[0]?.mineDecided ?? 0, centre: decided[0]?.centreDecided ?? 0 },
    },
    // The compiler does not follow a tuple of unknown length through a spread.
    rows: all.slice(head.length) as unknown as Rows<T>,
  }
}

/** How many registrations wait at the officer's centre. Keeps no login alive. One round trip. */
export async function countWaiting(
  db: D1Database,
  tokenHash: string,
  now: number,
  requestedSitting: string | null,
): Promise<{ officer: Officer | null; waitingCount: number }> {
  const d = drizzle(db)
  const scope = scopeSql(tokenHash)
  const [officers, counts] = await d.batch([
    officerStatement(d, tokenHash),
    waitingStatement(d, scope, currentSitting(scope, now, requestedSitting)),
  ])
  return { officer: activeOfficer(officers, now), waitingCount: counts[0]?.waiting ?? 0 }
}

/** The next sitting of the centre. A sitting named in the address is used as it is: the rows are bound to the centre all the same. */
export function currentSitting(scope: ScopeSql, now: number, requested: string | null = null): SQL {
  if (requested) return sql`${requested}`
  return sql`(SELECT sitting.id FROM sitting_centre JOIN sitting ON sitting.id = sitting_centre.sitting_id
    WHERE sitting_centre.centre_id = ${scope.centreId} AND sitting.exam_until > ${now}
    ORDER BY sitting.exam_from, sitting.id LIMIT 1)`
}

/** The next sitting of the province. */
export function currentSittingOfProvince(scope: ScopeSql, now: number): SQL {
  return sql`(SELECT sitting.id FROM sitting_province JOIN sitting ON sitting.id = sitting_province.sitting_id
    WHERE sitting_province.province_id = ${scope.provinceId} AND sitting.exam_until > ${now}
    ORDER BY sitting.exam_from, sitting.id LIMIT 1)`
}

/** Session (two statements), revision, centre, sitting, how many wait, how many were decided today. */
function headStatements(d: D, scope: ScopeSql, now: number, sittingId: SQL) {
  const { id, name, nameEn, provinceId, phone } = centre
  return [
    ...officerStatements(d, scope.tokenHash, now),
    revisionStatement(
      d,
      sittingId,
      sql`coalesce((SELECT province_id FROM centre WHERE centre.id = ${scope.centreId}), ${scope.provinceId})`,
    ),
    d.select({ id, name, nameEn, provinceId, phone }).from(centre).where(eq(centre.id, scope.centreId)),
    d
      .select({ id: sitting.id, name: sitting.name, nameEn: sitting.nameEn })
      .from(sitting)
      .where(eq(sitting.id, sittingId)),
    waitingStatement(d, scope, sittingId),
    decidedStatement(d, scope, Date.parse(`${beijingTime(now).date}T00:00:00+08:00`)),
  ] as const
}

/** Counts up to one more than `COUNT_CAP`: the page shows “1000+”. */
function waitingStatement(d: D, scope: ScopeSql, sittingId: SQL) {
  const capped = d
    .select({ one: sql`1`.as('one') })
    .from(registration)
    .where(
      and(
        eq(registration.sittingId, sittingId),
        eq(registration.centreId, scope.centreId),
        eq(registration.stage, 'pending'),
      ),
    )
    .limit(COUNT_CAP + 1)
    .as('capped')
  return d.select({ waiting: sql<number>`count(*)` }).from(capped)
}

/** Decisions of this officer and of the whole centre since `todayAt`. Approvals without an officer (unchanged content) do not count. */
function decidedStatement(d: D, scope: ScopeSql, todayAt: number) {
  const capped = d
    .select({ by: registration.decidedBy })
    .from(registration)
    .where(
      and(
        eq(registration.centreId, scope.centreId),
        gte(registration.decidedAt, todayAt),
        ne(registration.decidedBy, 'clock'),
      ),
    )
    .limit(COUNT_CAP + 1)
    .as('capped')
  return d
    .select({
      centreDecided: sql<number>`count(*)`,
      mineDecided: sql<number>`coalesce(sum(${capped.by} = ${scope.officerId}), 0)`,
    })
    .from(capped)
}
