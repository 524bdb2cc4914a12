import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { fileStatement, sittingOf } from '../../review/file-store.ts'
import { type AuditRequest, openedStatement } from '../audit-store.ts'
import { markDueStatement } from '../due-store.ts'
import type { Statements } from '../page-store.ts'
import type { ScopeSql } from '../scope-store.ts'
import { claimReceiptStatements, type ReceiptClaim } from './receipt-store.ts'

/**
 * The page of one registration of the centre, for its payment at the counter, in the registration's own sitting. `isShown`: the look
 * is written into the audit. `number`: a receipt number to be claimed for it; `readClaim` then finds the claim in the answers.
 */
export function bookingPageQuery(
  of: AuditRequest & { id: string; isShown: boolean; isMoved: boolean; number?: string | undefined },
) {
  return {
    sitting: (scope: ScopeSql) => sittingOf(scope, of.id),
    statements: (d: DrizzleD1Database, scope: ScopeSql) => {
      const looks: Statements = of.isShown ? [openedStatement(d, scope, of)] : []
      const due: Statements = of.isMoved ? [markDueStatement(d, scope, of)] : []
      const { number } = of
      const claim = number === undefined ? [] : claimReceiptStatements(d, scope, { ...of, number })
      return [fileStatement(d, scope, of.id), ...claim, ...looks, ...due] as const
    },
  }
}

/** The registration that has the receipt number of the request; null where none came, or where none has it. */
export function readClaim(
  [, , claims]: readonly (readonly unknown[])[],
  number: string | undefined,
): ReceiptClaim | null {
  return number === undefined ? null : ((claims?.[0] as ReceiptClaim | undefined) ?? null)
}
