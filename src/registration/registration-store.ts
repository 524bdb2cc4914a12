import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { planCatalogueRead } from '../catalogue/catalogue-store.ts'
import { revisionStatement } from '../catalogue/revision-store.ts'
import { registration } from '../db/schema.ts'
import { PROJECTION_FORMAT } from './desk/projection-store.ts'

/**
 * Adds the row that ties a passport to its desk, and answers its id (that of the first row, where there is one already) with the
 * revision of the catalogue. Repeatable, also at once. Reads the catalogue of the province too where this isolate has none.
 */
export async function createRegistration(
  db: D1Database,
  row: { id: string; sittingId: string; passportId: string; provinceId: string; createdAt: number },
): Promise<{ id: string; revision: number }> {
  const d = drizzle(db)
  const mine = and(eq(registration.sittingId, row.sittingId), eq(registration.passportId, row.passportId))
  const statements = [
    d
      .insert(registration)
      .values({ ...row, projectedFormat: PROJECTION_FORMAT })
      .onConflictDoNothing(),
    d.select({ id: registration.id }).from(registration).where(mine),
    revisionStatement(d, row.sittingId, row.provinceId),
  ] as const
  const catalogueRead = planCatalogueRead(d, row.sittingId, row.provinceId, row.provinceId)
  const answer = (rows: { id: string }[], revisions: { revision: number }[]) => ({
    id: rows[0]?.id ?? row.id,
    revision: revisions[0]?.revision ?? 0,
  })
  if (!catalogueRead) {
    const [, rows, revisions] = await d.batch(statements)
    return answer(rows, revisions)
  }
  const [, rows, revisions, ...catalogue] = await d.batch([...statements, ...catalogueRead.statements])
  catalogueRead.acceptRows(catalogue)
  return answer(rows, revisions)
}

/** Whether there is such a registration: asked before a desk is called by an id from outside, so that guessing creates no desk. */
export async function registrationExists(db: D1Database, id: string): Promise<boolean> {
  const row = await drizzle(db)
    .select({ id: registration.id })
    .from(registration)
    .where(eq(registration.id, id))
    .get()
  return row !== undefined
}
