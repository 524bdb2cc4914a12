import { and, eq, lt, lte } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { registration, trade } from '../../db/schema.ts'
import { reviewHints } from '../../review/hints.ts'
import { type Registration, totalOf } from '../machine/registration.ts'
import type { RegistrationView } from './desk-store.ts'

/** Tells D1 the newest state, guarded by its version: late and repeated calls change nothing. */
export async function projectRegistration(
  db: D1Database,
  view: RegistrationView,
  now: number,
): Promise<void> {
  const d = drizzle(db)
  const { registration: file, version } = view
  const row = { ...projectedColumns(file, view), version, projectedAt: now }
  const trades = file.trades.map((one) =>
    d
      .insert(trade)
      .values({
        no: one.no,
        registrationId: file.id,
        centreId: file.centre ?? '',
        gateway: one.gateway,
        amount: one.amount,
        state: one.state.is,
        openedAt: one.openedAt,
        version,
      })
      .onConflictDoUpdate({
        target: trade.no,
        set: { state: one.state.is, version },
        setWhere: lt(trade.version, version),
      }),
  )
  // `<=`: a draft moves the hint of the centre without a new version.
  const update = d
    .update(registration)
    .set(row)
    .where(and(eq(registration.id, file.id), lte(registration.version, version)))
  await d.batch([update, ...trades])
}

function projectedColumns(file: Registration, view: RegistrationView) {
  const { stage } = file
  const decided =
    stage.is === 'approved' || stage.is === 'returned'
      ? { decidedBy: stage.by, decidedAt: stage.enteredAt }
      : {}
  return {
    stage: stage.is,
    provinceId: file.province,
    centreId: centreBeingChosen(view) ?? file.centre,
    name: file.details?.name ?? null,
    maskedNumber: file.identity?.masked ?? null,
    blindIndex: file.identity?.blindIndex ?? null,
    subjects: file.choices.map((choice) => choice.subject).join(' '),
    round: file.round,
    photoHash: file.photo?.hash ?? null,
    firstSubmittedAt: file.firstSubmittedAt,
    pendingSince: stage.is === 'pending' ? stage.enteredAt : null,
    payBy: stage.is === 'approved' || stage.is === 'due' ? stage.payBy : null,
    paidAt: stage.is === 'paid' ? stage.enteredAt : null,
    amount: totalOf(file.choices),
    hints: reviewHints(file).join(' '),
    ...decided,
  }
}

/** A filling candidate's next page hints at the seats of the centre being chosen, not yet submitted. */
function centreBeingChosen(view: RegistrationView): string | null {
  return view.registration.stage.is === 'filling' ? (view.drafts.details?.centre ?? null) : null
}
