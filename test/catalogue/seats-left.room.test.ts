import { env } from 'cloudflare:workers'
import { type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  catalogueStatements,
  loadCatalogue,
  seatsHeldStatement,
} from '../../src/catalogue/catalogue-store.ts'
import { entranceStatements } from '../../src/catalogue/entrance-store.ts'
import { seatsLeft } from '../../src/catalogue/lookup.ts'
import { revisionStatement } from '../../src/catalogue/revision-store.ts'
import { loginSession, registration, seatsHeld } from '../../src/db/schema.ts'
import { CENTRE, FULL, TWO_LEFT } from '../../src/dev/seed-catalogue/centres.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { seedCatalogue } from '../../src/dev/seed-catalogue.ts'

const NOW = Date.parse('2026-11-21T12:00:00+08:00')
const d = drizzle(env.DB)

beforeAll(() => seedCatalogue(env.DB, NOW))

async function revisionNow(): Promise<number> {
  return (await revisionStatement(d, SITTING_ID, 'henan'))[0]?.revision ?? 0
}

describe('seats left', () => {
  const centreOfLogin = sql`(select ${registration.centreId} from ${loginSession} join ${registration} on ${registration.passportId} = ${loginSession.accountId} and ${registration.sittingId} = ${SITTING_ID} where ${loginSession.id} = ${'token of Li'})`

  beforeAll(async () => {
    await d.batch([
      d.insert(seatsHeld).values([
        { offeringId: TWO_LEFT.id, held: 1, version: 1 },
        { offeringId: FULL.id, held: 1, version: 1 },
        { offeringId: `${SITTING_ID}-${CENTRE.onSite}-24`, held: 5, version: 1 },
      ]),
      d.insert(registration).values({
        id: 'LIXIAOMING',
        sittingId: SITTING_ID,
        passportId: 'li',
        createdAt: NOW,
        centreId: CENTRE.ordinary,
      }),
      d.insert(loginSession).values({ id: 'token of Li', accountId: 'li', createdAt: NOW, seenAt: NOW }),
    ])
  })

  test.each([
    ['of a centre', CENTRE.ordinary],
    ['of the centre a login has chosen', centreOfLogin],
  ] satisfies [string, string | SQL][])('%s come in the batch of the page', async (_, where) => {
    const [rows] = await d.batch([seatsHeldStatement(d, SITTING_ID, where)])
    const catalogue = await loadCatalogue(env, await revisionNow(), SITTING_ID, 'henan')
    const left = (id: string) => {
      const one = catalogue?.offerings.find((candidate) => candidate.id === id)
      return one && seatsLeft(one, new Map(rows.map(({ offeringId, held }) => [offeringId, held])))
    }
    expect(rows).toHaveLength(2)
    expect(left(TWO_LEFT.id)).toBe(2)
    expect(left(FULL.id)).toBe(0)
  })

  test('no statement walks through a table that grows with candidates or centres', async () => {
    const statements = [
      ...catalogueStatements(d, SITTING_ID, 'henan'),
      ...entranceStatements(d, -1, NOW),
      revisionStatement(d, SITTING_ID, 'henan'),
      seatsHeldStatement(d, SITTING_ID, CENTRE.ordinary),
      seatsHeldStatement(d, SITTING_ID, centreOfLogin),
    ].map((statement) => statement.toSQL())
    const plans = await env.DB.batch<{ detail: string }>(
      statements.map((one) => env.DB.prepare(`explain query plan ${one.sql}`).bind(...one.params)),
    )
    const scans = plans.flatMap(({ results }) =>
      results.flatMap(({ detail }) => (detail.startsWith('SCAN') ? [detail.split(' ')[1]] : [])),
    )
    // Few rows each, however many register; another name here has lost its index.
    expect([...new Set(scans)].toSorted()).toEqual(['province', 'sitting', 'slot', 'subject'])
  })
})
