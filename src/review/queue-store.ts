import { and, asc, desc, eq, gt, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { registration, registrationChoice, sitting, sittingCentre } from '../db/schema.ts'
import { PAGE_SIZE } from '../office/list-page.ts'
import { currentSitting } from '../office/page-store.ts'
import type { ScopeSql } from '../office/scope-store.ts'
import type { StageName } from '../registration/machine/registration.ts'
import { fileStatement, sittingOf } from './file-store.ts'
import type { QueuePosition } from './queue-rules.ts'

type D = DrizzleD1Database

type QueueFilter = { stage: StageName; subject: string | null; after: QueuePosition | null }

/** The list of one stage. `handledId` is the registration that the officer decided or skipped before. */
export function queuePageQuery(of: {
  now: number
  sitting: string | null
  filter: QueueFilter
  handledId: string | undefined
}) {
  return {
    sitting: (scope: ScopeSql) => currentSitting(scope, of.now, of.sitting),
    statements: (d: D, scope: ScopeSql, sittingId: SQL) =>
      [
        listStatement(d, scope, sittingId, of.filter),
        oldestStatement(d, scope, sittingId),
        lastDecidedStatement(d, scope),
        sittingsStatement(d, scope, of.now),
        fileStatement(d, scope, of.handledId ?? ''),
      ] as const,
  }
}

/** The registration to open next: in the sitting of the one that the officer comes from, if there is one. */
export function nextFileQuery(of: {
  now: number
  sitting: string | null
  from: string | null
  excluded: Excluded
}) {
  return {
    sitting: (scope: ScopeSql) => {
      const current = currentSitting(scope, of.now, of.sitting)
      return of.from === null ? current : sql`coalesce(${sittingOf(scope, of.from)}, ${current})`
    },
    statements: (d: D, scope: ScopeSql, sittingId: SQL) =>
      [nextStatement(d, scope, sittingId, of.excluded)] as const,
  }
}

/** Registrations that are not offered: by id, or by `id.round`, since a new round of a handled one is to be decided again. */
type Excluded = { handledRounds: readonly string[]; registrationIds: readonly string[] }

/** One page of a list in the order of the index; one row more than `PAGE_SIZE` says that there are more. */
export function listStatement(d: D, scope: ScopeSql, sittingId: SQL, filter: QueueFilter) {
  if (filter.subject !== null) return subjectListStatement(d, scope, sittingId, filter, filter.subject)
  return d
    .select(listColumns())
    .from(registration)
    .where(isListed(scope, sittingId, filter))
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(PAGE_SIZE + 1)
}

/** The same of one subject: the index of choices has the order of the list. */
function subjectListStatement(
  d: D,
  scope: ScopeSql,
  sittingId: SQL,
  { stage, after }: QueueFilter,
  subject: string,
) {
  const { firstSubmittedAt, registrationId } = registrationChoice
  return d
    .select(listColumns())
    .from(registrationChoice)
    .innerJoin(registration, eq(registration.id, registrationId))
    .where(
      and(
        eq(registrationChoice.sittingId, sittingId),
        eq(registrationChoice.centreId, scope.centreId),
        eq(registrationChoice.subject, subject),
        eq(registrationChoice.state, stage),
        isNotNull(firstSubmittedAt),
        after
          ? sql`(${firstSubmittedAt}, ${registrationId}) > (${after.submittedAt}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(asc(firstSubmittedAt), asc(registrationId))
    .limit(PAGE_SIZE + 1)
}

/** The first of the queue, and since when it waits. */
function oldestStatement(d: D, scope: ScopeSql, sittingId: SQL) {
  return d
    .select({ since: registration.pendingSince })
    .from(registration)
    .where(isListed(scope, sittingId, { stage: 'pending', subject: null, after: null }))
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(1)
}

/** The time of the centre's last decision. */
function lastDecidedStatement(d: D, scope: ScopeSql) {
  return d
    .select({ lastDecidedAt: registration.decidedAt })
    .from(registration)
    .where(and(eq(registration.centreId, scope.centreId), isNotNull(registration.decidedAt)))
    .orderBy(desc(registration.decidedAt))
    .limit(1)
}

/** Every sitting of the centre that is not over. */
function sittingsStatement(d: D, scope: ScopeSql, now: number) {
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

/** The registration that waits longest, without those excluded by id, or by `id.round`. */
function nextStatement(d: D, scope: ScopeSql, sittingId: SQL, excluded: Excluded) {
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

function isListed(scope: ScopeSql, sittingId: SQL, { stage, after }: QueueFilter): SQL | undefined {
  const { firstSubmittedAt: at, id } = registration
  return and(
    eq(registration.sittingId, sittingId),
    eq(registration.centreId, scope.centreId),
    eq(registration.stage, stage),
    isNotNull(at),
    // A row value, not an OR: the index goes on where the page before stopped.
    after ? sql`(${at}, ${id}) > (${after.submittedAt}, ${after.id})` : undefined,
  )
}

export function listColumns() {
  return {
    id: registration.id,
    stage: registration.stage,
    name: registration.name,
    maskedNumber: registration.maskedNumber,
    subjects: subjectsOf(),
    round: registration.round,
    hints: registration.hints,
    firstSubmittedAt: registration.firstSubmittedAt,
    pendingSince: registration.pendingSince,
    decidedAt: registration.decidedAt,
    decider: sql<string | null>`(SELECT staff.name FROM staff WHERE staff.id = registration.decided_by)`.as(
      'decider',
    ),
  }
}

/** Subject codes as a JSON list, in the order of the choices. */
function subjectsOf() {
  return sql<string>`(SELECT json_group_array(subject ORDER BY position) FROM registration_choice
    WHERE registration_choice.registration_id = registration.id)`
    .mapWith((list: string) => JSON.parse(list) as string[])
    .as('subjects')
}
