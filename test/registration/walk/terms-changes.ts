import fc from 'fast-check'
import { narrowWindows } from '../../../src/catalogue/windows.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { DAY, DENGFENG, HOUR, MINUTE, ZHENGZHOU } from '../machine/facts.ts'
import { termsAt, type World } from '../machine/world.ts'

/** One thing that happens; its name is told where a walk fails. */
export type Happening = { name: string; happens: (world: World) => World }

const CENTRES = ['zhengzhou', 'dengfeng'] as const
const WINDOW_NAMES = ['registrationUntil', 'photoUntil', 'reviewUntil', 'paymentUntil'] as const

/** The changes that an administrator may make while candidates are on their way. */
export function anyChangeOfTerms(): fc.Arbitrary<Happening> {
  const centre = fc.constantFrom(...CENTRES)
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...WINDOW_NAMES), fc.constantFrom(-HOUR, MINUTE, HOUR, 3 * DAY, 20 * DAY))
      .map(([name, from]) =>
        everywhere(`${name} in ${hours(from)}`, (terms, now) => withWindow(terms, name, now + from)),
      ),
    fc
      .tuple(centre, fc.constantFrom(...WINDOW_NAMES), fc.constantFrom(-HOUR, HOUR, 3 * DAY))
      .map(([at, name, from]) =>
        changes(at, `${name} in ${hours(from)}`, (terms, now, { windows }) =>
          withWindow(terms, name, Math.min(now + from, windows[name])),
        ),
      ),
    fc
      .tuple(centre, fc.constantFrom('python', 'office', 'free'), fc.constantFrom(0, 8000, 9000))
      .map(([at, id, fee]) => changes(at, `${id} costs ${fee}`, (terms) => withOffering(terms, id, { fee }))),
    fc
      .tuple(centre, fc.constantFrom('python', 'office', 'free'), fc.constantFrom(0, 1, 9))
      .map(([at, id, seats]) =>
        changes(at, `${id} has ${seats} seats`, (terms) => withOffering(terms, id, { seats })),
      ),
    fc.tuple(centre, fc.boolean(), fc.boolean()).map(([at, review, passPending]) =>
      changes(at, `review ${review}, pending are passed: ${passPending}`, (terms) => ({
        ...terms,
        review,
        passPending,
      })),
    ),
    fc
      .tuple(centre, fc.constantFrom('online' as const, 'centre' as const))
      .map(([at, money]) => changes(at, `money ${money}`, (terms) => ({ ...terms, money }))),
    fc
      .constantFrom(MINUTE, HOUR, DAY)
      .map((timeToPayMs) =>
        everywhere(`time to pay ${hours(timeToPayMs)}`, (terms) => ({ ...terms, timeToPayMs })),
      ),
    fc
      .constantFrom(MINUTE, 3 * DAY)
      .map((holdMs) => everywhere(`hold ${hours(holdMs)}`, (terms) => ({ ...terms, holdMs }))),
    fc.constantFrom('agreement' as const, 'sitting-notice' as const, 'province-notice' as const).map((kind) =>
      everywhere(`new version of the ${kind}`, (terms) => ({
        ...terms,
        notices: { ...terms.notices, [kind]: (terms.notices[kind] ?? 0) + 1 },
      })),
    ),
    fc
      .tuple(centre, fc.constantFrom('python', 'office'))
      .map(([at, id]) => changes(at, `${id} is withdrawn`, (terms) => withoutOffering(terms, id))),
    centre.map(withdraws),
    centre.map(comesBack),
  )
}

function everywhere(name: string, change: (terms: Terms, now: number) => Terms): Happening {
  return {
    name,
    happens: (world) => {
      const terms = Object.entries(world.terms).map(
        ([key, one]) => [key, changed(one, change, world.now)] as const,
      )
      return { ...world, terms: Object.fromEntries(terms) }
    },
  }
}

/** `change` is given the terms of the province, too: a centre may only narrow its windows. */
function changes(
  centre: string,
  name: string,
  change: (terms: Terms, now: number, province: Terms) => Terms,
): Happening {
  return {
    name: `${centre}: ${name}`,
    happens: (world) => {
      const terms = world.terms[centre]
      if (!terms?.centre) return world
      const next = changed(terms, (one, now) => change(one, now, termsAt(world, null)), world.now)
      return { ...world, terms: { ...world.terms, [centre]: next } }
    },
  }
}

function changed(terms: Terms, change: (terms: Terms, now: number) => Terms, now: number): Terms {
  return { ...change(terms, now), revision: terms.revision + 1 }
}

/** The catalogue no longer names the centre: the terms of the province hold for its candidates. */
function withdraws(centre: string): Happening {
  return changes(centre, 'is withdrawn', (terms) => ({
    ...terms,
    centre: null,
    review: true,
    money: 'online',
    offerings: {},
  }))
}

function comesBack(centre: 'zhengzhou' | 'dengfeng'): Happening {
  const { review, offerings } = centre === 'zhengzhou' ? ZHENGZHOU : DENGFENG
  return {
    name: `${centre} is there again`,
    happens: (world) => {
      const terms = world.terms[centre]
      if (!terms || terms.centre) return world
      const back = { ...terms, centre, review, offerings, revision: terms.revision + 1 }
      return { ...world, terms: { ...world.terms, [centre]: back } }
    },
  }
}

function withWindow(terms: Terms, name: (typeof WINDOW_NAMES)[number], until: number): Terms {
  return { ...terms, windows: narrowWindows({ ...terms.windows, [name]: until }) }
}

function withOffering(terms: Terms, id: string, more: { fee?: number; seats?: number }): Terms {
  const offering = terms.offerings[id]
  return offering ? { ...terms, offerings: { ...terms.offerings, [id]: { ...offering, ...more } } } : terms
}

function withoutOffering(terms: Terms, id: string): Terms {
  const { [id]: _, ...offerings } = terms.offerings
  return { ...terms, offerings }
}

function hours(ms: number): string {
  return `${Math.round((ms / HOUR) * 100) / 100} h`
}
