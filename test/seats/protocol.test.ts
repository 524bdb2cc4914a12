import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BROKEN } from './model/broken.ts'
import { explore } from './model/explore.ts'
import { isQuiet, settle, wrongIn, wrongNumbers, wrongStep } from './model/invariants.ts'
import { PRUNED, SCENES, WHOLE } from './model/scenes.ts'
import { PRODUCT, start, steps, withoutDead } from './model/world.ts'

/*
 * Desks and ledgers, with a network that loses, delays, repeats and reorders, and a crash of anybody at any time.
 * In every state: nothing is sold twice; what a desk believes it holds is held; what is held at a ledger some desk
 * knows of; only giving back ends a holding; and asking again brings quiet in which all of this is still true.
 */
describe('with every message kept for ever', () => {
  test.each(Object.entries(WHOLE))('%s: no seat is lost, leaked or sold twice', (name, bounds) => {
    const { states, ...found } = explore(PRODUCT, bounds, false)
    console.info(`${name}: ${states} states`)
    expect(found).toEqual({ broken: null, way: [] })
    expect(states).toBeGreaterThan(1_000)
  })
})

describe('with messages forgotten once they can do nothing', () => {
  test.each(Object.entries(PRUNED))('%s: no seat is lost, leaked or sold twice', (name, bounds) => {
    const { states, ...found } = explore(PRODUCT, bounds, true)
    console.info(`${name}: ${states} states`)
    expect(found).toEqual({ broken: null, way: [] })
    expect(states).toBeGreaterThan(5_000)
  })
})

describe('the search is able to find what is wrong', () => {
  test.each(Object.entries(BROKEN))('%s is found out', (_, { parts, harm, scene }) => {
    const found = explore({ ...PRODUCT, ...parts }, SCENES[scene ?? 'moves'], false)
    expect(found.broken).toBe(harm)
    expect(found.way.length).toBeGreaterThan(1)
  })

  test('and finds nothing in the same scenes where no rule is broken', () => {
    for (const scene of Object.values(SCENES)) expect(explore(PRODUCT, scene, true).broken).toBeNull()
  })
})

test('a long day of four candidates at three centres ends with every seat accounted for', () => {
  const bounds = {
    asks: { Wang: 1_000, Li: 1_000, Zhao: 1_000, Chen: 1_000 },
    wishes: ['A', 'B', 'C'].flatMap((centre) =>
      [['1'], ['2'], ['1', '2']].map((ids) => ({ centre, offerings: ids.map((id) => centre + id) })),
    ),
    capacity: { A1: 1, A2: 2, B1: 1, B2: 2, C1: 2, C2: 1 },
  }
  const day = fc.array(fc.nat(), { minLength: 150, maxLength: 250 })
  const everything = fc.property(day, (choices) => {
    let world = start(bounds)
    for (const choice of choices) {
      const possible = steps(world, PRODUCT, bounds)
      const step = possible[choice % possible.length]
      if (!step) throw new Error('Something can always happen')
      expect(wrongStep(world, step.label, step.next) ?? wrongNumbers(world, step.next)).toBeNull()
      world = withoutDead(step.next)
      expect(wrongIn(world, bounds)).toBeNull()
    }
    const settled = settle(world, PRODUCT, bounds)
    expect(isQuiet(settled)).toBe(true)
    expect(wrongIn(settled, bounds)).toBeNull()
  })
  fc.assert(everything, { seed: 20_261_120, numRuns: 60 })
})
