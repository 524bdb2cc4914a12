import { abortAllDurableObjects, evictDurableObject } from 'cloudflare:test'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SeatLedger } from '../../src/seats/seat-ledger.ts'
import { inside, ledgerOf, projectAll, seatRequest } from './ledgers.ts'
import { Referee } from './model/referee.ts'

test('an eviction or a crash between every two calls changes no answer', async () => {
  const capacity = { office: 1, python: 2, c: 1 }
  const calls = fc.array(
    fc.record({
      registration: fc.constantFrom('wang', 'li', 'zhao'),
      n: fc.integer({ min: 1, max: 9 }),
      offerings: fc.subarray(['c', 'office', 'python']),
      after: fc.constantFrom('nothing', 'eviction', 'crash'),
    }),
    { minLength: 30, maxLength: 30 },
  )
  let centre = 0
  const property = fc.asyncProperty(calls, async (sequence) => {
    centre += 1
    const referee = new Referee(capacity)
    for (const { registration, n, offerings, after } of sequence) {
      // A stub does not outlive a crash of its object.
      const ledger = ledgerOf(`evicted-${centre}`)
      const answer = await ledger.requestSeats(seatRequest(registration, n, offerings, { capacity }))
      expect(answer).toEqual(referee.hears(registration, n, offerings))
      if (after === 'eviction') await evictDurableObject(ledger)
      if (after === 'crash') await abortAllDurableObjects()
    }
    const ledger = ledgerOf(`evicted-${centre}`)
    for (const name of ['wang', 'li', 'zhao']) {
      expect(await ledger.offeringsHeldBy(name)).toEqual(referee.holding(name))
    }
    for (const [offering, { held }] of Object.entries(await ledger.countSeats())) {
      expect(held).toBe(referee.held(offering))
    }
  })
  await fc.assert(property, { seed: 33, numRuns: 20 })
})

test('of twenty candidates at once for three seats three get one', async () => {
  const ledger = ledgerOf('rush')
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      ledger.requestSeats(seatRequest(`candidate-${i}`, 1, ['rush'], { capacity: { rush: 3 } })),
    ),
  )
  expect(answers.filter(({ is }) => is === 'held')).toHaveLength(3)
  expect(answers.filter(({ is }) => is === 'full')).toHaveLength(17)
  expect(await ledger.countSeats()).toEqual({ rush: { capacity: 3, held: 3 } })
})

test('a hundred calls of one candidate at once take one seat', async () => {
  const ledger = ledgerOf('impatient')
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      ledger.requestSeats(seatRequest('wang', 1, ['impatient'], { capacity: { impatient: 50 } })),
    ),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"is":"held","n":1}']))
  expect(await ledger.countSeats()).toEqual({ impatient: { capacity: 50, held: 1 } })
})

test('a seat given back goes to the next one who asks', async () => {
  const ledger = ledgerOf('given-back')
  await ledger.requestSeats(seatRequest('wang', 1, ['last']))
  expect(await ledger.requestSeats(seatRequest('li', 1, ['last']))).toEqual({
    is: 'full',
    n: 1,
    full: ['last'],
  })
  await ledger.requestSeats(seatRequest('wang', 2, []))
  expect(await ledger.requestSeats(seatRequest('li', 2, ['last']))).toEqual({ is: 'held', n: 2 })
  expect(await ledger.requestSeats(seatRequest('wang', 1, ['last']))).toEqual({ is: 'old', n: 2 })
})

test('seats lowered below what is held stop the sale and are shown as they are', async () => {
  const ledger = ledgerOf('lowered')
  const five = { capacity: { lowered: 5 }, revision: 1 }
  const one = { capacity: { lowered: 1 }, revision: 2 }
  await ledger.requestSeats(seatRequest('wang', 1, ['lowered'], five))
  await ledger.requestSeats(seatRequest('li', 1, ['lowered'], five))
  expect((await ledger.requestSeats(seatRequest('zhao', 1, ['lowered'], one))).is).toBe('full')
  expect(await ledger.countSeats()).toEqual({ lowered: { capacity: 1, held: 2 } })
  expect((await ledger.requestSeats(seatRequest('zhao', 2, ['lowered'], five))).is).toBe('full')
})

test.each(['last_answer', 'hold', 'offering', 'projection_alarm'])(
  'a fault while writing %s leaves nothing half done',
  async (table) => {
    const ledger = ledgerOf(`fault-${table}`)
    await ledger.requestSeats(seatRequest('li', 1, ['kept']))
    await projectAll(ledger)
    await inside(ledger, async (_, { storage }) => {
      await storage.deleteAlarm()
      for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
        storage.sql.exec(
          `CREATE TRIGGER fault_${event} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'injected'); END`,
        )
      }
    })
    const change = seatRequest('li', 2, ['other'])
    await inside(ledger, async (object, { storage }) => {
      await expect(object.requestSeats(change)).rejects.toThrow('injected')
      for (const event of ['INSERT', 'UPDATE', 'DELETE']) storage.sql.exec(`DROP TRIGGER fault_${event}`)
      expect(await object.offeringsHeldBy('li')).toEqual(['kept'])
      expect(await object.countSeats()).toEqual({ kept: { capacity: 1, held: 1 } })
      expect(await storage.getAlarm()).toBeNull()
    })
    expect(await ledger.requestSeats(change)).toEqual({ is: 'held', n: 2 })
    expect(await ledger.offeringsHeldBy('li')).toEqual(['other'])
  },
)

test('reading a ledger without requests makes no tables', async () => {
  const ledger = ledgerOf('untouched')
  expect(await ledger.countSeats()).toEqual({})
  expect(await ledger.offeringsHeldBy('wang')).toEqual([])
  const tables = await inside(ledger, (_, { storage }) =>
    storage.sql.exec(`SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'`).toArray(),
  )
  expect(tables).toEqual([])
})

test('a ledger offers its callers these methods and no others', () => {
  const methods = Object.getOwnPropertyNames(SeatLedger.prototype).sort()
  expect(methods).toEqual(['alarm', 'constructor', 'countSeats', 'offeringsHeldBy', 'requestSeats'])
})
