import { and, eq, isNotNull, lt, lte, notInArray, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { askCatalogue } from '../catalogue/catalogue-store.ts'
import { identityClaim, registration, trade } from '../db/schema.ts'
import type { RegistrationView } from './desk/desk-store.ts'
import { type Registration, totalOf } from './machine/registration.ts'
import { hintsOf } from './review-hints.ts'

/**
 * Makes the row that ties a passport to its desk; the same id again where there is one. Repeatable, also at once. Brings the
 * catalogue of its province along where this isolate has none.
 */
export async function ownRegistration(
  db: D1Database,
  row: { id: string; sittingId: string; passportId: string; provinceId: string; createdAt: number },
): Promise<string> {
  const d = drizzle(db)
  const mine = and(eq(registration.sittingId, row.sittingId), eq(registration.passportId, row.passportId))
  const statements = [
    d.insert(registration).values(row).onConflictDoNothing(),
    d.select({ id: registration.id }).from(registration).where(mine),
  ] as const
  const cold = askCatalogue(d, row.sittingId, row.provinceId, row.provinceId)
  if (!cold) return (await d.batch(statements))[1][0]?.id ?? row.id
  const [, rows, ...catalogue] = await d.batch([...statements, ...cold.statements])
  cold.take(catalogue)
  return rows[0]?.id ?? row.id
}

/** Whether there is such a registration: asked before a desk is woken by an id from outside, so that none is made by guessing. */
export async function isRegistration(db: D1Database, id: string): Promise<boolean> {
  const row = await drizzle(db)
    .select({ id: registration.id })
    .from(registration)
    .where(eq(registration.id, id))
    .get()
  return row !== undefined
}

/** Whether a registration is paid, as D1 was told: for the page behind the code on printed documents. */
export async function isPaid(db: D1Database, id: string): Promise<boolean> {
  const row = await drizzle(db)
    .select({ stage: registration.stage })
    .from(registration)
    .where(eq(registration.id, id))
    .get()
  return row?.stage === 'paid'
}

/** Remembers the blind index of the document and says whether another file has claimed it. Repeatable. */
export async function noteIdentity(
  db: D1Database,
  file: { id: string; sitting: string },
  blind: string,
): Promise<boolean> {
  const d = drizzle(db)
  const [claims] = await d.batch([
    d
      .select({ id: identityClaim.registrationId })
      .from(identityClaim)
      .where(and(eq(identityClaim.sittingId, file.sitting), eq(identityClaim.blind, blind))),
    d.update(registration).set({ blind }).where(eq(registration.id, file.id)),
  ])
  return claims.every((claim) => claim.id === file.id)
}

/**
 * Takes the claim of the document this registration named last; null where it belongs to another file, else the blind index.
 * What is claimed besides is given up when the desk has decided. Repeatable.
 */
export async function claimIdentity(
  db: D1Database,
  file: { id: string; sitting: string },
  now: number,
): Promise<string | null> {
  const d = drizzle(db)
  const named = sql`(SELECT blind FROM registration WHERE id = ${file.id})`
  const mine = and(
    eq(identityClaim.sittingId, file.sitting),
    eq(identityClaim.registrationId, file.id),
    eq(identityClaim.blind, named),
  )
  const [, , claims] = await d.batch([
    d
      .insert(identityClaim)
      .select(
        d
          .select({
            sittingId: registration.sittingId,
            blind: sql<string>`${registration.blind}`.as('blind'),
            registrationId: sql<string>`${registration.id}`.as('registration_id'),
            claimedAt: sql<number>`${now}`.as('claimed_at'),
          })
          .from(registration)
          .where(and(eq(registration.id, file.id), isNotNull(registration.blind))),
      )
      .onConflictDoNothing(),
    d.update(identityClaim).set({ claimedAt: now }).where(mine),
    d.select({ blind: identityClaim.blind }).from(identityClaim).where(mine),
  ])
  return claims[0]?.blind ?? null
}

/**
 * Gives up what was claimed until then and the file does not stand on: after a deletion everything, else all but its document
 * and the one that was submitted. A claim taken again since stays. Repeatable.
 */
export async function giveUpClaims(db: D1Database, file: Registration, until: number): Promise<void> {
  const needed = file.stage.is === 'deleted' ? [] : [file.claimedBlindIndex, file.identity?.blindIndex]
  await drizzle(db)
    .delete(identityClaim)
    .where(
      and(
        eq(identityClaim.registrationId, file.id),
        lte(identityClaim.claimedAt, until),
        notInArray(
          identityClaim.blind,
          needed.filter((blind) => typeof blind === 'string'),
        ),
      ),
    )
}

/** Tells D1 the newest state, guarded by its version: late and repeated calls change nothing. */
export async function tellRegistration(db: D1Database, view: RegistrationView, now: number): Promise<void> {
  const d = drizzle(db)
  const { registration: file, version } = view
  const row = { ...rowOf(file, view), version, toldAt: now }
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

function rowOf(file: Registration, view: RegistrationView) {
  const { stage } = file
  const decided =
    stage.is === 'approved' || stage.is === 'returned'
      ? { decidedBy: stage.by, decidedAt: stage.enteredAt }
      : {}
  return {
    stage: stage.is,
    provinceId: file.province,
    centreId: draftedCentre(view) ?? file.centre,
    name: file.details?.name ?? null,
    maskedNumber: file.identity?.masked ?? null,
    blind: file.identity?.blindIndex ?? null,
    subjects: file.choices.map((choice) => choice.subject).join(' '),
    round: file.round,
    photoHash: file.photo?.hash ?? null,
    firstSubmittedAt: file.firstSubmittedAt,
    pendingSince: stage.is === 'pending' ? stage.enteredAt : null,
    payBy: stage.is === 'approved' || stage.is === 'due' ? stage.payBy : null,
    paidAt: stage.is === 'paid' ? stage.enteredAt : null,
    amount: totalOf(file.choices),
    hints: hintsOf(file).join(' '),
    ...decided,
  }
}

/** A filling candidate's next page hints at the seats of the centre being chosen, not yet submitted. */
function draftedCentre(view: RegistrationView): string | null {
  return view.registration.stage.is === 'filling' ? (view.drafts.details?.centre ?? null) : null
}
