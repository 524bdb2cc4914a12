import { and, eq, isNotNull, lte, notInArray, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { identityClaim, registration } from '../../db/schema.ts'
import type { Registration } from '../machine/registration.ts'

/** Remembers the blind index of the document and says whether another file has claimed it. Repeatable. */
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
 * Takes the claim of the document this registration named last; null where it belongs to another file, else the blind index.
 * What is claimed besides is given up when the desk has decided. Repeatable.
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
 * Gives up what was claimed until then and the file does not stand on: after a deletion everything, else all but its document
 * and the one that was submitted. A claim taken again since stays. Repeatable.
 */
export async function releaseClaims(db: D1Database, file: Registration, until: number): Promise<void> {
  const needed = file.stage.is === 'deleted' ? [] : [file.claimedBlindIndex, file.identity?.blindIndex]
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
