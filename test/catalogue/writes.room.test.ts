import { env } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { beforeAll, describe, expect, test } from 'vitest'
import { CatalogueChange } from '../../src/catalogue/catalogue-change-store.ts'
import { loadNewestCatalogue } from '../../src/catalogue/catalogue-store.ts'
import {
  changeWindows,
  publishNotice,
  saveCentre,
  saveOffering,
  saveProvince,
  saveSitting,
  saveSittingCentre,
  saveSittingProvince,
  saveSlot,
  saveSubject,
} from '../../src/catalogue/catalogue-writes-store.ts'
import { loadEntrance } from '../../src/catalogue/entrance-store.ts'
import { centreOf, offeringsAt } from '../../src/catalogue/lookup.ts'
import { revisionStatement } from '../../src/catalogue/revision-store.ts'
import {
  centre,
  notice,
  offering,
  province,
  sitting,
  sittingCentre,
  sittingProvince,
  slot,
  subject,
} from '../../src/db/schema.ts'
import { CENTRE } from '../../src/dev/seed-catalogue/centres.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { seedCatalogue } from '../../src/dev/seed-catalogue.ts'

const NOW = Date.parse('2026-11-21T12:00:00+08:00')
const HOUR = 3_600_000
const SPRING = 'ncre-80'
const d = drizzle(env.DB)

/** A row of the seed. */
async function seeded<Row>(rows: Promise<Row | undefined>): Promise<Row> {
  const row = await rows
  if (!row) throw new Error('The seed has no such row')
  return row
}

const sittingRow = () => seeded(d.select().from(sitting).where(eq(sitting.id, SITTING_ID)).get())
const centreRow = () => seeded(d.select().from(centre).where(eq(centre.id, CENTRE.ordinary)).get())
const offeringRow = () =>
  seeded(d.select().from(offering).where(eq(offering.centreId, CENTRE.ordinary)).get())

/** Revisions of Henan and Guangdong in the seeded sitting, of Henan in the next one, and of the entry page. */
async function revisions() {
  const [henan, guangdong, spring] = await d.batch([
    revisionStatement(d, SITTING_ID, 'henan'),
    revisionStatement(d, SITTING_ID, 'guangdong'),
    revisionStatement(d, SPRING, 'henan'),
  ])
  const { entrance } = await loadEntrance(env, NOW)
  return [henan, guangdong, spring].map(([row]) => row?.revision ?? 0).concat(entrance.revision)
}

/** By how much each of them was raised by these changes. */
async function raisedBy(...changes: CatalogueChange[]): Promise<string> {
  const before = await revisions()
  await CatalogueChange.apply(env.DB, changes)
  return (await revisions()).map((revision, i) => revision - (before[i] ?? 0)).join(' ')
}

beforeAll(async () => {
  await seedCatalogue(env.DB, NOW)
  const row = await sittingRow()
  await CatalogueChange.apply(env.DB, [
    saveSitting({ ...row, id: SPRING }),
    saveSittingProvince({ sittingId: SPRING, provinceId: 'henan', phone: '0371-1' }),
  ])
})

