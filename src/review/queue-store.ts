import { and, asc, desc, eq, inArray, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { identityClaim, registration } from '../db/schema.ts'
import type { StageName } from '../registration/machine/registration.ts'
import { PAGE_SIZE, type QueuePosition } from './queue-rules.ts'
import type { OfficerScope } from './review-store.ts'

type D = DrizzleD1Database

/** A list filtered by subject looks at so many files at the most; the next page goes on where it stopped. */
export const SUBJECT_WINDOW = 1000

export type QueueFilter = { stage: StageName; subject: string | null; after: QueuePosition | null }

/** One page of a list in the order of the index; one row more than `PAGE` says that there are more. */
export function listStatement(d: D, scope: OfficerScope, sittingId: SQL, filter: QueueFilter) {
  const subject = filter.subject
  const window = d
    .select(listColumns())
    .from(registration)
    .where(isListed(scope, sittingId, filter))
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(subject === null ? PAGE_SIZE + 1 : SUBJECT_WINDOW)
    .as('window')
  return d
    .select()
    .from(window)
    .where(subject === null ? undefined : sql`instr(' ' || ${window.subjects} || ' ', ${` ${subject} `}) > 0`)
    .orderBy(asc(window.firstSubmittedAt), asc(window.id))
    .limit(PAGE_SIZE + 1)
}

/** The last file that `listStatement` looked at for a subject, where it did not come to the end. */
export function edgeStatement(d: D, scope: OfficerScope, sittingId: SQL, filter: QueueFilter) {
  return d
    .select({ edgeId: registration.id, edgeAt: registration.firstSubmittedAt })
    .from(registration)
    .where(isListed(scope, sittingId, filter))
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(1)
    .offset(SUBJECT_WINDOW - 1)
}

/** Since when the first of the queue waits. */
export function oldestStatement(d: D, scope: OfficerScope, sittingId: SQL) {
  return d
    .select({ since: registration.pendingSince })
    .from(registration)
    .where(isListed(scope, sittingId, { stage: 'pending', subject: null, after: null }))
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(1)
}

/** When the centre last decided anything. */
export function lastDecidedStatement(d: D, scope: OfficerScope) {
  return d
    .select({ lastDecided: registration.decidedAt })
    .from(registration)
    .where(and(eq(registration.centreId, scope.centre), isNotNull(registration.decidedAt)))
    .orderBy(desc(registration.decidedAt))
    .limit(1)
}

export type SearchCondition =
  | { by: 'name'; beginning: string }
  | { by: 'tail'; lastFour: string }
  | { by: 'blind'; blinds: string[] }
  | { by: 'registration'; id: string }

/** Files of the centre that were submitted once, whatever has become of them; at most `PAGE` and one. */
export function searchStatement(d: D, scope: OfficerScope, sittingId: SQL, condition: SearchCondition) {
  return d
    .select(listColumns())
    .from(registration)
    .where(
      and(
        eq(registration.sittingId, sittingId),
        eq(registration.centreId, scope.centre),
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

function isListed(scope: OfficerScope, sittingId: SQL, { stage, after }: QueueFilter): SQL | undefined {
  const { firstSubmittedAt: at, id } = registration
  return and(
    eq(registration.sittingId, sittingId),
    eq(registration.centreId, scope.centre),
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
    subjects: registration.subjects,
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
