import { eq, getTableColumns } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { raiseRevision } from '../catalogue/catalogue-store.ts'
import {
  centre,
  notice,
  offering,
  province,
  sitting,
  sittingCentre,
  sittingProvince,
  slot,
  staff,
  subject,
} from '../db/schema.ts'
import { calendarFrom } from './seed-catalogue/calendar.ts'
import { centreRow, offeringRows, sittingCentreRow } from './seed-catalogue/centre.ts'
import { CENTRES } from './seed-catalogue/centres.ts'
import { noticeRows } from './seed-catalogue/notices/notices.ts'
import { PROVINCES, sittingProvinceRows } from './seed-catalogue/provinces.ts'
import { SITTING_ID, sittingRow, slotRows } from './seed-catalogue/sitting.ts'
import { DEMO_STAFF } from './seed-catalogue/staff.ts'
import { SUBJECTS } from './seed-catalogue/subjects.ts'

/** D1 takes 100 parameters a statement (Cloudflare, D1 limits). */
const PARAMETERS = 100

/** Puts the demonstration's sitting into an empty catalogue, whole or not at all; does nothing where it already is. */
export async function seedCatalogue(db: D1Database, now: number): Promise<void> {
  const d = drizzle(db)
  if ((await seededUntil(db)) !== null) return
  const calendar = calendarFrom(now)
  await d.batch([
    d.insert(sitting).values(sittingRow(calendar)).onConflictDoNothing(),
    ...inserts(
      d,
      province,
      PROVINCES.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    ),
    ...inserts(d, sittingProvince, sittingProvinceRows(calendar)),
    ...inserts(
      d,
      subject,
      SUBJECTS.map(({ slot: _, ...row }) => row),
    ),
    ...inserts(d, slot, slotRows(calendar)),
    ...inserts(d, centre, CENTRES.map(centreRow)),
    ...inserts(
      d,
      sittingCentre,
      CENTRES.map((one) => sittingCentreRow(one, calendar)),
    ),
    ...inserts(d, offering, CENTRES.flatMap(offeringRows)),
    ...inserts(d, notice, noticeRows(calendar)),
    raiseRevision(d),
  ])
}

/** When the seeded registration ends, or null before seeding: the launcher says so once it has passed. ms */
export async function seededUntil(db: D1Database): Promise<number | null> {
  const row = await drizzle(db)
    .select({ until: sitting.registrationUntil })
    .from(sitting)
    .where(eq(sitting.id, SITTING_ID))
    .get()
  return row?.until ?? null
}

/** The logins of `DEMO_STAFF`, each password hashed once; does nothing where the first of them already is. */
export async function seedStaff(db: D1Database, hash: (password: string) => Promise<string>): Promise<void> {
  const d = drizzle(db)
  const [first] = DEMO_STAFF
  if (!first || (await d.select().from(staff).where(eq(staff.login, first.login)).get())) return
  const hashes = new Map<string, string>()
  for (const { password } of DEMO_STAFF) {
    if (!hashes.has(password)) hashes.set(password, await hash(password))
  }
  const rows = DEMO_STAFF.map((one) => ({ ...one, password: hashes.get(one.password) ?? '' }))
  const [insert, ...more] = inserts(d, staff, rows)
  if (insert) await d.batch([insert, ...more])
}

function inserts<Table extends SQLiteTable>(
  d: DrizzleD1Database,
  table: Table,
  rows: Table['$inferInsert'][],
) {
  const size = Math.floor(PARAMETERS / Object.keys(getTableColumns(table)).length)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    d
      .insert(table)
      .values(rows.slice(i * size, (i + 1) * size))
      .onConflictDoNothing(),
  )
}
