import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { beforeAll, describe, expect, test } from 'vitest'
import { CatalogueChange } from '../../src/catalogue/catalogue-change-store.ts'
import { loadCatalogue } from '../../src/catalogue/catalogue-store.ts'
import { saveCentre, saveSitting, saveSittingProvince } from '../../src/catalogue/catalogue-writes-store.ts'
import { entranceStatements, loadEntrance } from '../../src/catalogue/entrance-store.ts'
import { centreOf, offeringsAt } from '../../src/catalogue/lookup.ts'
import { revisionStatement } from '../../src/catalogue/revision-store.ts'
import { centre, sitting, sittingProvince } from '../../src/db/schema.ts'
import { CENTRE } from '../../src/dev/seed-catalogue/centres.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { seedCatalogue } from '../../src/dev/seed-catalogue.ts'
import { meteredD1 } from '../../src/lib/meter.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-21T12:00:00+08:00')
const d = drizzle(env.DB)

beforeAll(() => seedCatalogue(env.DB, NOW))

/** The bindings, and how many round trips were made through them. */
function counted() {
  const trips = { d1: 0 }
  return { trips, env: { DB: meteredD1(env.DB, () => trips.d1++) } }
}

async function revisionNow(): Promise<number> {
  return (await revisionStatement(d, SITTING_ID, 'henan'))[0]?.revision ?? 0
}

async function rename(name: string): Promise<number> {
  const row = await d.select().from(centre).where(eq(centre.id, CENTRE.ordinary)).get()
  if (!row) throw new Error('The centre is seeded')
  await CatalogueChange.apply(env.DB, [saveCentre({ ...row, name })])
  return revisionNow()
}

const nameAt = async (revision: number) => {
  const catalogue = await loadCatalogue(env, revision, SITTING_ID, 'henan')
  return catalogue && centreOf(catalogue, CENTRE.ordinary)?.name
}

describe('the catalogue of a province', () => {
  test('holds its centres, its offerings by level and code, and its own notices before the sitting’s', async () => {
    const catalogue = await loadCatalogue(env, await revisionNow(), SITTING_ID, 'henan')
    if (!catalogue) throw new Error('Henan holds the sitting')
    expect(catalogue.province.name).toBe('河南省')
    expect(catalogue.centres.map(({ id }) => id)).toEqual(Object.values(CENTRE))
    const opened = offeringsAt(catalogue, CENTRE.withoutReview).map(({ subject }) => subject.code)
    expect(opened).toEqual(['14', '15', '24', '29', '64', '65', '66', '67', '38'])
    expect(catalogue.notices.agreement).toMatchObject({ version: 2, provinceId: '' })
    expect(catalogue.notices.announcement).toMatchObject({ version: 2, provinceId: 'henan' })
    expect(catalogue.notices['province-notice']?.title).toBe('河南省通告信息')
    expect(centreOf(catalogue, CENTRE.threeMinutes)?.timeToPayMs).toBe(180_000)
    expect(centreOf(catalogue, CENTRE.ordinary)?.timeToPayMs).toBe(DAY)
    const own = centreOf(catalogue, CENTRE.shortWindows)?.windows.registrationUntil
    expect(own).toBe(catalogue.province.windows.registrationUntil - 4 * DAY)
  })

  test('has no province notice where the province wrote none, and the sitting’s announcement', async () => {
    const catalogue = await loadCatalogue(env, await revisionNow(), SITTING_ID, 'beijing')
    expect(catalogue?.notices['province-notice']).toBeUndefined()
    expect(catalogue?.notices.announcement?.provinceId).toBe('')
  })

  test('is nothing where the province does not hold the sitting, or neither is known', async () => {
    const revision = await revisionNow()
    expect(await loadCatalogue(env, revision, SITTING_ID, 'guizhou')).toBeNull()
    expect(await loadCatalogue(env, revision, SITTING_ID, 'atlantis')).toBeNull()
    expect(await loadCatalogue(env, revision, 'ncre-1', 'henan')).toBeNull()
  })

  test('is read once per revision: one round trip, then none', async () => {
    const revision = await rename('中原示例大学')
    const { trips, env: metered } = counted()
    const first = await loadCatalogue(metered, revision, SITTING_ID, 'henan')
    expect(trips.d1).toBe(1)
    expect(await loadCatalogue(metered, revision, SITTING_ID, 'henan')).toBe(first)
    expect(trips.d1).toBe(1)
  })

  test('is read anew as soon as the revision is raised', async () => {
    const before = await rename('中原示例大学')
    expect(await nameAt(before)).toBe('中原示例大学')
    const after = await rename('中原示例大学（新校区）')
    expect(after).toBe(before + 1)
    expect(await nameAt(before)).toBe('中原示例大学')
    expect(await nameAt(after)).toBe('中原示例大学（新校区）')
    await rename('中原示例大学')
  })

  test('carries the revision it was read at, and never goes back to a lower one', async () => {
    const asked = await revisionNow()
    await loadCatalogue(env, asked, SITTING_ID, 'henan')
    const raised = await rename('中原示例大学')
    const catalogue = await loadCatalogue(env, asked - 1, SITTING_ID, 'henan')
    expect([asked + 1, catalogue?.revision]).toEqual([raised, asked])
    expect((await loadCatalogue(env, raised, SITTING_ID, 'henan'))?.revision).toBe(raised)
  })

  test('is forgotten where many others were asked for since', async () => {
    const ids = ['ncre-81', 'ncre-82', 'ncre-83']
    const row = await d.select().from(sitting).where(eq(sitting.id, SITTING_ID)).get()
    if (!row) throw new Error('The sitting is seeded')
    const provinces = await d.select().from(sittingProvince)
    await CatalogueChange.apply(
      env.DB,
      ids.flatMap((id) => [
        saveSitting({ ...row, id, examUntil: 0, ticketUntil: 0 }),
        ...provinces.map((one) => saveSittingProvince({ ...one, sittingId: id })),
      ]),
    )
    const { trips, env: metered } = counted()
    const [held] = (await loadEntrance(env, NOW)).entrance.sittings
    const keys = ids.flatMap((id) => (held?.provinces ?? []).map((one) => [id, one.id] as const))
    for (const [id, provinceId] of keys) await loadCatalogue(metered, 1, id, provinceId)
    expect([keys.length, trips.d1]).toEqual([54, 54])
    await loadCatalogue(metered, 1, 'ncre-83', 'zhejiang')
    expect(trips.d1).toBe(54)
    await loadCatalogue(metered, 1, 'ncre-81', 'anhui')
    expect(trips.d1).toBe(55)
  })

  test('a failure is not remembered', async () => {
    const revision = await rename('中原示例大学')
    const down = {
      DB: new Proxy(env.DB, {
        get: (db, key) => {
          if (key === 'batch')
            return async () => Promise.reject(new Error('D1_ERROR: Network connection lost'))
          const value: unknown = Reflect.get(db, key)
          return typeof value === 'function' ? value.bind(db) : value
        },
      }),
    }
    await expect(loadCatalogue(down, revision, SITTING_ID, 'henan')).rejects.toThrow(
      'Network connection lost',
    )
    expect(await nameAt(revision)).toBe('中原示例大学')
    await expect(loadEntrance(down, NOW)).rejects.toThrow('Network connection lost')
    expect((await loadEntrance(env, NOW)).entrance.sittings).toHaveLength(1)
  })
})

