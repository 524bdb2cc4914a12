import { expect, test } from 'vitest'
import { spread } from '../../src/lib/spread.ts'

const ids = Array.from({ length: 10_000 }, (_, n) => `EXAMCANDIDATE${n}`)

test('what is due for ten thousand at one moment is done evenly over the span', () => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (const id of ids) {
    const offset = spread(id, 600_000)
    expect(offset).toBeGreaterThanOrEqual(0)
    expect(offset).toBeLessThan(600_000)
    const tenth = Math.floor(offset / 60_000)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) expect(count).toBeGreaterThan(850)
})

test('one registration has one offset', () => {
  expect(spread('EXAMCANDIDATE1', 600_000)).toBe(spread('EXAMCANDIDATE1', 600_000))
  expect(spread('EXAMCANDIDATE1', 600_000)).not.toBe(spread('EXAMCANDIDATE2', 600_000))
})
