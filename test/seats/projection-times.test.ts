import { expect, test } from 'vitest'
import { alarmAfterChange, alarmAfterFailure, PROJECTION } from '../../src/seats/projection-times.ts'

const NOON = Date.UTC(2026, 10, 20, 4)

test('a first change is told a second later', () => {
  expect(alarmAfterChange(NOON, null)).toBe(NOON + 1_000)
})

test('more changes within that second do not put it off', () => {
  expect(alarmAfterChange(NOON + 999, NOON + 1_000)).toBeNull()
  expect(alarmAfterChange(NOON + 1_005, NOON + 1_000)).toBeNull()
})

test('an alarm that the platform lost is set again by the next change', () => {
  expect(alarmAfterChange(NOON + PROJECTION.overdueMs, NOON)).toBe(NOON + PROJECTION.overdueMs + 1_000)
})

test('while D1 does not answer the tries get rarer, never rarer than every five minutes, and never end', () => {
  const waits = [1, 2, 3, 8, 9, 1_000, 5_000].map((tries) => alarmAfterFailure(NOON, tries) - NOON)
  expect(waits).toEqual([2_000, 4_000, 8_000, 256_000, 300_000, 300_000, 300_000])
})