describe('the entrance', () => {
  test('shows the sitting with eighteen provinces in pinyin order, and who does not hold it', async () => {
    const { sittings, provincesWithoutSitting: absent } = (await loadEntrance(env, NOW)).entrance
    expect(sittings.map(({ sitting: { id } }) => id)).toEqual([SITTING_ID])
    const ids = sittings[0]?.provinces.map(({ id }) => id) ?? []
    expect(ids.join(' ')).toBe(
      'anhui beijing chongqing fujian gansu guangdong guangxi hebei henan hubei hunan jiangsu liaoning ' +
        'shandong shanghai shaanxi sichuan zhejiang',
    )
    expect(absent).toContainEqual({ id: 'guizhou', name: '贵州省', nameEn: 'Guizhou' })
    expect(absent).toHaveLength(13)
  })

  test('costs one round trip, cold, warm and after a change', async () => {
    await rename('中原示例大学')
    const { trips, env: metered } = counted()
    const { entrance: cold } = await loadEntrance(metered, NOW)
    expect(trips.d1).toBe(1)
    expect((await loadEntrance(metered, NOW)).entrance).toBe(cold)
    expect(trips.d1).toBe(2)
    await rename('中原示例大学')
    expect((await loadEntrance(metered, NOW)).entrance.revision).toBe(cold.revision + 1)
    expect(trips.d1).toBe(3)
  })

  test('warm, only the revisions cross the wire', async () => {
    const { revision } = (await loadEntrance(env, NOW)).entrance
    const [revisions, ...rows] = await d.batch(entranceStatements(d, revision, NOW))
    expect([revisions.map((one) => one.sittingId), ...rows.map((one) => one.length)]).toEqual([
      ['', SITTING_ID],
      0,
      0,
      0,
    ])
  })

  test('forgets a sitting when examination and tickets are over, and its provinces are absent then', async () => {
    const { examUntil, ticketUntil } = (await d
      .select()
      .from(sitting)
      .where(eq(sitting.id, SITTING_ID))
      .get()) ?? {
      examUntil: 0,
      ticketUntil: 0,
    }
    const last = Math.max(examUntil, ticketUntil)
    expect((await loadEntrance(env, last - 1)).entrance.sittings).toHaveLength(1)
    const { entrance: over } = await loadEntrance(env, last)
    expect([over.sittings.length, over.provincesWithoutSitting.length]).toEqual([0, 31])
  })

  test('shows the next sitting after the one whose examination comes first', async () => {
    const row = await d.select().from(sitting).where(eq(sitting.id, SITTING_ID)).get()
    if (!row) throw new Error('The sitting is seeded')
    const next = {
      ...row,
      id: 'ncre-80',
      examFrom: row.examFrom + 60 * DAY,
      examUntil: row.examUntil + 60 * DAY,
    }
    await CatalogueChange.apply(env.DB, [saveSitting(next)])
    const { sittings } = (await loadEntrance(env, NOW)).entrance
    expect(sittings.map((one) => [one.sitting.id, one.provinces.length])).toEqual([
      [SITTING_ID, 18],
      ['ncre-80', 0],
    ])
    await CatalogueChange.apply(env.DB, [saveSitting({ ...next, examUntil: 0, ticketUntil: 0 })])
  })
})
