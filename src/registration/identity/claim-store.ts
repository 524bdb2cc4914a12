import { and, eq, inArray, isNotNull, lte, notInArray, type SQL, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { identityClaim, registration } from '../../db/schema.ts'
import { dueStatement } from '../due-store.ts'
import { neededClaims } from '../machine/claims.ts'
import type { Claim, Refusal } from '../machine/command.ts'
import { EDITABLE_STAGES, type Registration, type StageName } from '../machine/registration.ts'

type D = DrizzleD1Database

/**
 * Two statements for the first batch of a request that names a document: save its blind index in the row that `own` finds, unless
 * another registration has claimed it or the row cannot be edited; and read which registration has. Repeatable.
 */
export function nameStatements(d: D, own: SQL, sittingId: string, blindIndex: string) {
  const isOfOther = sql`EXISTS (SELECT 1 FROM identity_claim WHERE identity_claim.sitting_id = ${sittingId}
    AND identity_claim.blind_index = ${blindIndex} AND identity_claim.registration_id <> registration.id)`
  return [
    d
      .update(registration)
      .set({ blindIndex })
      // D1 may hear late of a stage: where the desk then refuses, it has D1 told again.
      .where(and(own, inArray(registration.stage, EDITABLE_STAGES), sql`NOT ${isOfOther}`)),
    d
      .select({ id: identityClaim.registrationId })
      .from(identityClaim)
      .where(and(eq(identityClaim.sittingId, sittingId), eq(identityClaim.blindIndex, blindIndex))),
  ] as const
}

/** The same in a batch of its own; answers whether the document is free. */
export async function nameDocument(
  db: D1Database,
  file: { id: string; sitting: string },
  blindIndex: string,
): Promise<boolean> {
  const d = drizzle(db)
  const own = sql`${registration.id} = ${file.id}`
  const [, holders] = await d.batch(nameStatements(d, own, file.sitting, blindIndex))
  return isFree(holders[0]?.id ?? null, file.id)
}

/** `holder`: the registration that has claimed the document. */
export function isFree(holder: string | null, registrationId: string): boolean {
  return holder === null || holder === registrationId
}

/**
 * For the first batch of a request: claims the document that the registration which `own` finds named last, and reads the claim.
 * No row where another registration has it, or where the row is in none of these stages. Repeatable.
 */
export function claimNamedStatement(d: D, own: SQL, stages: readonly StageName[], now: number) {
  const isOpen = and(own, inArray(registration.stage, stages), isNotNull(registration.blindIndex))
  const { sittingId, blindIndex, id } = registration
  return claimStatement(
    d,
    sql`SELECT ${sittingId}, ${blindIndex}, ${id}, ${now} FROM ${registration} WHERE ${isOpen}`,
  )
}

/** The same in a batch of its own. */
export async function claimNamedDocument(db: D1Database, id: string, now: number): Promise<Claim | null> {
  const d = drizzle(db)
  const [claim] = await claimNamedStatement(d, sql`${registration.id} = ${id}`, EDITABLE_STAGES, now)
  return claim ?? null
}

/** The claim that a desk asks for with its refusal, made after the moment that it names; null where another registration has it. */
export function claimAsRefused(
  db: D1Database,
  file: { id: string; sitting: string },
  { blindIndex, after }: Extract<Refusal, { is: 'claim' }>,
): Promise<Claim | null> {
  return claimDocument(db, file, { claimedBlindIndex: blindIndex, claimedAt: after + 1 })
}

/** Claims a document for a registration; null where another one has it. Repeatable. */
export async function claimDocument(
  db: D1Database,
  file: { id: string; sitting: string },
  { claimedBlindIndex, claimedAt }: Claim,
): Promise<Claim | null> {
  const d = drizzle(db)
  const row = sql`SELECT ${file.sitting}, ${claimedBlindIndex}, ${file.id}, ${claimedAt} WHERE true`
  const [[claim]] = await d.batch([
    claimStatement(d, row),
    dueStatement(d, eq(registration.id, file.id), claimedAt),
  ])
  return claim ?? null
}

/** Deletes the claims made until then that the registration does not need; a claim made again since stays. Repeatable. */
export async function releaseClaims(db: D1Database, file: Registration, until: number): Promise<void> {
  await drizzle(db)
    .delete(identityClaim)
    .where(
      and(
        eq(identityClaim.registrationId, file.id),
        lte(identityClaim.claimedAt, until),
        notInArray(identityClaim.blindIndex, neededClaims(file)),
      ),
    )
}

/** The primary key lets one registration claim a document; its own claim is made anew, at a later time only. */
function claimStatement(d: D, rows: SQL) {
  return d
    .insert(identityClaim)
    .select(rows)
    .onConflictDoUpdate({
      target: [identityClaim.sittingId, identityClaim.blindIndex],
      set: { claimedAt: sql`max(${identityClaim.claimedAt}, excluded.claimed_at)` },
      setWhere: sql`${identityClaim.registrationId} = excluded.registration_id`,
    })
    .returning({
      claimedBlindIndex: identityClaim.blindIndex,
      claimedAt: identityClaim.claimedAt,
    })
}
