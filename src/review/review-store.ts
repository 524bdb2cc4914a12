import { and, asc, eq, gt, gte, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { revisionStatement } from '../catalogue/revision-store.ts'
import { centre, identityClaim, registration, sitting, sittingCentre } from '../db/schema.ts'
import { COUNT_CAP } from '../office/count-cap.ts'
import { officerStatements } from '../office/officer-session-store.ts'

// Statements for the one batch of an officer's page. Whatever they read is bound to the centre of the officer who has the
// session, in the query itself: another centre's rows are simply not there.

type D = DrizzleD1Database

/** The centre and the name of whoever has this session, as expressions. */
export type OfficerScope = { token: string; centre: SQL; officer: SQL }

export function officerScope(token: string): OfficerScope {
  const from = sql`FROM staff_session JOIN staff ON staff.id = staff_session.staff_id WHERE staff_session.id = ${token}`
  return { token, centre: sql`(SELECT staff.centre_id ${from})`, officer: sql`(SELECT staff.id ${from})` }
}

/** The sitting of the centre that is examined next; an id asked for is taken as it is. */
export function currentSitting(scope: OfficerScope, now: number, requested?: string | undefined): SQL {
  if (requested) return sql`${requested}`
  return sql`(SELECT sitting.id FROM sitting_centre JOIN sitting ON sitting.id = sitting_centre.sitting_id
    WHERE sitting_centre.centre_id = ${scope.centre} AND sitting.exam_until > ${now}
    ORDER BY sitting.exam_from, sitting.id LIMIT 1)`
}

export function sittingOf(registrationId: string): SQL {
  return sql`(SELECT sitting_id FROM registration WHERE id = ${registrationId})`
}

/** Of the file one comes from, where there is one, else `otherwise`. */
export function sittingFrom(registrationId: string | undefined, otherwise: SQL): SQL {
  return registrationId ? sql`coalesce(${sittingOf(registrationId)}, ${otherwise})` : otherwise
}

/** What stands around every page: session (two), revision, centre, sitting at hand, how many wait, what was decided today. */
export function officePageStatements(
  d: D,
  scope: OfficerScope,
  of: { now: number; today: number; sitting: SQL },
) {
  return [
    ...officerStatements(d, scope.token, of.now),
    revisionStatement(d, of.sitting, sql`(SELECT province_id FROM centre WHERE centre.id = ${scope.centre})`),
    d
      .select({
        id: centre.id,
        name: centre.name,
        nameEn: centre.nameEn,
        provinceId: centre.provinceId,
        phone: centre.phone,
      })
      .from(centre)
      .where(eq(centre.id, scope.centre)),
    sittingStatement(d, of.sitting),
    waitingStatement(d, scope, of.sitting),
    decidedStatement(d, scope, of.today),
  ] as const
}

/** The one sitting of a page. */
function sittingStatement(d: D, id: SQL) {
  return d
    .select({ id: sitting.id, name: sitting.name, nameEn: sitting.nameEn })
    .from(sitting)
    .where(eq(sitting.id, id))
}

/** Counted up to one more than `COUNTED`, so that “more” can be told. */
export function waitingStatement(d: D, scope: OfficerScope, sittingId: SQL) {
  const capped = d
    .select({ one: sql`1`.as('one') })
    .from(registration)
    .where(and(eq(registration.sittingId, sittingId), eq(registration.centreId, scope.centre), isPending))
    .limit(COUNT_CAP + 1)
    .as('some')
  return d.select({ waiting: sql<number>`count(*)` }).from(capped)
}

const isPending = eq(registration.stage, 'pending')

/** By this officer and by the whole centre since midnight; what was approved again by itself is nobody's. */
function decidedStatement(d: D, scope: OfficerScope, today: number) {
  const capped = d
    .select({ by: registration.decidedBy })
    .from(registration)
    .where(
      and(
        eq(registration.centreId, scope.centre),
        gte(registration.decidedAt, today),
        ne(registration.decidedBy, 'clock'),
      ),
    )
    .limit(COUNT_CAP + 1)
    .as('some')
  return d
    .select({
      centreDecided: sql<number>`count(*)`,
      mineDecided: sql<number>`coalesce(sum(${capped.by} = ${scope.officer}), 0)`,
    })
    .from(capped)
}

/** Every sitting of the centre that is not over: the page asks which only where there are several. */
export function sittingsStatement(d: D, scope: OfficerScope, now: number) {
  const held = d
    .select({ id: sittingCentre.sittingId })
    .from(sittingCentre)
    .where(eq(sittingCentre.centreId, scope.centre))
  return d
    .select({ id: sitting.id, name: sitting.name, nameEn: sitting.nameEn })
    .from(sitting)
    .where(and(gt(sitting.examUntil, now), sql`${sitting.id} IN ${held}`))
    .orderBy(asc(sitting.examFrom), asc(sitting.id))
}

/** One file of the officer's centre as D1 was told; no row for another centre's and for made-up ids alike. */
export function fileStatement(d: D, scope: OfficerScope, id: string) {
  return d
    .select({ id: registration.id, sittingId: registration.sittingId, name: registration.name })
    .from(registration)
    .where(and(eq(registration.id, id), eq(registration.centreId, scope.centre)))
}

/** Which registration has claimed the document of this one. */
export function claimStatement(d: D, id: string) {
  return d
    .select({ holder: identityClaim.registrationId })
    .from(identityClaim)
    .where(
      and(
        eq(identityClaim.sittingId, sittingOf(id)),
        eq(identityClaim.blindIndex, sql`(SELECT blind_index FROM registration WHERE id = ${id})`),
      ),
    )
}

/** The file that waits longest, but for those to be passed over, named `id.round`, and for `not`. */
export function nextStatement(
  d: D,
  scope: OfficerScope,
  sittingId: SQL,
  excluded: { handledRounds: readonly string[]; registrationIds: readonly string[] },
) {
  const rounds = sql`(SELECT value FROM json_each(${JSON.stringify(excluded.handledRounds)}))`
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(excluded.registrationIds)}))`
  return d
    .select({ id: registration.id })
    .from(registration)
    .where(
      and(
        eq(registration.sittingId, sittingId),
        eq(registration.centreId, scope.centre),
        isPending,
        isNotNull(registration.firstSubmittedAt),
        sql`${registration.id} || '.' || ${registration.round} NOT IN ${rounds}`,
        sql`${registration.id} NOT IN ${ids}`,
      ),
    )
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(1)
}
