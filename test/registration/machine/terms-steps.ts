import fc from 'fast-check'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { CLOCK, DAY, WINDOWS, ZHENGZHOU } from './facts.ts'
import { type Step, wasPaidAfterAll } from './platform-steps.ts'
import { askLedger, say, termsAt } from './world.ts'

type Change = (terms: Terms) => Partial<Terms>

/** An administrator changes the catalogue in mid-sitting: every term that the rules read, at one of the two centres. */
export function changesTerms(): fc.Arbitrary<Step> {
  const change = fc.oneof(
    fc.boolean().map<Change>((review) => () => ({ review })),
    fc.constantFrom('online' as const, 'centre' as const).map<Change>((money) => () => ({ money })),
    fc.constantFrom(7000, 8000).map<Change>((fee) => () => ({ offerings: withFee(fee) })),
    fc.constantFrom(-10, -1, 0, 5).map<Change>((days) => () => ({ windows: movedBy(days) })),
    fc.constantFrom(DAY / 48, DAY / 2, DAY).map<Change>((timeToPayMs) => () => ({ timeToPayMs })),
    fc.constant<Change>(({ notices }) => ({
      notices: { ...notices, agreement: (notices.agreement ?? 0) + 1 },
    })),
  )
  return fc
    .tuple(fc.constantFrom('zhengzhou', 'dengfeng'), change)
    .map(([centre, more]) => changes(centre, more))
}

/** Late money asks for its seat; the centre reviews from now on, and then the ledger answers. */
export function isPaidLateBesideReview(nth: number): Step {
  return (world) => {
    const asking = wasPaidAfterAll(nth)(world)
    const { centre } = asking.file
    return askLedger(centre ? changes(centre, () => ({ review: true }))(asking) : asking, 9)
  }
}

/** Its desk hears of it when its next alarm reads the terms. */
function changes(centre: string, more: Change): Step {
  return (world) => {
    const terms = termsAt(world, centre)
    const changed = { ...terms, ...more(terms), revision: terms.revision + 1 }
    return say({ ...world, terms: { ...world.terms, [centre]: changed } }, { do: 'time-passed' }, CLOCK)
  }
}

function withFee(fee: number): Terms['offerings'] {
  const { python } = ZHENGZHOU.offerings
  return { ...ZHENGZHOU.offerings, python: { seats: python?.seats ?? 0, fee } }
}

function movedBy(days: number): Terms['windows'] {
  const { registrationFrom, ...ends } = WINDOWS
  const moved = Object.entries(ends).map(([name, end]) => [name, end + days * DAY])
  return { registrationFrom, ...(Object.fromEntries(moved) as typeof ends) }
}
