import { expect, test } from 'vitest'
import { isTimeToRecount, seatDifferences } from '../../src/seats/recount-rules.ts'

test('the recount is due in one run of the cron a day, at three in the morning in Beijing', () => {
  const day = Array.from({ length: 288 }, (_, n) => Date.parse('2026-11-25T00:00:00+08:00') + n * 300_000)
  expect(day.filter(isTimeToRecount)).toEqual([Date.parse('2026-11-25T03:00:00+08:00')])
})

test('an offering that one side does not know has no seats there', () => {
  const held = new Map([
    ['office', 3],
    ['linux', 1],
    ['python', 0],
  ])
  const chosen = new Map([
    ['office', 3],
    ['java', 2],
  ])
  expect(seatDifferences(held, chosen)).toEqual([
    { offering: 'java', held: 0, chosen: 2 },
    { offering: 'linux', held: 1, chosen: 0 },
  ])
})
