import { and, eq, isNotNull, lt, lte, ne, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { identityClaim, registration, trade } from '../db/schema.ts'
import type { FileView } from './desk-file.ts'
import { type Registration, totalOf } from './machine/file.ts'
import { hintsOf } from './review-hints.ts'

/** Makes the row that ties a passport to its desk; the same id again where there is one. Repeatable, also at once. */
export async function ownRegistration(
  db: D1Database,
  row: { id: string; sittingId: string; passportId: string; provinceId: string; createdAt: number },
): Promise<string> {
  const d = drizzle(db)
  const mine = and(eq(registration.sittingId, row.sittingId), eq(registration.passportId, row.passportId))
  const [, rows] = await d.batch([
    d.insert(registration).values(row).onConflictDoNothing(),
    d.select({ id: registration.id }).from(registration).where(mine),
  ])
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
 * Takes the claim of the document this registration named last, and gives up one it had on another; null where it belongs to
 * another file, else the blind index. Repeatable.
 */
export async function claimIdentity(
  db: D1Database,
  file: { id: string; sitting: string },
  now: number,
): Promise<string | null> {
  const d = drizzle(db)
  const [, , , claims] = await d.batch([
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
    d.update(identityClaim).set({ claimedAt: now }).where(eq(identityClaim.registrationId, file.id)),
    d
      .delete(identityClaim)
      .where(
        and(
          eq(identityClaim.registrationId, file.id),
          ne(identityClaim.blind, sql`(SELECT blind FROM registration WHERE id = ${file.id})`),
        ),
      ),
    d
      .select({ blind: identityClaim.blind })
      .from(identityClaim)
      .where(and(eq(identityClaim.registrationId, file.id), eq(identityClaim.sittingId, file.sitting))),
  ])
  return claims[0]?.blind ?? null
}

/** After deletion: what was claimed until then; a claim taken again since stays. Repeatable. */
export async function giveUpClaim(db: D1Database, file: { id: string }, until: number): Promise<void> {
  await drizzle(db)
    .delete(identityClaim)
    .where(and(eq(identityClaim.registrationId, file.id), lte(identityClaim.claimedAt, until)))
}

/** Tells D1 the newest state, guarded by its version: late and repeated calls change nothing. */
export async function tellRegistration(db: D1Database, view: FileView, now: number): Promise<void> {
  const d = drizzle(db)
  const { file, version } = view
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

/** Photos nobody shows any more; deleting one twice is harmless. */
export async function deletePhotos(
  photos: R2Bucket,
  registrationId: string,
  hashes: string[],
): Promise<void> {
  if (hashes.length > 0) await photos.delete(hashes.map((hash) => `${registrationId}/${hash}`))
}

/** Registrations whose projection may be old: the sweep wakes their desks. */
export async function longUntold(db: D1Database, before: number, most: number): Promise<string[]> {
  const rows = await drizzle(db)
    .select({ id: registration.id })
    .from(registration)
    .where(and(eq(registration.version, 0), lt(registration.createdAt, before)))
    .limit(most)
  return rows.map((row) => row.id)
}

function rowOf(file: Registration, view: FileView) {
  const { stage } = file
  const decided =
    stage.is === 'approved' || stage.is === 'returned' ? { decidedBy: stage.by, decidedAt: stage.at } : {}
  return {
    stage: stage.is,
    provinceId: file.province,
    centreId: draftedCentre(view) ?? file.centre,
    name: file.details?.name ?? null,
    maskedNumber: file.identity?.masked ?? null,
    blind: file.identity?.blind ?? null,
    subjects: file.choices.map((choice) => choice.subject).join(' '),
    round: file.round,
    photoHash: file.photo?.hash ?? null,
    firstSubmittedAt: file.firstSubmittedAt,
    pendingSince: stage.is === 'pending' ? stage.since : null,
    payBy: stage.is === 'approved' || stage.is === 'due' ? stage.payBy : null,
    paidAt: stage.is === 'paid' ? stage.at : null,
    amount: totalOf(file.choices),
    hints: hintsOf(file).join(' '),
    ...decided,
  }
}

/** A filling candidate's next page hints at the seats of the centre being chosen, not yet submitted. */
function draftedCentre(view: FileView): string | null {
  return view.file.stage.is === 'filling' ? (view.drafts.details?.centre ?? null) : null
}
