import { and, eq, lt, lte, notInArray, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { audit, registration, registrationChoice, trade } from '../../db/schema.ts'
import { reviewHints } from '../../review/hints.ts'
import { type Registration, totalOf } from '../machine/registration.ts'
import type { OfficerDecision, RegistrationView } from './desk-contract.ts'

/**
 * Raise it when the projection writes something new: a cron then asks the desk of every row of a lower format to project again
 * (`outdated-rows-store.ts`).
 */
export const PROJECTION_FORMAT = 1

/** Writes the newest state into D1, guarded by its version: late and repeated calls change nothing. */
export async function projectRegistration(
  db: D1Database,
  view: RegistrationView,
  decisions: readonly OfficerDecision[],
  now: number,
): Promise<void> {
  const d = drizzle(db)
  const { registration: record, version } = view
  // `<=`: a draft moves the hint of the centre without a new version. The row comes last: its version guards the other rows.
  const update = d
    .update(registration)
    .set({
      ...projectedColumns(record, view),
      version,
      projectedAt: now,
      projectedFormat: PROJECTION_FORMAT,
    })
    .where(and(eq(registration.id, record.id), lte(registration.version, version)))
  await d.batch([
    auditStatement(d, record.id, decisions),
    ...choiceStatements(d, record, version),
    ...record.trades.map((one) => tradeStatement(d, record, one, version)),
    update,
  ])
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
    maskedNumber: record.identity?.masked ?? null,
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

function tradeStatement(
  d: DrizzleD1Database,
  record: Registration,
  { no, gateway, amount, state, openedAt }: Registration['trades'][number],
  version: number,
) {
  return d
    .insert(trade)
    .values({
      no,
      registrationId: record.id,
      centreId: record.centre ?? '',
      gateway,
      amount,
      state: state.is,
      openedAt,
      version,
    })
    .onConflictDoUpdate({
      target: trade.no,
      set: { state: state.is, version },
      setWhere: lt(trade.version, version),
    })
}

/** The next page of a candidate who fills in the form hints at the seats of the centre being chosen, not yet submitted. */
function centreBeingChosen(view: RegistrationView): string | null {
  return view.registration.stage.is === 'filling' ? (view.drafts.details?.centre ?? null) : null
}
