import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { seatsHeld } from '../db/schema.ts'
import type { HeldCount } from './ledger-store.ts'

/** D1 takes 100 parameters a statement (Cloudflare, D1 limits); a row has three. */
const ROWS_PER_STATEMENT = 33

/** Tells D1 how many seats are held, for the hint on pages; an older version never replaces a newer one. Repeatable. */
export async function projectHeld(d1: D1Database, counts: readonly HeldCount[]): Promise<void> {
  const db = drizzle(d1)
  const [first, ...rest] = chunks(counts).map((rows) =>
    db
      .insert(seatsHeld)
      .values(rows)
      .onConflictDoUpdate({
        target: seatsHeld.offeringId,
        set: { held: sql`excluded.held`, version: sql`excluded.version` },
        setWhere: sql`excluded.version > ${seatsHeld.version}`,
      }),
  )
  if (first) await db.batch([first, ...rest])
}

function chunks(counts: readonly HeldCount[]): HeldCount[][] {
  const count = Math.ceil(counts.length / ROWS_PER_STATEMENT)
  return Array.from({ length: count }, (_, i) =>
    counts.slice(i * ROWS_PER_STATEMENT, (i + 1) * ROWS_PER_STATEMENT),
  )
}
