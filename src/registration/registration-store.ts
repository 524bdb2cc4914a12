import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { planCatalogueRead } from '../catalogue/catalogue-store.ts'
import { registration } from '../db/schema.ts'

/**
 * Makes the row that ties a passport to its desk; the same id again where there is one. Repeatable, also at once. Brings the
 * catalogue of its province along where this isolate has none.
 */
export async function createRegistration(
  db: D1Database,
  row: { id: string; sittingId: string; passportId: string; provinceId: string; createdAt: number },
): Promise<string> {
  const d = drizzle(db)
  const mine = and(eq(registration.sittingId, row.sittingId), eq(registration.passportId, row.passportId))
  const statements = [
    d.insert(registration).values(row).onConflictDoNothing(),
    d.select({ id: registration.id }).from(registration).where(mine),
  ] as const
  const catalogueRead = planCatalogueRead(d, row.sittingId, row.provinceId, row.provinceId)
  if (!catalogueRead) return (await d.batch(statements))[1][0]?.id ?? row.id
  const [, rows, ...catalogue] = await d.batch([...statements, ...catalogueRead.statements])
  catalogueRead.acceptRows(catalogue)
  return rows[0]?.id ?? row.id
}

/** Whether there is such a registration: asked before a desk is woken by an id from outside, so that none is made by guessing. */
export async function registrationExists(db: D1Database, id: string): Promise<boolean> {
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
