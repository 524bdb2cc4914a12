import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { identityClaim, registration } from '../db/schema.ts'
import { type AuditRequest, lookStatements } from '../office/audit-store.ts'
import { markDueStatement } from '../office/due-store.ts'
import type { Statements } from '../office/page-store.ts'
import type { ScopeSql } from '../office/scope-store.ts'

// Statements for the one batch of an officer's page. Each is bound to the centre of the officer who has the session, in the
// query itself: rows of another centre are not found.

type D = DrizzleD1Database

/**
 * The page of one registration, in its own sitting. `handledId` is the registration that the officer handled before. If the page
 * shows the registration, the look is written into the audit in the same batch; if it is about to move it, D1 expects to hear of it.
 */
export function filePageQuery(
  of: AuditRequest & { id: string; isShown: boolean; isMoved: boolean; handledId: string | undefined },
) {
  return {
    sitting: (scope: ScopeSql) => sittingOf(scope, of.id),
    statements: (d: D, scope: ScopeSql) => {
      const looks: Statements = of.isShown ? lookStatements(d, scope, of) : []
      const due: Statements = of.isMoved ? [markDueStatement(d, scope, of)] : []
      return [
        fileStatement(d, scope, of.id),
        claimStatement(d, scope, of.id),
        fileStatement(d, scope, of.handledId ?? ''),
        ...looks,
        ...due,
      ] as const
    },
  }
}

/** NULL for a registration outside of the officer's scope. */
export function sittingOf(scope: ScopeSql, registrationId: string): SQL {
  return sql`(SELECT sitting_id FROM registration WHERE id = ${registrationId} AND centre_id = ${scope.centreId})`
}

/** One registration of the officer's centre as projected; no row for another centre's and for made-up ids alike. */
export function fileStatement(d: D, scope: ScopeSql, id: string) {
  const { sittingId, name, stage } = registration
  return d
    .select({ id: registration.id, sittingId, name, stage })
    .from(registration)
    .where(and(eq(registration.id, id), eq(registration.centreId, scope.centreId)))
}

/** The registration that has claimed the document of this one. */
function claimStatement(d: D, scope: ScopeSql, id: string) {
  const blindIndex = sql`(SELECT blind_index FROM registration WHERE id = ${id} AND centre_id = ${scope.centreId})`
  return d
    .select({ holder: identityClaim.registrationId })
    .from(identityClaim)
    .where(and(eq(identityClaim.sittingId, sittingOf(scope, id)), eq(identityClaim.blindIndex, blindIndex)))
}
