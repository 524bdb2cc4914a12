import { type SQL, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { SESSION } from '../auth/session-rules.ts'
import { audit } from '../db/schema.ts'
import { randomId } from '../lib/bytes.ts'
import type { ScopeSql } from './scope-store.ts'

// Officers' looks and searches in the audit, which is append-only. Decisions come with the projection of the desk's history.
// The statements belong into the page's own batch: a page that shows a registration or a result has left its row.

/** Stored words. `number-shown` is also the word of the desk's history. */
export type AuditAction = 'file-opened' | 'number-shown' | 'searched' | 'unmatched-closed'

/** The request that an audit row belongs to. */
export type AuditRequest = { now: number; requestId: string }

/**
 * Two rows for the page of one registration: it was opened, and its document number was shown, if it waits according to D1. No row
 * without a login, or for a registration outside of the officer's scope. The desk may know a newer stage than D1: then `recordLook`
 * adds the missing row. So the audit may say more than the page showed, but never less.
 */
export function lookStatements(d: DrizzleD1Database, scope: ScopeSql, of: AuditRequest & { id: string }) {
  return [
    openedStatement(d, scope, of),
    lookStatement(d, scope, of, 'number-shown', sql` AND registration.stage = 'pending'`),
  ] as const
}

/** One row for a page that shows the number of the document masked. */
export function openedStatement(
  d: DrizzleD1Database,
  scope: ScopeSql,
  of: AuditRequest & { id: string },
  kind: 'centre' | 'province' = 'centre',
) {
  return lookStatement(d, scope, of, 'file-opened', sql``, kind)
}

function lookStatement(
  d: DrizzleD1Database,
  scope: ScopeSql,
  of: AuditRequest & { id: string },
  action: AuditAction,
  condition: SQL,
  kind: 'centre' | 'province' = 'centre',
) {
  const isHere =
    kind === 'centre'
      ? sql`registration.centre_id = staff.centre_id`
      : sql`registration.province_id = staff.province_id`
  const isInScope = sql`registration.id = ${of.id} AND ${isHere}${condition}`
  const row = rowOf(of, action, sql`registration.id`, null)
  return d
    .insert(audit)
    .select(sql`${row} ${officer(scope, of.now, sql`JOIN registration ON ${isInScope}`, kind)}`)
}

/**
 * One row for a search. `detail` says what kind of search it was, and a keyed hash of its text (`searchFingerprint`);
 * `registrationId` is given for a search by the number of a registration.
 */
export function searchedStatement(
  d: DrizzleD1Database,
  scope: ScopeSql,
  of: AuditRequest & { detail: string; registrationId: string | null },
  kind: 'centre' | 'province' = 'centre',
) {
  return d
    .insert(audit)
    .select(
      sql`${rowOf(of, 'searched', sql`${of.registrationId}`, of.detail)} ${officer(scope, of.now, sql``, kind)}`,
    )
}

/** For a page that shows more than its batch has written. The rows are written before the page is sent. */
export async function recordLook(
  env: { DB: D1Database },
  actions: AuditAction[],
  of: AuditRequest & { staffId: string; registrationId: string },
): Promise<void> {
  const { now: at, staffId, registrationId, requestId } = of
  const rows = actions.map((action) => ({
    id: randomId(ID_LENGTH),
    at,
    staffId,
    action,
    registrationId,
    requestId,
  }))
  if (rows.length > 0) await drizzle(env.DB).insert(audit).values(rows)
}

const ID_LENGTH = 20

/** The columns in the order of the table. */
function rowOf(of: AuditRequest, action: AuditAction, registrationId: SQL, detail: string | null): SQL {
  return sql`SELECT ${randomId(ID_LENGTH)}, ${of.now}, staff.id, ${action}, ${registrationId}, ${detail}, ${of.requestId}`
}

/** One row for money without a registration that an officer has seen to, if `isOpen` says that it is still open. */
export function unmatchedClosedStatement(
  d: DrizzleD1Database,
  scope: ScopeSql,
  of: AuditRequest & { detail: string; isOpen: SQL },
) {
  const row = rowOf(of, 'unmatched-closed', sql`NULL`, of.detail)
  return d.insert(audit).select(sql`${row} ${officer(scope, of.now, sql``, 'province')} AND ${of.isOpen}`)
}

/** The officer of the session, if the session is alive and the role has a centre, or a province. */
function officer(scope: ScopeSql, now: number, join: SQL, kind: 'centre' | 'province'): SQL {
  const isInCharge =
    kind === 'centre'
      ? sql`staff.centre_id = ${scope.centreId}`
      : sql`staff.province_id = ${scope.provinceId}`
  return sql`FROM staff_session JOIN staff ON staff.id = staff_session.staff_id ${join}
    WHERE staff_session.id = ${scope.tokenHash} AND ${isInCharge}
      AND staff_session.seen_at > ${now - SESSION.idleMs} AND staff_session.created_at > ${now - SESSION.absoluteMs}`
}
