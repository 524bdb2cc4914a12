import { and, asc, eq, gt, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { identityClaim, registration, sitting, sittingCentre } from '../db/schema.ts'
import type { ScopeSql } from '../office/scope-store.ts'

// Statements for the one batch of an officer's page. Each is bound to the centre of the officer who has the session, in the
// query itself: rows of another centre are not found.

type D = DrizzleD1Database

export function sittingOf(registrationId: string): SQL {
  return sql`(SELECT sitting_id FROM registration WHERE id = ${registrationId})`
}

/** Of the file one comes from, where there is one, else `otherwise`. */
export function sittingFrom(registrationId: string | undefined, otherwise: SQL): SQL {
  return registrationId ? sql`coalesce(${sittingOf(registrationId)}, ${otherwise})` : otherwise
}

/** Every sitting of the centre that is not over: the page asks which only where there are several. */
export function sittingsStatement(d: D, scope: ScopeSql, now: number) {
  const held = d
    .select({ id: sittingCentre.sittingId })
    .from(sittingCentre)
    .where(eq(sittingCentre.centreId, scope.centreId))
  return d
    .select({ id: sitting.id, name: sitting.name, nameEn: sitting.nameEn })
    .from(sitting)
    .where(and(gt(sitting.examUntil, now), sql`${sitting.id} IN ${held}`))
    .orderBy(asc(sitting.examFrom), asc(sitting.id))
}

/** One file of the officer's centre as D1 was told; no row for another centre's and for made-up ids alike. */
export function fileStatement(d: D, scope: ScopeSql, id: string) {
  return d
    .select({ id: registration.id, sittingId: registration.sittingId, name: registration.name })
    .from(registration)
    .where(and(eq(registration.id, id), eq(registration.centreId, scope.centreId)))
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
  scope: ScopeSql,
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
        eq(registration.centreId, scope.centreId),
        eq(registration.stage, 'pending'),
        isNotNull(registration.firstSubmittedAt),
        sql`${registration.id} || '.' || ${registration.round} NOT IN ${rounds}`,
        sql`${registration.id} NOT IN ${ids}`,
      ),
    )
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(1)
}
