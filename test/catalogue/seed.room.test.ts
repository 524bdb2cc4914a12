import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeAll, describe, expect, test } from 'vitest'
import { revisionStatement } from '../../src/catalogue/revision-store.ts'
import { offering } from '../../src/db/schema.ts'
import { CENTRE } from '../../src/dev/seed-catalogue/centres.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { DEMO_STAFF } from '../../src/dev/seed-catalogue/staff.ts'
import { seedCatalogue, seededUntil, seedStaff } from '../../src/dev/seed-catalogue.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-21T12:00:00+08:00')
const d = drizzle(env.DB)

beforeAll(() => seedCatalogue(env.DB, NOW))

async function revisionNow(): Promise<number> {
  return (await revisionStatement(d, SITTING_ID, 'henan'))[0]?.revision ?? 0
}

describe('the seed', () => {
  test('seeded again it changes nothing, a month later either', async () => {
    const before = [await revisionNow(), await d.$count(offering), await seededUntil(env.DB)]
    await seedCatalogue(env.DB, NOW + 30 * DAY)
    expect([await revisionNow(), await d.$count(offering), await seededUntil(env.DB)]).toEqual(before)
    expect(before[2]).toBe(Date.parse('2026-12-03T17:00:00+08:00'))
  })

  test('staff passwords are hashed, each only once, and seeding them twice is the same', async () => {
    const hashed: string[] = []
    const hash = async (password: string) => {
      hashed.push(password)
      return `hash of ${password}`
    }
    await seedStaff(env.DB, hash)
    await seedStaff(env.DB, hash)
    expect(hashed).toEqual([...new Set(DEMO_STAFF.map(({ password }) => password))])
    const { results } = await env.DB.prepare('select login, password, role, centre_id from staff').all()
    expect(results).toHaveLength(DEMO_STAFF.length)
    expect(results).toContainEqual({
      login: 'wang',
      password: 'hash of kaodian-shenhe',
      role: 'reviewer',
      centre_id: CENTRE.ordinary,
    })
  })
})
