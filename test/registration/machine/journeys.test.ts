import fc from 'fast-check'
import { expect, test } from 'vitest'
import { broken, unsettled } from './invariants.ts'
import { movesIn, STAGE_MOVES } from './moves.ts'
import { allIsNotified } from './platform-steps.ts'
import { anyStep, BEGUN } from './steps.ts'
import { settle } from './world.ts'

const RUNS = { seed: 20_270_327, numRuns: 5_000 }

test('whatever happens in whatever order, no file ever breaks a rule, and everything is settled in the end', () => {
  const reached = new Set<string>()
  const backFor = new Set<string>()
  const journeys = fc.array(anyStep(), { minLength: 25, maxLength: 90 })
  fc.assert(
    fc.property(journeys, (steps) => {
      const ended = settle(
        steps.reduce((world, step) => step(world), BEGUN),
        9,
      )
      const settled = settle(allIsNotified(ended), 9)
      expect([...settled.moves.flatMap(broken), ...unsettled(settled)]).toEqual([])
      for (const { before, after } of settled.moves) reached.add(`${before.stage.is} → ${after.stage.is}`)
      for (const { state } of settled.file.trades) if ('why' in state) backFor.add(state.why)
    }),
    RUNS,
  )
  // A property proves nothing about moves that it never makes.
  expect(movesIn(STAGE_MOVES).filter((move) => !reached.has(move))).toEqual([])
  expect([...backFor].sort()).toEqual([
    'amount',
    'cancelled',
    'changed',
    'deleted',
    'no-seat',
    'platform',
    'receipt',
    'second',
    'too-late',
  ])
})
