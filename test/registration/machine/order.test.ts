import { expect, test } from 'vitest'
import type { PlatformAnswer } from '../../../src/payment/gateways/gateway.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { CANDIDATE, CLOCK, DAY, NOON, PLATFORM } from './facts.ts'
import { appliedAll, PAYING, USUAL } from './played.ts'
import { type AtPlatform, ask, askLedger, NEW_WORLD, say, settle, type World } from './world.ts'

type Event = (world: World) => World

/** The pay-by and its grace have passed this very moment. */
const OVER = NOON + DAY + 5_000
const FEE = 8000

const notified =
  (nth: number, answer: PlatformAnswer): Event =>
  (world) => {
    const trade = world.file.trades[nth]?.no ?? ''
    return say(world, { do: 'trade-answer', trade, answer, by: 'notification', askedAt: NOON }, PLATFORM)
  }
const paid = (nth: number, amount = FEE): PlatformAnswer => ({
  is: 'paid',
  amount,
  platformNo: `p${nth}`,
  paidAt: NOON + DAY - 1,
})

/** All orders of all choices of one to `most` of them. */
function* orders<Item>(items: readonly Item[], most: number): Generator<Item[]> {
  if (most === 0) return
  for (const item of items) {
    yield [item]
    const others = items.filter((one) => one !== item)
    for (const rest of orders(others, most - 1)) yield [item, ...rest]
  }
}

/** The final state, without the times at which each answer came. */
function ending({ file, platform }: World): string {
  const trades = file.trades
    .map(({ state }) => ('why' in state ? `${state.is} ${state.why}` : state.is))
    .sort()
  const money = Object.values(platform)
    .map(({ state, refunded }) => `${state} ${refunded}`)
    .sort()
  return JSON.stringify([file.stage.is, file.seating.held, trades, money])
}

/** Each set of events, in all its orders, and how they ended. */
function endings(file: Registration, platform: Record<string, AtPlatform>, events: Record<string, Event>) {
  const bySet = new Map<string, Map<string, string>>()
  for (const order of orders(Object.keys(events), 5)) {
    const world: World = { ...NEW_WORLD, file, now: OVER, platform, ledgers: LEDGERS }
    const end = ending(
      settle(
        order.reduce((one, name) => events[name]?.(one) ?? one, world),
        9,
      ),
    )
    const set = [...order].sort().join(', ')
    const seen = bySet.get(set) ?? new Map<string, string>()
    bySet.set(set, seen.set(end, order.join(' → ')))
  }
  return [...bySet].filter(([, ends]) => ends.size > 1).map(([set, ends]) => [set, [...ends]])
}

const LEDGERS = {
  zhengzhou: {
    last: { [PAYING.id]: { is: 'held', n: PAYING.seating.lastNumber } as const },
    holding: { [PAYING.id]: ['python'] },
  },
}
const first = PAYING.trades[0]?.no ?? ''

test('of one payment: five events in all their orders end alike (F11)', () => {
  const platform = { [first]: { state: 'paid', amount: FEE, refunded: 0 } as const }
  const events: Record<string, Event> = {
    paid: notified(0, paid(0)),
    'paid again': notified(0, paid(0)),
    closed: notified(0, { is: 'closed' }),
    'another amount': notified(0, paid(0, FEE + 1)),
    'no answer': (world) =>
      say(
        world,
        {
          do: 'trade-answer',
          trade: first,
          answer: { is: 'unknown', why: 'timeout' },
          by: 'query',
          askedAt: NOON,
        },
        PLATFORM,
      ),
    'an old answer': (world) =>
      say(
        world,
        { do: 'trade-answer', trade: first, answer: { is: 'waiting' }, by: 'query', askedAt: NOON },
        PLATFORM,
      ),
    'time passed': (world) => say(world, { do: 'time-passed' }, CLOCK),
    asked: (world) => ask(world, first, false),
  }
  expect(endings(PAYING, platform, events)).toEqual([])
})

test('of a payment that the platform gives back by itself: told in any order, it ends alike', () => {
  const platform = { [first]: { state: 'paid', amount: FEE, refunded: 0 } as const }
  const events: Record<string, Event> = {
    paid: notified(0, paid(0)),
    'a part is back': notified(0, {
      is: 'refunded',
      amount: FEE,
      refunded: 100,
      platformNo: 'p0',
      refundedAt: NOON,
    }),
    closed: notified(0, { is: 'closed' }),
    waiting: notified(0, { is: 'waiting' }),
    'time passed': (world) => say(world, { do: 'time-passed' }, CLOCK),
  }
  expect(endings(PAYING, platform, events)).toEqual([])
})

test('of two payments: one is for the seat, the other goes back, whichever is heard of first', () => {
  const closing = appliedAll(PAYING, ['close-payment'])
  const closed = say(
    { ...NEW_WORLD, file: closing, ledgers: LEDGERS },
    { do: 'trade-answer', trade: first, answer: { is: 'absent' }, by: 'query', askedAt: NOON },
    PLATFORM,
  )
  const both = say(closed, USUAL.open(closed.file), CANDIDATE).file
  const second = both.trades[1]?.no ?? ''
  const platform = {
    [first]: { state: 'paid', amount: FEE, refunded: 0 } as const,
    [second]: { state: 'paid', amount: FEE, refunded: 0 } as const,
  }
  const events: Record<string, Event> = {
    'first paid': notified(0, paid(0)),
    'second paid': notified(1, paid(1)),
    'first closed': notified(0, { is: 'closed' }),
    'second closed': notified(1, { is: 'closed' }),
    'time passed': (world) => say(world, { do: 'time-passed' }, CLOCK),
    'the ledger answers': (world) => askLedger(world, 9),
  }
  expect(endings(both, platform, events)).toEqual([])
})

test('and if there are no seats left once they went back, it is a seat or the money, never neither', () => {
  const platform = { [first]: { state: 'paid', amount: FEE, refunded: 0 } as const }
  const events: Record<string, Event> = {
    paid: notified(0, paid(0)),
    closed: notified(0, { is: 'closed' }),
    'time passed': (world) => say(world, { do: 'time-passed' }, CLOCK),
    'time passed again': (world) => say(world, { do: 'time-passed' }, CLOCK),
    'the ledger answers': (world) => askLedger(world, 0),
  }
  const ends = new Set<string>()
  for (const order of orders(Object.keys(events), 5)) {
    const world: World = { ...NEW_WORLD, file: PAYING, now: OVER, platform, ledgers: LEDGERS }
    const { file, platform: after } = settle(
      order.reduce((one, name) => events[name]?.(one) ?? one, world),
      0,
    )
    ends.add(`${file.stage.is}, back: ${after[first]?.refunded}`)
  }
  expect([...ends].sort()).toEqual(['lapsed, back: 8000', 'paid, back: 0'])
})
