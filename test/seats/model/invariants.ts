import { holders } from './plain-ledger.ts'
import { awaited, type Bounds, deliver, deskOf, hear, ledgerOf, type Parts, type World } from './world.ts'

/** The rule that this state of the world breaks, or null. */
export function wrongIn(world: World, bounds: Bounds): string | null {
  for (const ledger of Object.values(world.ledgers)) {
    for (const [offering, capacity] of Object.entries(bounds.capacity)) {
      if (holders(ledger, offering) > capacity) return 'oversold'
    }
  }
  for (const candidate of Object.keys(world.desks)) {
    const desk = deskOf(world, candidate)
    if (desk.held && desk.releases.some(({ centre }) => centre === desk.held?.centre))
      return 'released what is held'
    for (const centre of Object.keys(world.ledgers)) {
      const kept = ledgerOf(world, centre).holding[candidate] ?? []
      const believed = desk.held?.centre === centre ? desk.held.offerings : []
      const asked = desk.intent?.centre === centre ? [desk.intent.offerings] : []
      const owed = desk.releases.some((release) => release.centre === centre)
      if (![believed, ...asked].some((place) => same(place, kept))) {
        if (believed.length > 0) return 'believes what is not held'
        if (!owed) return 'leaked'
      }
    }
  }
  return null
}

/** Only giving back ends a holding; a change, a refusal or a crash never leaves a candidate with nothing. */
export function wrongStep(before: World, label: string, after: World): string | null {
  const lost = Object.keys(before.desks).some(
    (candidate) => deskOf(before, candidate).held !== null && deskOf(after, candidate).held === null,
  )
  return lost && !label.endsWith('gives back') ? 'lost what was held' : null
}

/** No number serves twice: what `withoutDead` rests on. */
export function wrongNumbers(before: World, after: World): string | null {
  for (const [candidate, desk] of Object.entries(after.desks)) {
    const former = deskOf(before, candidate)
    const known = awaited(former)
    const begun = awaited(desk).filter((question) => !known.includes(question))
    if (
      desk.lastNumber < former.lastNumber ||
      begun.some((question) => Number(question.split(' ')[1]) <= former.lastNumber)
    ) {
      return 'a number was used again'
    }
  }
  for (const [centre, ledger] of Object.entries(after.ledgers)) {
    for (const [candidate, { n }] of Object.entries(ledgerOf(before, centre).last)) {
      if ((ledger.last[candidate]?.n ?? 0) < n) return 'a ledger forgot a number'
    }
  }
  return null
}

/** Nothing waits for an answer any more. */
export function isQuiet(world: World): boolean {
  return Object.values(world.desks).every(
    ({ intent, releases: release }) => intent === null && release.length === 0,
  )
}

/** Every desk sends its open requests once more and without a fault, until all is quiet or the rounds are used up. */
export function settle(world: World, parts: Parts, bounds: Bounds, patience = 8): World {
  if (patience === 0 || isQuiet(world)) return world
  let next = world
  for (const candidate of Object.keys(world.desks)) {
    for (const question of parts.openQuestions(deskOf(next, candidate))) {
      const delivered = deliver(next, { candidate, ...question }, parts, bounds)
      next = hear(delivered.next, delivered.reply, parts)
    }
  }
  return settle(next, parts, bounds, patience - 1)
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((offering, i) => offering === other[i])
}
