import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OLD_ANSWERS } from '../../src/seats/projection-times.ts'
import { inside, ledgerOf, seatRequest } from './ledgers.ts'

const NOON = Date.parse('2099-12-17T12:00:00+08:00')

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOON }))
afterEach(() => void vi.useRealTimers())

type Ledger = ReturnType<typeof ledgerOf>

const answered = (ledger: Ledger) =>
  inside(ledger, (_, { storage }) =>
    storage.sql
      .exec<{ registration: string }>('SELECT registration FROM last_answer ORDER BY registration')
      .toArray()
      .map(({ registration }) => registration),
  )

/** Runs the alarms that come until then, each at its time. */
async function passTo(ledger: Ledger, until: number): Promise<void> {
  for (let runs = 0; runs < 20; runs++) {
    const at = await inside(ledger, (_, { storage }) => storage.getAlarm())
    if (at === null || at > until) break
    vi.setSystemTime(Math.max(at, Date.now()))
    await inside(ledger, async (object, { storage }) => {
      await storage.deleteAlarm()
      await object.alarm()
    })
  }
  vi.setSystemTime(until)
}

test('a ledger forgets its answers to those who hold nothing after thirty days, by its own alarm, and no others', async () => {
  const ledger = ledgerOf('old-answers')
  await ledger.requestSeats(seatRequest('wang', 1, ['office']))
  await ledger.requestSeats(seatRequest('li', 1, ['office']))
  await ledger.requestSeats(seatRequest('zhao', 1, ['linux']))
  await ledger.requestSeats(seatRequest('zhao', 2, []))
  await passTo(ledger, NOON + OLD_ANSWERS.keepMs - 3_600_000)
  expect(await answered(ledger)).toEqual(['li', 'wang', 'zhao'])
  await passTo(ledger, NOON + 2 * OLD_ANSWERS.keepMs + 3_600_000)
  expect(await answered(ledger)).toEqual(['wang'])
  expect(await ledger.offeringsHeldBy('wang')).toEqual(['office'])
  await passTo(ledger, NOON + 4 * OLD_ANSWERS.keepMs)
  expect(await inside(ledger, (_, { storage }) => storage.getAlarm())).toBeNull()
})

test('a registration whose answer is forgotten goes on with its next number, and a repeated release ends as before', async () => {
  const ledger = ledgerOf('forgotten')
  await ledger.requestSeats(seatRequest('zhao', 4, ['linux']))
  await ledger.requestSeats(seatRequest('zhao', 5, []))
  await passTo(ledger, NOON + 3 * OLD_ANSWERS.keepMs)
  expect(await answered(ledger)).toEqual([])
  expect(await ledger.requestSeats(seatRequest('zhao', 5, []))).toEqual({ is: 'held', n: 5 })
  expect(await ledger.requestSeats(seatRequest('zhao', 6, ['linux']))).toEqual({ is: 'held', n: 6 })
  expect(await ledger.requestSeats(seatRequest('zhao', 5, []))).toEqual({ is: 'old', n: 6 })
  expect(await ledger.offeringsHeldBy('zhao')).toEqual(['linux'])
})

test('thousands of them go by and by', async () => {
  const ledger = ledgerOf('many-old')
  await inside(ledger, async (object, { storage }) => {
    await object.requestSeats(seatRequest('wang', 1, ['office']))
    storage.sql.exec(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
       INSERT INTO last_answer (registration, n, refused, answered_at) SELECT 'gone-' || i, 1, NULL, ? FROM n`,
      NOON - 2 * OLD_ANSWERS.keepMs,
    )
  })
  await passTo(ledger, NOON + 60_000)
  expect(await answered(ledger)).toEqual(['wang'])
})
