import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { needsClaim } from '../../../src/registration/machine/claims.ts'
import { holdsSeats, newRegistration } from '../../../src/registration/machine/registration.ts'
import { type Account, ClaimedWorld } from './claim-table.ts'
import { CARD, CLOCK, DAY, DENGFENG, HOUR, LI, NOON, PASSPORT, PLATFORM, WANG, WINDOWS } from './facts.ts'
import { APPROVED, applied, appliedAll, DUE, FILLING, LAPSED, READY, tradeAnswer, USUAL } from './played.ts'

const OTHER = 'K7QM3XT9A8BCDEFJ'

/** Two accounts of which nothing is registered yet. */
function twoAccounts(): ClaimedWorld {
  const begun = [LI, OTHER].map((id) =>
    applied(
      newRegistration({ id, sitting: 'ncre-79', passport: id, province: 'henan', lang: 'zh-CN' }),
      USUAL.start(),
    ),
  )
  return new ClaimedWorld(begun)
}

type Step = (world: ClaimedWorld, one: Account) => void

/** Weighted towards the orders in which a claim is made before a release and decided after it. */
const STEPS: Record<string, { weight: number; does: Step }> = {
  'names the card': { weight: 4, does: (world, one) => world.names(one, CARD) },
  'names the passport': { weight: 1, does: (world, one) => world.names(one, PASSPORT) },
  'submits the form': { weight: 5, does: (world, one) => world.submits(one, '') },
  'submits another form': { weight: 2, does: (world, one) => world.submits(one, '示例大学') },
  'sends it': { weight: 4, does: (world, one) => world.sends(one) },
  'a call arrives': { weight: 8, does: (world, one) => world.arrives(one) },
  'the newest call arrives first': { weight: 2, does: (world, one) => world.arrives(one, one.calls.at(-1)) },
  'a call comes twice': {
    weight: 1,
    does: (world, one) => {
      const [call] = one.calls
      world.arrives(one)
      world.arrives(one, call)
    },
  },
  'a call is lost': { weight: 1, does: (world, one) => world.loses(one) },
  'the ledger grants': { weight: 5, does: (world, one) => world.ledgerAnswers(one, 'held') },
  'the ledger is full': { weight: 2, does: (world, one) => world.ledgerAnswers(one, 'full') },
  'attaches a photo': { weight: 2, does: (world, one) => world.attaches(one) },
  'an officer passes it': {
    weight: 1,
    does: (world, one) => void world.says(one, USUAL.approve(one.file), { by: WANG }),
  },
  'its time passes': { weight: 3, does: (world, one) => world.lapses(one, 0) },
  'deletes it': { weight: 1, does: (world, one) => void world.says(one, USUAL.delete()) },
  'begins again': { weight: 2, does: (world, one) => void world.says(one, USUAL.start()) },
  'claims are released, one part': { weight: 8, does: (world, one) => world.releases(one) },
  'the desk is resumed': { weight: 1, does: (world, one) => world.resumes(one) },
  'a moment passes': { weight: 6, does: (world) => void world.now++ },
}

const anyStep = fc.record({
  who: fc.nat(1),
  what: fc.oneof(
    ...Object.entries(STEPS).map(([what, { weight }]) => ({ weight, arbitrary: fc.constant(what) })),
  ),
})

describe('two accounts and their documents', () => {
  test('are never both live with one, in whatever order calls, answers and releases come', () => {
    let protectedOnes = 0
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 15, maxLength: 60 }), (steps) => {
        const world = twoAccounts()
        for (const { who, what } of steps) {
          const one = world.accounts[who]
          if (one) STEPS[what]?.does(world, one)
          expect(world.unprotected, what).toEqual([])
        }
        world.settle()
        expect(world.unprotected).toEqual([])
        protectedOnes += world.accounts.filter(({ file }) => holdsSeats(file.stage)).length
      }),
      { seed: 20_270_328, numRuns: 6_000 },
    )
    expect(protectedOnes).toBeGreaterThan(500)
  })

  test('never lose one that nobody else uses: when all is done, each claim is needed, and whoever is left may submit', () => {
    let submitted = 0
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 10, maxLength: 50 }), (steps) => {
        const world = twoAccounts()
        for (const { who, what } of steps) {
          const one = world.accounts[who]
          if (one) STEPS[what]?.does(world, one)
        }
        world.settle()
        expect(world.barred).toEqual([])
        for (const one of world.accounts) {
          const holder = world.claims.get(CARD.blindIndex)?.holder ?? one.file.id
          if (one.file.stage.is !== 'filling' || holder !== one.file.id) continue
          world.names(one, CARD)
          world.submits(one, '')
          world.settle()
          expect(one.file.stage.is).toBe('submitted')
          submitted++
        }
      }),
      { seed: 20_270_329, numRuns: 3_000 },
    )
    expect(submitted).toBeGreaterThan(500)
  })
})

