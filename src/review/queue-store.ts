import { and, asc, desc, eq, inArray, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { identityClaim, registration } from '../db/schema.ts'
import type { StageName } from '../registration/machine/registration.ts'
import { PAGE, type Place } from './queue-rules.ts'
import type { Scope } from './review-store.ts'

type D = DrizzleD1Database

/** A list filtered by subject looks at so many files at the most; the next page goes on where it stopped. */
export const WINDOW = 1000

export type Filter = { stage: StageName; subject: string | null; after: Place | null }

/** One page of a list in the order of the index; one row more than `PAGE` says that there are more. */
export function listStatement(d: D, scope: Scope, sittingId: SQL, filter: Filter) {
  const subject = filter.subject
  const window = d
    .select(columns())
    .from(registration)
    .where(inList(scope, sittingId, filter))
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(subject === null ? PAGE + 1 : WINDOW)
    .as('window')
  return d
    .select()
    .from(window)
    .where(subject === null ? undefined : sql`instr(' ' || ${window.subjects} || ' ', ${` ${subject} `}) > 0`)
    .orderBy(asc(window.firstSubmittedAt), asc(window.id))
    .limit(PAGE + 1)
}

/** The last file that `listStatement` looked at for a subject, where it did not come to the end. */
export function edgeStatement(d: D, scope: Scope, sittingId: SQL, filter: Filter) {
  return d
    .select({ edgeId: registration.id, edgeAt: registration.firstSubmittedAt })
    .from(registration)
    .where(inList(scope, sittingId, filter))
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(1)
    .offset(WINDOW - 1)
}

/** Since when the first of the queue waits. */
export function oldestStatement(d: D, scope: Scope, sittingId: SQL) {
  return d
    .select({ since: registration.pendingSince })
    .from(registration)
    .where(inList(scope, sittingId, { stage: 'pending', subject: null, after: null }))
    .orderBy(asc(registration.firstSubmittedAt), asc(registration.id))
    .limit(1)
}

/** When the centre last decided anything. */
export function lastDecidedStatement(d: D, scope: Scope) {
  return d
    .select({ lastDecided: registration.decidedAt })
    .from(registration)
    .where(and(eq(registration.centreId, scope.centre), isNotNull(registration.decidedAt)))
    .orderBy(desc(registration.decidedAt))
    .limit(1)
}

export type Sought =
  | { by: 'name'; beginning: string }
  | { by: 'tail'; four: string }
  | { by: 'blind'; blinds: string[] }
  | { by: 'registration'; id: string }

/** Files of the centre that were submitted once, whatever has become of them; at most `PAGE` and one. */
export function searchStatement(d: D, scope: Scope, sittingId: SQL, sought: Sought) {
  return d
    .select(columns())
    .from(registration)
    .where(
      and(
        eq(registration.sittingId, sittingId),
        eq(registration.centreId, scope.centre),
        ne(registration.stage, 'filling'),
        isNotNull(registration.firstSubmittedAt),
        isSought(d, sittingId, sought),
      ),
    )
    .orderBy(asc(registration.name), asc(registration.id))
    .limit(PAGE + 1)
}

function isSought(d: D, sittingId: SQL, sought: Sought): SQL | undefined {
  switch (sought.by) {
    case 'registration':
      return eq(registration.id, sought.id)
    case 'tail':
      return sql`substr(${registration.maskedNumber}, -4) = ${sought.four}`
    case 'name':
      // A range, not LIKE: it can use an index, and D1 limits patterns to 50 bytes.
      return and(
        sql`${registration.name} >= ${sought.beginning}`,
        lt(registration.name, `${sought.beginning}\u{10ffff}`),
      )
    case 'blind':
      return inArray(
        registration.id,
        d
          .select({ id: identityClaim.registrationId })
          .from(identityClaim)
          .where(
            and(eq(identityClaim.sittingId, sittingId), inArray(identityClaim.blindIndex, sought.blinds)),
          ),
      )
  }
}

function inList(scope: Scope, sittingId: SQL, { stage, after }: Filter): SQL | undefined {
  const { firstSubmittedAt: at, id } = registration
  return and(
    eq(registration.sittingId, sittingId),
    eq(registration.centreId, scope.centre),
    eq(registration.stage, stage),
    isNotNull(at),
    // A row value, not an OR: the index goes on where the page before stopped.
    after ? sql`(${at}, ${id}) > (${after.at}, ${after.id})` : undefined,
  )
}

function columns() {
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
