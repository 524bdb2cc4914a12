import { type SQL, sql } from 'drizzle-orm'
import { SESSION } from '../auth/session-rules.ts'
import { rolesWithScope, type Scope } from './roles.ts'

/**
 * The scope of the officer who has a session, as expressions for the statements of a page: rows outside of the scope are not
 * found. `centreId` is NULL for roles without a centre, `provinceId` for roles without a province.
 */
export type ScopeSql = { tokenHash: string; officerId: SQL; centreId: SQL; provinceId: SQL }

export function scopeSql(tokenHash: string): ScopeSql {
  const from = sql`FROM staff_session JOIN staff ON staff.id = staff_session.staff_id
    WHERE staff_session.id = ${tokenHash}`
  return {
    tokenHash,
    officerId: sql`(SELECT staff.id ${from})`,
    centreId: sql`(SELECT staff.centre_id ${from} AND staff.role IN ${rolesSql('centre')})`,
    provinceId: sql`(SELECT staff.province_id ${from} AND staff.role IN ${rolesSql('province')})`,
  }
}

/** The centre of the officer, where the login is still alive: for statements that write before the page has judged the login. */
export function activeCentreId({ tokenHash, centreId }: ScopeSql, now: number): SQL {
  return sql`(SELECT ${centreId} FROM staff_session WHERE staff_session.id = ${tokenHash}
    AND staff_session.seen_at > ${now - SESSION.idleMs} AND staff_session.created_at > ${now - SESSION.absoluteMs})`
}

/** The province of the officer, likewise. */
export function activeProvinceId({ provinceId, ...scope }: ScopeSql, now: number): SQL {
  return activeCentreId({ ...scope, provinceId, centreId: provinceId }, now)
}

function rolesSql(kind: Scope['kind']): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(rolesWithScope(kind))}))`
}