describe('a registration that has lapsed', () => {
  const passed = { now: NOON + 4 * DAY, by: CLOCK }

  test('gives its number up where no officer has passed it, so that a rival is not barred by it', () => {
    const lapsed = applied(READY, USUAL['time-passed'](), passed)
    expect(lapsed).toMatchObject({
      stage: { is: 'lapsed' },
      claimedBlindIndex: null,
      releaseClaimAt: passed.now,
    })
  })

  test('keeps it while it would be approved again as it is, and gives it up with the next lapse once it was changed', () => {
    expect(LAPSED.claimedBlindIndex).toBe(CARD.blindIndex)
    const other = applied(LAPSED, USUAL.change(LAPSED), { now: NOON + 2 * DAY })
    const held = appliedAll(other, ['held'], { now: NOON + 2 * DAY })
    const again = applied(held, USUAL['time-passed'](), { now: NOON + 6 * DAY, by: CLOCK })
    expect(again).toMatchObject({ stage: { is: 'lapsed' }, claimedBlindIndex: null })
  })

  test('keeps it while money may still come, and gives it up when the platform is sure that none does', () => {
    const terms = { terms: DENGFENG }
    const paying = appliedAll(DUE, ['open'], terms)
    const asked = appliedAll(paying, ['time-passed'], { now: NOON + DAY + HOUR, ...terms })
    const absent = { now: NOON + HOUR, by: PLATFORM, ...terms }
    const unsure = applied(asked, tradeAnswer(asked, { is: 'absent' }, 'query'), absent)
    const lapsed = appliedAll(unsure, ['time-passed'], { now: NOON + DAY + HOUR, ...terms })
    expect([lapsed.stage.is, needsClaim(lapsed)]).toEqual(['lapsed', true])
    const closed = { now: NOON + 2 * DAY, by: PLATFORM, ...terms }
    const sure = applied(lapsed, tradeAnswer(lapsed, { is: 'closed' }, 'query'), closed)
    expect(sure).toMatchObject({ claimedBlindIndex: null, releaseClaimAt: closed.now })
  })

  test('takes the number again when it is sent again, and is told to where the claim is missing or too old', () => {
    const lapsed = applied(READY, USUAL['time-passed'](), passed)
    const now = WINDOWS.registrationUntil - HOUR
    const decide = (claimedAt: number) =>
      applied(lapsed, { do: 'send', claimedBlindIndex: CARD.blindIndex, claimedAt }, { now })
    expect(decide(now)).toMatchObject({ claimedBlindIndex: CARD.blindIndex, seating: { intent: {} } })
    expect(appliedAll(decide(now), ['held'], { now }).stage.is).toBe('pending')
    for (const claimedAt of [0, passed.now]) expect(() => decide(claimedAt)).not.toThrow()
    expect(decide(passed.now).seating.intent).toBeNull()
  })

  test('gives it up where no seat is left for it', () => {
    const lapsed = applied(READY, USUAL['time-passed'](), passed)
    const full = appliedAll(lapsed, ['send', 'full'], { now: passed.now + HOUR })
    expect(full).toMatchObject({ stage: { is: 'lapsed' }, claimedBlindIndex: null })
    expect(full.releaseClaimAt).toBeGreaterThan(passed.now)
  })
})

test('a form that is refused bars nobody: its number is free again', () => {
  const full = appliedAll(FILLING, ['submit', 'full'], { now: NOON + HOUR })
  expect(full).toMatchObject({ stage: { is: 'filling' }, releaseClaimAt: NOON + HOUR })
  expect(needsClaim(APPROVED)).toBe(true)
})
