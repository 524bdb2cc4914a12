import { and, asc, desc, eq, inArray, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { identityClaim, registration, registrationChoice } from '../db/schema.ts'
import type { ScopeSql } from '../office/scope-store.ts'
import type { StageName } from '../registration/machine/registration.ts'
import { PAGE_SIZE, type QueuePosition } from './queue-rules.ts'

type D = DrizzleD1Database

export type QueueFilter = { stage: StageName; subject: string | null; after: QueuePosition | null }

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

/** Since when the first of the queue waits. */
export function oldestStatement(d: D, scope: ScopeSql, sittingId: SQL) {
  return d
    .select({ since: registration.pendingSince })
    .from(registration)
    .where(isListed(scope, sittingId, { stage: 'pending', subject: null, after: null }))
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(1)
}

/** When the centre last decided anything. */
export function lastDecidedStatement(d: D, scope: ScopeSql) {
  return d
    .select({ lastDecided: registration.decidedAt })
    .from(registration)
    .where(and(eq(registration.centreId, scope.centreId), isNotNull(registration.decidedAt)))
    .orderBy(desc(registration.decidedAt))
    .limit(1)
}

export type SearchCondition =
  | { by: 'name'; beginning: string }
  | { by: 'tail'; lastFour: string }
  | { by: 'blind'; blinds: string[] }
  | { by: 'registration'; id: string }

/** Files of the centre that were submitted once, whatever has become of them; at most `PAGE` and one. */
export function searchStatement(d: D, scope: ScopeSql, sittingId: SQL, condition: SearchCondition) {
  return d
    .select(listColumns())
    .from(registration)
    .where(
      and(
        eq(registration.sittingId, sittingId),
        eq(registration.centreId, scope.centreId),
        ne(registration.stage, 'filling'),
        isNotNull(registration.firstSubmittedAt),
        matches(d, sittingId, condition),
      ),
    )
    .orderBy(asc(registration.name), asc(registration.id))
    .limit(PAGE_SIZE + 1)
}

function matches(d: D, sittingId: SQL, condition: SearchCondition): SQL | undefined {
  switch (condition.by) {
    case 'registration':
      return eq(registration.id, condition.id)
    case 'tail':
      return sql`substr(${registration.maskedNumber}, -4) = ${condition.lastFour}`
    case 'name':
      // A range, not LIKE: it can use an index, and D1 limits patterns to 50 bytes.
      return and(
        sql`${registration.name} >= ${condition.beginning}`,
        lt(registration.name, `${condition.beginning}\u{10ffff}`),
      )
    case 'blind':
      return inArray(
        registration.id,
        d
          .select({ id: identityClaim.registrationId })
          .from(identityClaim)
          .where(
            and(eq(identityClaim.sittingId, sittingId), inArray(identityClaim.blindIndex, condition.blinds)),
          ),
      )
  }
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

function listColumns() {
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
