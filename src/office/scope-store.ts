import { type SQL, sql } from 'drizzle-orm'
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

function rolesSql(kind: Scope['kind']): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(rolesWithScope(kind))}))`
}
