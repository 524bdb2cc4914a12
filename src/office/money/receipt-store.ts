import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { receipt, registration } from '../../db/schema.ts'
import { activeCentreId, type ScopeSql } from '../scope-store.ts'

type D = DrizzleD1Database

/** A receipt number of one centre in one sitting. */
export type ReceiptKey = { sittingId: string; centreId: string; number: string }

/** The registration that has claimed a receipt number. */
export type ReceiptClaim = { registrationId: string; claimedAt: number }

/**
 * Claims a receipt number for a registration of the officer's centre, and answers the registration that has it: a number pays one
 * registration. A claim of the same registration is renewed, so that it is not taken over meanwhile. Repeatable.
 */
export function claimReceiptStatements(
  d: D,
  scope: ScopeSql,
  of: { id: string; number: string; now: number },
) {
  const centreId = activeCentreId(scope, of.now)
  const isMine = sql`registration.id = ${of.id} AND registration.centre_id = ${centreId}`
  return [
    d
      .insert(receipt)
      .select(
        sql`SELECT registration.sitting_id, registration.centre_id, ${of.number}, registration.id, ${of.now}
          FROM registration WHERE ${isMine}`,
      )
      .onConflictDoUpdate({
        target: [receipt.sittingId, receipt.centreId, receipt.number],
        set: { claimedAt: of.now },
        setWhere: sql`${receipt.registrationId} = excluded.registration_id`,
      }),
    d
      .select({ registrationId: receipt.registrationId, claimedAt: receipt.claimedAt })
      .from(receipt)
      .innerJoin(registration, eq(registration.sittingId, receipt.sittingId))
      .where(and(isMine, eq(receipt.centreId, registration.centreId), eq(receipt.number, of.number))),
  ] as const
}

/** Takes a claim over that its registration did not use; false where it was renewed or released meanwhile. */
export async function takeOverReceipt(
  db: D1Database,
  key: ReceiptKey,
  from: { registrationId: string; claimedAt: number },
  to: { registrationId: string; claimedAt: number },
): Promise<boolean> {
  const taken = await drizzle(db)
    .update(receipt)
    .set(to)
    .where(
      and(
        isReceipt(key),
        eq(receipt.registrationId, from.registrationId),
        eq(receipt.claimedAt, from.claimedAt),
      ),
    )
    .returning({ number: receipt.number })
  return taken.length > 0
}

/** Releases the claim of a booking that was refused: not one that another request has renewed. Repeatable. */
export async function releaseReceipt(
  db: D1Database,
  key: ReceiptKey,
  claim: { registrationId: string; claimedAt: number },
): Promise<void> {
  await drizzle(db)
    .delete(receipt)
    .where(
      and(
        isReceipt(key),
        eq(receipt.registrationId, claim.registrationId),
        eq(receipt.claimedAt, claim.claimedAt),
      ),
    )
}

/** Releases the number of a booking that was cancelled at this time; a booking made again since keeps it. Repeatable. */
export async function releaseCancelledReceipt(
  db: D1Database,
  key: ReceiptKey,
  of: { registrationId: string; now: number },
): Promise<void> {
  await drizzle(db)
    .delete(receipt)
    .where(and(isReceipt(key), eq(receipt.registrationId, of.registrationId), lte(receipt.claimedAt, of.now)))
}

function isReceipt({ sittingId, centreId, number }: ReceiptKey): SQL | undefined {
  return and(eq(receipt.sittingId, sittingId), eq(receipt.centreId, centreId), eq(receipt.number, number))
}
