import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { CatalogueChange } from '../catalogue/catalogue-change-store.ts'
import {
  publishNotice,
  saveCentre,
  saveOffering,
  saveProvince,
  saveSitting,
  saveSittingCentre,
  saveSittingProvince,
  saveSlot,
  saveSubject,
} from '../catalogue/catalogue-writes-store.ts'
import { sitting, staff } from '../db/schema.ts'
import { calendarFrom } from './seed-catalogue/calendar.ts'
import { centreRow, offeringRows, sittingCentreRow } from './seed-catalogue/centre.ts'
import { CENTRES } from './seed-catalogue/centres.ts'
import { noticeRows } from './seed-catalogue/notices/notices.ts'
import { PROVINCES, sittingProvinceRows } from './seed-catalogue/provinces.ts'
import { SITTING_ID, sittingRow, slotRows } from './seed-catalogue/sitting.ts'
import { DEMO_STAFF } from './seed-catalogue/staff.ts'
import { SUBJECTS } from './seed-catalogue/subjects.ts'

/** Puts the demonstration's sitting into an empty catalogue, whole or not at all; does nothing where it already is. */
export async function seedCatalogue(db: D1Database, now: number): Promise<void> {
  if ((await seededUntil(db)) !== null) return
  const calendar = calendarFrom(now)
  await CatalogueChange.apply(db, [
    saveSitting(sittingRow(calendar)),
    ...PROVINCES.map(({ id, name, nameEn }) => saveProvince({ id, name, nameEn })),
    ...sittingProvinceRows(calendar).map(saveSittingProvince),
    ...SUBJECTS.map(({ slot: _, ...row }) => saveSubject(row)),
    ...slotRows(calendar).map(saveSlot),
    ...CENTRES.map((one) => saveCentre(centreRow(one))),
    ...CENTRES.map((one) => saveSittingCentre(sittingCentreRow(one, calendar))),
    ...CENTRES.flatMap(offeringRows).map(saveOffering),
    ...noticeRows(calendar).map(publishNotice),
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
  const [insert, ...more] = DEMO_STAFF.map((one) =>
    d
      .insert(staff)
      .values({ ...one, password: hashes.get(one.password) ?? '' })
      .onConflictDoNothing(),
  )
  if (insert) await d.batch([insert, ...more])
}
