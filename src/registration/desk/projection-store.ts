import { and, eq, lte, notInArray, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { audit, identityClaim, registration, registrationChoice, trade } from '../../db/schema.ts'
import { reviewHints } from '../../review/hints.ts'
import { neededClaims } from '../machine/claims.ts'
import { documentOf } from '../machine/documents.ts'
import type { Trade } from '../machine/payment/attempt.ts'
import { questionOf } from '../machine/payment/questions.ts'
import { type Registration, totalOf } from '../machine/registration.ts'
import type { OfficerDecision, RegistrationView } from './desk-contract.ts'

/**
 * Raise it when the projection writes something new: a cron then asks the desk of every row of a lower format to project again
 * (`outdated-rows-store.ts`).
 */
export const PROJECTION_FORMAT = 2

/** The newest state of a desk, for D1. `dueAt`: when its next task is due; `startedAt`: of its first command. ms since 1970 */
export type Projection = {
  view: RegistrationView
  decisions: readonly OfficerDecision[]
  dueAt: number | null
  startedAt: number
}

/** Writes the newest state into D1, guarded by its version: late and repeated calls change nothing. */
export async function projectRegistration(
  db: D1Database,
  projection: Projection,
  now: number,
): Promise<void> {
  const { view, decisions, dueAt } = projection
  const d = drizzle(db)
  const { registration: record, version } = view
  // `<=`: a draft moves the hint of the centre without a new version. The row comes last: its version guards the other rows.
  const update = d
    .update(registration)
    .set({
      ...projectedColumns(record, view),
      version,
      dueAt,
      projectedAt: now,
      projectedFormat: PROJECTION_FORMAT,
    })
    .where(and(eq(registration.id, record.id), lte(registration.version, version)))
  await d.batch([
    missingRowStatement(d, record, projection.startedAt),
    auditStatement(d, record.id, decisions),
    ...choiceStatements(d, record, version),
    ...(record.trades.length > 0 ? [tradesStatement(d, record, version)] : []),
    ...missingClaimStatements(d, record, version, now),
    update,
  ])
}

/**
 * A row that D1 lost, since it was restored from a time before it, comes back; not where the passport has another one in the sitting.
 * Its `projected_format` is 0, as the format of all rows after a restore.
 */
function missingRowStatement(d: DrizzleD1Database, record: Registration, createdAt: number) {
  const { id, sitting: sittingId, passport: passportId } = record
  return d.insert(registration).values({ id, sittingId, passportId, createdAt }).onConflictDoNothing()
}

/**
 * The claim to the document, too, comes back after a restore (`projected_format` 0). At no other time: a claim that was given
 * up since must not come back with a late projection.
 */
function missingClaimStatements(d: DrizzleD1Database, record: Registration, version: number, now: number) {
  const { id, sitting } = record
  const isRestored = sql`EXISTS (SELECT 1 FROM registration WHERE id = ${id} AND version <= ${version}
    AND projected_format = 0)`
  return neededClaims(record).map((blindIndex) =>
    d
      .insert(identityClaim)
      .select(sql`SELECT ${sitting}, ${blindIndex}, ${id}, ${now} WHERE ${isRestored}`)
      .onConflictDoNothing(),
  )
}

function projectedColumns(record: Registration, view: RegistrationView) {
  const { stage } = record
  const decided =
    stage.is === 'approved' || stage.is === 'returned'
      ? { decidedBy: stage.by, decidedAt: stage.enteredAt }
      : {}
  return {
    stage: stage.is,
    provinceId: record.province,
    centreId: centreBeingChosen(view) ?? record.centre,
    name: record.details?.name ?? null,
    maskedNumber: documentOf(record)?.masked ?? null,
    blindIndex: record.identity?.blindIndex ?? null,
    round: record.round,
    photoHash: record.photo?.hash ?? null,
    firstSubmittedAt: record.firstSubmittedAt,
    pendingSince: stage.is === 'pending' ? stage.enteredAt : null,
    payBy: stage.is === 'approved' || stage.is === 'due' ? stage.payBy : null,
    paidAt: stage.is === 'paid' ? stage.enteredAt : null,
    amount: totalOf(record.choices),
    hints: reviewHints(record).join(' '),
    ...decided,
  }
}

/** The rows of the choices as they are now; those of offerings that are no longer chosen go. */
function choiceStatements(d: DrizzleD1Database, record: Registration, version: number) {
  const isCurrent = sql`EXISTS (SELECT 1 FROM registration WHERE id = ${record.id} AND version <= ${version})`
  const chosen = record.choices.map((choice) => choice.offering)
  const removed = and(
    eq(registrationChoice.registrationId, record.id),
    notInArray(registrationChoice.offeringId, chosen),
    isCurrent,
  )
  return [
    d.delete(registrationChoice).where(removed),
    // One statement however many are chosen, guarded like the row itself. The columns have the order of the schema.
    d
      .insert(registrationChoice)
      .select(
        sql`SELECT ${record.id}, value ->> 'offering', ${record.sitting}, ${record.centre ?? ''}, value ->> 'subject',
          (SELECT slot_id FROM offering WHERE offering.id = value ->> 'offering'), ${record.stage.is}, value ->> 'fee', key,
          ${record.firstSubmittedAt}
          FROM json_each(${JSON.stringify(record.choices)}) WHERE ${isCurrent}`,
      )
      .onConflictDoUpdate({
        target: [registrationChoice.registrationId, registrationChoice.offeringId],
        set: {
          centreId: sql`excluded.centre_id`,
          slotId: sql`excluded.slot_id`,
          state: sql`excluded.state`,
          fee: sql`excluded.fee`,
          position: sql`excluded.position`,
          firstSubmittedAt: sql`excluded.first_submitted_at`,
        },
      }),
  ] as const
}

/**
 * All decisions of officers so far, each under its number in the history: those that D1 has are skipped, so that none is lost and
 * none is written twice, whichever side failed before. The columns have the order of the schema.
 */
function auditStatement(d: DrizzleD1Database, id: string, decisions: readonly OfficerDecision[]) {
  return d
    .insert(audit)
    .select(
      sql`SELECT ${id} || ':' || (value ->> 'seq'), value ->> 'decidedAt', value ->> 'staffId', value ->> 'action', ${id},
        value ->> 'detail', value ->> 'requestId' FROM json_each(${JSON.stringify(decisions)}) WHERE true`,
    )
    .onConflictDoNothing({ target: audit.id })
}

/** All trades in one statement, however many they are. The columns have the order of the schema. */
function tradesStatement(d: DrizzleD1Database, record: Registration, version: number) {
  const rows = record.trades.map((one) => ({ ...one, ...refundColumns(one, record), state: one.state.is }))
  return d
    .insert(trade)
    .select(
      sql`SELECT value ->> 'no', ${record.id}, ${record.centre ?? ''}, value ->> 'gateway', value ->> 'amount', value ->> 'state',
        value ->> 'openedAt', ${version}, value ->> 'platformNo', value ->> 'refundWhy', value ->> 'refundingSince',
        value ->> 'refusal', value ->> 'refundedAtPlatform', value ->> 'question'
        FROM json_each(${JSON.stringify(rows)}) WHERE true`,
    )
    .onConflictDoUpdate({
      target: trade.no,
      set: {
        state: sql`excluded.state`,
        version: sql`excluded.version`,
        platformNo: sql`excluded.platform_no`,
        refundWhy: sql`excluded.refund_why`,
        refundingSince: sql`excluded.refunding_since`,
        refusal: sql`excluded.refusal`,
        refundedAtPlatform: sql`excluded.refunded_at_platform`,
        question: sql`excluded.question`,
      },
      setWhere: lte(trade.version, version),
    })
}

function refundColumns(one: Trade, record: Registration) {
  const { state } = one
  return {
    platformNo: 'platformNo' in state ? state.platformNo : null,
    refundWhy: 'why' in state ? state.why : null,
    refundingSince: state.is === 'refunding' ? state.beganAt : null,
    refusal: 'refusal' in state ? state.refusal : null,
    question: questionOf(one, record),
  }
}

/** The next page of a candidate who fills in the form hints at the seats of the centre being chosen, not yet submitted. */
export function centreBeingChosen(view: RegistrationView): string | null {
  return view.registration.stage.is === 'filling' ? (view.drafts.details?.centre ?? null) : null
}