describe('a change raises the revision of the pages it concerns, and of no other page (Henan, Guangdong, Henan next time, entry page)', () => {
  test('of a sitting', async () => {
    expect(await raisedBy(saveSitting({ ...(await sittingRow()), maxSubjects: 2 }))).toBe('1 1 0 1')
    expect((await sittingRow()).maxSubjects).toBe(2)
  })

  test('of the windows of a sitting, a province, a centre', async () => {
    const { reviewUntil } = await sittingRow()
    expect(await raisedBy(changeWindows({ sitting: SITTING_ID }, { reviewUntil: reviewUntil - HOUR }))).toBe(
      '1 1 0 1',
    )
    const henan = { sitting: SITTING_ID, province: 'henan' }
    expect(await raisedBy(changeWindows(henan, { reviewUntil: reviewUntil - 2 * HOUR }))).toBe('1 0 0 1')
    const ordinary = { sitting: SITTING_ID, centre: CENTRE.ordinary }
    expect(await raisedBy(changeWindows(ordinary, { reviewUntil: reviewUntil - 3 * HOUR }))).toBe('1 0 0 1')
    const catalogue = await seeded(
      loadNewestCatalogue(env, SITTING_ID, 'henan').then((one) => one ?? undefined),
    )
    expect([
      catalogue.sitting.windows.reviewUntil,
      catalogue.province.windows.reviewUntil,
      centreOf(catalogue, CENTRE.ordinary)?.windows.reviewUntil,
    ]).toEqual([1, 2, 3].map((hours) => reviewUntil - hours * HOUR))
  })

  test('of a province and of how it holds the sitting', async () => {
    expect(await raisedBy(saveProvince({ id: 'guizhou', name: '贵州', nameEn: 'Guizhou' }))).toBe('1 1 1 1')
    const row = await seeded(
      d
        .select()
        .from(sittingProvince)
        .where(and(eq(sittingProvince.sittingId, SITTING_ID), eq(sittingProvince.provinceId, 'henan')))
        .get(),
    )
    expect(await raisedBy(saveSittingProvince({ ...row, phone: '0371-2' }))).toBe('1 0 0 1')
  })

  test('of a centre, whose province stays, and of how it holds the sitting', async () => {
    const row = await centreRow()
    expect(await raisedBy(saveCentre({ ...row, name: '中原示例大学（东校区）' }))).toBe('1 0 1 1')
    const settings = await seeded(
      d.select().from(sittingCentre).where(eq(sittingCentre.centreId, CENTRE.ordinary)).get(),
    )
    expect(await raisedBy(saveSittingCentre({ ...settings, onSite: true }))).toBe('1 0 0 1')
    await CatalogueChange.apply(env.DB, [saveCentre({ ...row, provinceId: 'guangdong' })])
    expect((await centreRow()).provinceId).toBe('henan')
  })

  test('of a subject, a slot, an offering', async () => {
    const python = await seeded(d.select().from(subject).where(eq(subject.code, '66')).get())
    expect(await raisedBy(saveSubject({ ...python, nameEn: 'Python' }))).toBe('1 1 1 1')
    const first = await seeded(
      d
        .select()
        .from(slot)
        .where(eq(slot.id, `${SITTING_ID}-1`))
        .get(),
    )
    expect(await raisedBy(saveSlot({ ...first, endsAt: first.endsAt + HOUR }))).toBe('1 1 0 1')
    const row = await offeringRow()
    expect(await raisedBy(saveOffering({ ...row, seats: 7, subjectCode: '99' }))).toBe('1 0 0 1')
    expect(await offeringRow()).toEqual({ ...row, seats: 7 })
    const catalogue = await seeded(
      loadNewestCatalogue(env, SITTING_ID, 'henan').then((one) => one ?? undefined),
    )
    expect(offeringsAt(catalogue, CENTRE.ordinary).find(({ id }) => id === row.id)?.seats).toBe(7)
  })

  test('of a notice of the sitting and of a province; a version that was published stays', async () => {
    const row = await seeded(
      d
        .select()
        .from(notice)
        .where(and(eq(notice.sittingId, SITTING_ID), eq(notice.kind, 'agreement')))
        .get(),
    )
    const next = publishNotice({ ...row, version: 9, changes: '第九版', changesEn: 'ninth' })
    expect(await raisedBy(next)).toBe('1 1 0 1')
    const ofHenan = { ...row, provinceId: 'henan', kind: 'announcement', version: 9 } as const
    expect(await raisedBy(publishNotice(ofHenan))).toBe('1 0 0 1')
    await expect(CatalogueChange.apply(env.DB, [next])).rejects.toThrow()
  })
})

test('several changes go together or not at all, and raise each revision once', async () => {
  const row = await offeringRow()
  const seats = (n: number) => saveOffering({ ...row, seats: n })
  expect(await raisedBy(seats(10), seats(11), seats(12))).toBe('1 0 0 1')
  const before = await revisions()
  const agreement = await seeded(d.select().from(notice).where(eq(notice.kind, 'agreement')).get())
  await expect(CatalogueChange.apply(env.DB, [seats(99), publishNotice(agreement)])).rejects.toThrow()
  expect([(await offeringRow()).seats, ...(await revisions())]).toEqual([12, ...before])
  await CatalogueChange.apply(env.DB, [])
  expect(await revisions()).toEqual(before)
})

test('a province that holds no sitting is on the entry page when it is added, even where no sitting is on', async () => {
  const later = NOW + 400 * 24 * HOUR
  expect((await loadEntrance(env, later)).entrance.sittings).toEqual([])
  await CatalogueChange.apply(env.DB, [saveProvince({ id: 'taihu', name: '太湖省', nameEn: 'Taihu' })])
  const { provincesWithoutSitting } = (await loadEntrance(env, later)).entrance
  expect(provincesWithoutSitting.map(({ id }) => id)).toContain('taihu')
  expect(await d.$count(province, eq(province.id, 'taihu'))).toBe(1)
})
