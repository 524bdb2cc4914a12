import { and, asc, eq, inArray, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { identityClaim, registration } from '../db/schema.ts'
import { type AuditRequest, searchedStatement } from '../office/audit-store.ts'
import { PAGE_SIZE } from '../office/list-page.ts'
import { currentSitting } from '../office/page-store.ts'
import type { ScopeSql } from '../office/scope-store.ts'
import { listColumns } from './queue-store.ts'

type D = DrizzleD1Database

export type SearchCondition =
  | { by: 'name'; beginning: string }
  | { by: 'last-four'; lastFour: string }
  | { by: 'blind'; blinds: string[] }
  | { by: 'registration'; id: string }

/** The results of a search. The search is written into the audit in the same batch. */
export function searchPageQuery(
  of: AuditRequest & { sitting: string | null; condition: SearchCondition; auditDetail: string },
) {
  const registrationId = of.condition.by === 'registration' ? of.condition.id : null
  return {
    sitting: (scope: ScopeSql) => currentSitting(scope, of.now, of.sitting),
    statements: (d: D, scope: ScopeSql, sittingId: SQL) =>
      [
        searchStatement(d, scope, sittingId, of.condition),
        searchedStatement(d, scope, { ...of, detail: of.auditDetail, registrationId }),
      ] as const,
  }
}

/**
 * Registrations of the centre in any stage after the first submission; at most one more than `PAGE_SIZE`. Each condition has its
 * index: a search that reads every registration of a large centre holds up the whole site.
 */
export function searchStatement(d: D, scope: ScopeSql, sittingId: SQL, condition: SearchCondition) {
  if (condition.by === 'blind') return documentSearchStatement(d, scope, sittingId, condition.blinds)
  return d
    .select(listColumns())
    .from(registration)
    .where(and(isFound(scope, sittingId), matches(condition)))
    .orderBy(asc(registration.name), asc(registration.id))
    .limit(PAGE_SIZE + 1)
}

/** From the claim of the document to its registration: the other way round, every registration of the centre is read. */
function documentSearchStatement(d: D, scope: ScopeSql, sittingId: SQL, blinds: string[]) {
  return d
    .select(listColumns())
    .from(identityClaim)
    .innerJoin(registration, eq(registration.id, identityClaim.registrationId))
    .where(
      and(
        eq(identityClaim.sittingId, sittingId),
        inArray(identityClaim.blindIndex, blinds),
        isFound(scope, sittingId),
      ),
    )
    .orderBy(asc(registration.name), asc(registration.id))
    .limit(PAGE_SIZE + 1)
}

function isFound(scope: ScopeSql, sittingId: SQL): SQL | undefined {
  return and(
    eq(registration.sittingId, sittingId),
    eq(registration.centreId, scope.centreId),
    ne(registration.stage, 'filling'),
    isNotNull(registration.firstSubmittedAt),
  )
}

function matches(condition: Exclude<SearchCondition, { by: 'blind' }>): SQL | undefined {
  switch (condition.by) {
    case 'registration':
      return eq(registration.id, condition.id)
    case 'last-four':
      return eq(registration.lastFour, condition.lastFour)
    case 'name':
      // A range, not LIKE: it can use an index, and D1 limits patterns to 50 bytes.
      return and(
        sql`${registration.name} >= ${condition.beginning}`,
        lt(registration.name, `${condition.beginning}\u{10ffff}`),
      )
  }
}
