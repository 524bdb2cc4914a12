import { and, eq, gte, inArray, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { identityClaim, registration } from '../../db/schema.ts'
import { listColumns } from '../../review/queue-store.ts'
import type { SearchCondition } from '../../review/search-store.ts'
import { type AuditRequest, openedStatement, searchedStatement } from '../audit-store.ts'
import { markDueStatement } from '../due-store.ts'
import { PAGE_SIZE } from '../list-page.ts'
import { currentSittingOfProvince, type Statements } from '../page-store.ts'
import type { ScopeSql } from '../scope-store.ts'

type D = DrizzleD1Database

/** One registration of the officer's province, in its own sitting; no row for another province's and for made-up ids alike. */
export function provinceFileQuery(of: AuditRequest & { id: string; isShown: boolean; isMoved: boolean }) {
  return {
    sitting: (scope: ScopeSql) =>
      sql`(SELECT sitting_id FROM registration WHERE id = ${of.id} AND province_id = ${scope.provinceId})`,
    statements: (d: D, scope: ScopeSql) => {
      const looks: Statements = of.isShown ? [openedStatement(d, scope, of, 'province')] : []
      const due: Statements = of.isMoved ? [markDueStatement(d, scope, of)] : []
      return [
        d
          .select({ id: registration.id })
          .from(registration)
          .where(and(eq(registration.id, of.id), eq(registration.provinceId, scope.provinceId))),
        ...looks,
        ...due,
      ] as const
    },
  }
}

/** For a page without rows of its own. */
export function provinceHeadQuery(now: number) {
  return {
    sitting: (scope: ScopeSql) => currentSittingOfProvince(scope, now),
    statements: () => [] as const,
  }
}

/** The results of a search of the province. The search is written into the audit in the same batch. */
export function provinceSearchQuery(of: AuditRequest & { condition: SearchCondition; auditDetail: string }) {
  const registrationId = of.condition.by === 'registration' ? of.condition.id : null
  return {
    sitting: (scope: ScopeSql) => currentSittingOfProvince(scope, of.now),
    statements: (d: D, scope: ScopeSql, sittingId: SQL) =>
      [
        searchStatement(d, scope, sittingId, of.condition),
        searchedStatement(d, scope, { ...of, detail: of.auditDetail, registrationId }, 'province'),
      ] as const,
  }
}

/**
 * Registrations in any stage after the first submission, centre by centre, so that the indexes of each centre are used; at most one
 * more than `PAGE_SIZE`. Names and document numbers are searched for in the current sitting, a registration's own number in all.
 */
function searchStatement(d: D, scope: ScopeSql, sittingId: SQL, condition: SearchCondition) {
  const isFound = and(
    eq(registration.provinceId, scope.provinceId),
    ne(registration.stage, 'filling'),
    isNotNull(registration.firstSubmittedAt),
  )
  const isHere = and(
    eq(registration.sittingId, sittingId),
    sql`${registration.centreId} IN (SELECT centre.id FROM centre WHERE centre.province_id = ${scope.provinceId})`,
    isFound,
  )
  const columns = d.select(listColumns())
  switch (condition.by) {
    case 'blind':
      return columns
        .from(identityClaim)
        .innerJoin(registration, eq(registration.id, identityClaim.registrationId))
        .where(
          and(
            eq(identityClaim.sittingId, sittingId),
            inArray(identityClaim.blindIndex, condition.blinds),
            isFound,
          ),
        )
        .limit(PAGE_SIZE + 1)
    case 'registration':
      return columns
        .from(registration)
        .where(and(eq(registration.id, condition.id), isFound))
        .limit(1)
    case 'last-four':
      return columns
        .from(registration)
        .where(and(isHere, eq(registration.lastFour, condition.lastFour)))
        .limit(PAGE_SIZE + 1)
    case 'name':
      return columns
        .from(registration)
        .where(
          and(
            isHere,
            gte(registration.name, condition.beginning),
            lt(registration.name, `${condition.beginning}\u{10ffff}`),
          ),
        )
        .limit(PAGE_SIZE + 1)
  }
}
