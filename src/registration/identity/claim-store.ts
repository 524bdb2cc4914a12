import { and, eq, isNotNull, lte, notInArray, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { identityClaim, registration } from '../../db/schema.ts'
import type { Registration } from '../machine/registration.ts'

/** Saves the blind index of the document and answers whether it is free: claimed by no other registration. Repeatable. */
export async function saveBlindIndex(
  db: D1Database,
  file: { id: string; sitting: string },
  blindIndex: string,
): Promise<boolean> {
  const d = drizzle(db)
  const [claims] = await d.batch([
    d
      .select({ id: identityClaim.registrationId })
      .from(identityClaim)
      .where(and(eq(identityClaim.sittingId, file.sitting), eq(identityClaim.blindIndex, blindIndex))),
    d.update(registration).set({ blindIndex }).where(eq(registration.id, file.id)),
  ])
  return claims.every((claim) => claim.id === file.id)
}

/**
 * Claims the document that this registration named last, and answers its blind index; null where another registration has it.
 * Its other claims are released when the desk has decided. Repeatable.
 */
export async function claimIdentity(
  db: D1Database,
  file: { id: string; sitting: string },
  now: number,
): Promise<string | null> {
  const d = drizzle(db)
  const named = sql`(SELECT blind_index FROM registration WHERE id = ${file.id})`
  const mine = and(
    eq(identityClaim.sittingId, file.sitting),
    eq(identityClaim.registrationId, file.id),
    eq(identityClaim.blindIndex, named),
  )
  const [, , claims] = await d.batch([
    d
      .insert(identityClaim)
      .select(
        d
          .select({
            sittingId: registration.sittingId,
            blindIndex: sql<string>`${registration.blindIndex}`.as('blind_index'),
            registrationId: sql<string>`${registration.id}`.as('registration_id'),
            claimedAt: sql<number>`${now}`.as('claimed_at'),
          })
          .from(registration)
          .where(and(eq(registration.id, file.id), isNotNull(registration.blindIndex))),
      )
      .onConflictDoNothing(),
    d.update(identityClaim).set({ claimedAt: now }).where(mine),
    d.select({ blindIndex: identityClaim.blindIndex }).from(identityClaim).where(mine),
  ])
  return claims[0]?.blindIndex ?? null
}

/**
 * Releases the claims made until then that the registration does not need: after a deletion or cancellation all of them, else all but those of its
 * document and of the submitted one. A claim that was made again since stays. Repeatable.
 */
export async function releaseClaims(db: D1Database, file: Registration, until: number): Promise<void> {
  const isOver = file.stage.is === 'deleted' || file.stage.is === 'cancelled'
  const needed = isOver ? [] : [file.claimedBlindIndex, file.identity?.blindIndex]
  await drizzle(db)
    .delete(identityClaim)
    .where(
      and(
        eq(identityClaim.registrationId, file.id),
        lte(identityClaim.claimedAt, until),
        notInArray(
          identityClaim.blindIndex,
          needed.filter((blind) => typeof blind === 'string'),
        ),
      ),
    )
}
