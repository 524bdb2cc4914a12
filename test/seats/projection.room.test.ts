import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { projectHeld } from '../../src/seats/seat-projection-store.ts'
import type { SeatRequest } from '../../src/seats/seats.ts'
import { alarmAfterRun, inside, ledgerOf, projectAll, projectedCount, seatRequest } from './ledgers.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await env.DB.exec('DROP TRIGGER IF EXISTS away')
})

test('what is held is told once the alarm has run, and a second run changes nothing', async () => {
  const ledger = ledgerOf('told')
  await ledger.requestSeats(seatRequest('wang', 1, ['told-1', 'told-2']))
  await projectAll(ledger)
  expect([await projectedCount('told-1'), await projectedCount('told-2')]).toEqual([1, 1])
  await ledger.requestSeats(seatRequest('wang', 2, ['told-2']))
  await projectAll(ledger)
  expect(await alarmAfterRun(ledger)).toBeNull()
  expect([await projectedCount('told-1'), await projectedCount('told-2')]).toEqual([0, 1])
})

test('a change sets the alarm, a refusal does not', async () => {
  const ledger = ledgerOf('alarm')
  const alarmAfter = (one: SeatRequest) =>
    inside(ledger, async (object, { storage }) => {
      await storage.deleteAlarm()
      await object.requestSeats(one)
      return storage.getAlarm()
    })
  expect(await alarmAfter(seatRequest('wang', 1, ['alarm']))).not.toBeNull()
  await projectAll(ledger)
  expect(await alarmAfter(seatRequest('li', 1, ['alarm']))).toBeNull()
  expect(await alarmAfter(seatRequest('wang', 2, []))).not.toBeNull()
})

test('an older count that arrives late does not replace a newer one', async () => {
  await projectHeld(env.DB, [{ offeringId: 'late', held: 2, version: 5 }])
  await projectHeld(env.DB, [{ offeringId: 'late', held: 1, version: 4 }])
  expect(await projectedCount('late')).toBe(2)
})

test('a hundred subjects are told in one go', async () => {
  const offerings = Array.from({ length: 100 }, (_, i) => `many-${i}`)
  const ledger = ledgerOf('many')
  await ledger.requestSeats(seatRequest('wang', 1, offerings))
  await projectAll(ledger)
  const told = await env.DB.prepare(
    `SELECT sum(held) AS held FROM seats_held WHERE offering_id LIKE 'many-%'`,
  )
  expect(await told.first('held')).toBe(100)
})

test('with D1 away seats are held and refused as before, and it hears of them when it is back', async () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  await env.DB.exec(
    `CREATE TRIGGER away BEFORE INSERT ON seats_held BEGIN SELECT RAISE(ABORT, 'D1 is away'); END`,
  )
  const ledger = ledgerOf('d1-away')
  expect((await ledger.requestSeats(seatRequest('wang', 1, ['d1-away']))).is).toBe('held')
  let last = 0
  // The platform gives an alarm up after six failures; this one goes on.
  for (let run = 1; run <= 8; run++) {
    const next = await alarmAfterRun(ledger)
    expect(next).toBeGreaterThan(last)
    last = next ?? 0
  }
  expect(complaint.mock.calls.length).toBeGreaterThanOrEqual(8)
  expect((await ledger.requestSeats(seatRequest('li', 1, ['d1-away']))).is).toBe('full')
  expect(await projectedCount('d1-away')).toBeNull()

  await env.DB.exec('DROP TRIGGER away')
  await projectAll(ledger)
  expect(await projectedCount('d1-away')).toBe(1)
  expect(await alarmAfterRun(ledger)).toBeNull()
})

test('a change while D1 is being told is told afterwards', async () => {
  const ledger = ledgerOf('meanwhile')
  await ledger.requestSeats(seatRequest('wang', 1, ['meanwhile'], { capacity: { meanwhile: 9 } }))
  const alarm = await inside(ledger, async (object, { storage }) => {
    await storage.deleteAlarm()
    const telling = object.alarm()
    await object.requestSeats(seatRequest('li', 1, ['meanwhile'], { capacity: { meanwhile: 9 } }))
    await telling
    return storage.getAlarm()
  })
  expect(alarm).not.toBeNull()
  await projectAll(ledger)
  expect(await projectedCount('meanwhile')).toBe(2)
})
