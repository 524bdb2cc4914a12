import fc from 'fast-check'
import { expect, test } from 'vitest'
import { broken, unsettled } from '../machine/invariants.ts'
import { BEGUN } from '../machine/steps.ts'
import { settle, type World } from '../machine/world.ts'
import { BEGINNINGS } from './beginnings.ts'
import { anyDetour, anyStepOn, anySurrounding } from './happenings.ts'
import { endingOf } from './oracle.ts'
import { anyChangeOfTerms, type Happening } from './terms-changes.ts'

const SEED = 20_270_327
const WALKS = 5_000

/** A walk proves nothing about an end that it never comes to. */
const ENDS = ['paid', 'registration-over', 'photo-over', 'undecided', 'not-offered', 'cancelled', 'nowhere']

type Often = [weight: number, arbitrary: fc.Arbitrary<Happening>]

type Walk = { beginning: string; happenings: Happening[] }

function walksOf(...kinds: Often[]): fc.Arbitrary<Walk> {
  const happening = fc.oneof(...kinds.map(([weight, arbitrary]) => ({ weight, arbitrary })))
  return fc.record({
    beginning: fc.constantFrom(...Object.keys(BEGINNINGS)),
    happenings: fc.array(happening, { minLength: 2, maxLength: 16, size: 'max' }),
  })
}

/**
 * Takes the walk, asks after every step how it ends for a candidate who goes on from there, and settles everything in the end. Null
 * where all is well; else everything that has happened.
 */
function take({ beginning, happenings }: Walk, ends: Set<string>): string | null {
  const told = [`begins ${beginning}`]
  let world = BEGINNINGS[beginning] ?? BEGUN
  for (const { name, happens } of happenings) {
    const before = world
    world = happens(world)
    told.push(name)
    if (world === before) continue
    const ending = endingOf(world)
    ends.add(ending.is === 'over' ? ending.why : ending.is)
    if (ending.is === 'stuck') return report(ending.why, told, ending.world)
  }
  const settled = settle(world)
  const [wrong] = [...settled.moves.flatMap(broken), ...unsettled(settled)]
  return wrong ? report(wrong, told, settled) : null
}

function report(wrong: string, told: readonly string[], { file, now, terms }: World): string {
  const state = { now: new Date(now), stage: file.stage, terms: terms[file.centre ?? ''] }
  return [wrong, ...told, JSON.stringify(state)].join('\n  ')
}

/** The shortest walk that goes wrong, and all the ends that the walks have come to. */
function wrongWalk(walks: fc.Arbitrary<Walk>) {
  const ends = new Set<string>()
  const property = fc.property(walks, (walk) => take(walk, ends) === null)
  const { counterexample } = fc.check(property, { seed: SEED, numRuns: WALKS })
  return { wrong: counterexample ? take(counterexample[0], ends) : null, ends }
}

test('whatever changes on the way, a willing candidate gets on, or reads the true reason why nothing leads on', () => {
  const walks = walksOf([6, anyStepOn()], [3, anyChangeOfTerms()], [4, anySurrounding()])
  const { wrong, ends } = wrongWalk(walks)
  expect(wrong).toBeNull()
  expect(ENDS.filter((end) => !ends.has(end))).toEqual([])
})

test('so does one who mistypes, changes, gives up, begins again and presses twice', () => {
  const walks = walksOf([4, anyStepOn()], [4, anyDetour()], [3, anyChangeOfTerms()], [4, anySurrounding()])
  const { wrong, ends } = wrongWalk(walks)
  expect(wrong).toBeNull()
  expect([...ENDS, 'deleted'].filter((end) => !ends.has(end))).toEqual([])
})
