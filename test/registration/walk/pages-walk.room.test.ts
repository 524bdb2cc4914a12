import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { withoutFaults } from '../../../src/dev/bank/fault-switches.ts'
import { seedCatalogue } from '../../../src/dev/seed-catalogue.ts'
import { Candidate, MORNING, seededCatalogue, setClock } from '../../fixture.ts'
import { TestBank } from '../../payment/test-bank.ts'
import { idOf, numberOf, runAlarms } from '../desk/desks.ts'
import { withCheck } from '../identity/card-numbers.ts'
import { Journey } from './journey.ts'
import { disagreements, followToTheEnd } from './page-ending.ts'
import { anyPageHappening, type PageHappening, silenceLedgers } from './page-happenings.ts'
import { MISHAPS } from './page-mishaps.ts'
import { catalogueRows, restore } from './page-terms.ts'
import { NO_REVIEW, REVIEWS } from './places.ts'
import type { Goal } from './walked-desk.ts'

const SEED = 20_270_327
const PARTS = 4

type Walk = { centre: string; goal: Goal; happenings: PageHappening[] }

const GOALS: Goal[] = [
  'filling',
  'no photo',
  'ready',
  'pending',
  'returned',
  'approved',
  'due',
  'paying',
  'lapsed',
]

/** Stages that only a centre with review has, or only one without. */
const CENTRE_OF: Partial<Record<Goal, string>> = {
  pending: REVIEWS,
  returned: REVIEWS,
  approved: REVIEWS,
  due: NO_REVIEW,
}

/** Every mishap at every stage, with other things that happen before and after, and one walk without any: a hundred. */
const ALL: Walk[] = walks()

function walks(): Walk[] {
  const pairs = MISHAPS.flatMap((mishap) => GOALS.map((goal) => ({ mishap, goal })))
  const others = fc.record({
    any: fc.constantFrom(REVIEWS, NO_REVIEW),
    before: fc.array(anyPageHappening, { maxLength: 1 }),
    after: fc.array(anyPageHappening, { maxLength: 4, size: 'max' }),
  })
  const sampled = fc.sample(others, { seed: SEED, numRuns: pairs.length })
  const disturbed = pairs.map(({ mishap, goal }, i) => {
    const { any = REVIEWS, before = [], after = [] } = sampled[i] ?? {}
    return { centre: CENTRE_OF[goal] ?? any, goal, happenings: [...before, mishap, ...after] }
  })
  return [{ centre: REVIEWS, goal: 'filling', happenings: [] }, ...disturbed]
}

let rows: Awaited<ReturnType<typeof catalogueRows>>
let bank: TestBank

beforeAll(async () => {
  setClock('9:00')
  await seedCatalogue(env.DB, MORNING)
  rows = await catalogueRows()
  const zhang = { id: idOf(1), name: '张敏', number: numberOf(999) }
  await runAlarms(await Candidate.withPhoto(await seededCatalogue(), zhang))
})
beforeEach(() => {
  bank = new TestBank()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Null where the walk ends well; else everything that has happened. */
async function walk(n: number, { centre, goal, happenings }: Walk): Promise<string | null> {
  setClock('10:00')
  await restore(rows)
  await everybodyAnswers()
  const journey = await Journey.begin({ n, bank, number: withCheck(numberOf(n)), centre })
  const { told } = journey
  let wrong: string | null
  try {
    await journey.reach(goal)
    told.push(`-- stands at ${goal}`)
    for (const { name, happens } of happenings) {
      told.push(`* ${name}`)
      await happens(journey)
    }
    await everybodyAnswers()
    await journey.pass(15 * 60_000)
    told.push('-- from here on everybody answers')
    wrong = (await followToTheEnd(journey)) ?? ((await disagreements(journey)).join(', ') || null)
  } catch (error) {
    wrong = String((error as Error).stack)
  }
  if (!wrong) return null
  const file = await journey.desk.read()
  const state = `${new Date().toISOString()} ${JSON.stringify(file?.stage)} ${journey.follower.text.slice(0, 400)}`
  return [`walk ${n} of seed ${SEED}: ${wrong}`, ...told, state].join('\n  ')
}

async function everybodyAnswers(): Promise<void> {
  bank.switches = withoutFaults(1)
  await silenceLedgers(false)
}

test.each(Array.from({ length: PARTS }, (_, part) => part))(
  'whoever follows the links and buttons gets on to the end, or reads why not: part %i of the walks',
  async (part) => {
    const stuck: string[] = []
    for (const [i, one] of ALL.entries()) {
      if (i % PARTS !== part) continue
      const wrong = await walk(i + 1, one)
      if (wrong) stuck.push(wrong)
    }
    expect(stuck.join('\n\n')).toBe('')
  },
  300_000,
)
