import { describe, expect, test } from 'vitest'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import {
  CARD,
  choice,
  content,
  DAY,
  DENGFENG,
  MINUTE,
  NOON,
  OTHER_PHOTO,
  PLATFORM,
  WINDOWS,
} from './facts.ts'
import {
  applied,
  appliedAll,
  DUE,
  decisionOn,
  notesOf,
  PAYING,
  paid,
  submission,
  tradeAnswer,
  tradeOf,
  USUAL,
  type UsualCommand,
} from './played.ts'

/** An hour after the pay-by. */
const LATE = NOON + DAY + 60 * MINUTE

/** Paid in the last minute: no notification came, and the platform's answer to our closing was lost. */
const unheard = (file: Registration) => paid(file, 8000, NOON + DAY - MINUTE)

/** The seats went back after the platform had said that there is nothing, while it could still be paid: now it says something else. */
function lapsed(file: Registration, terms = {}): Registration {
  const asked = appliedAll(file, ['time-passed'], { now: LATE, ...terms })
  const closed = applied(asked, tradeAnswer(asked, { is: 'absent' }, 'query'), {
    now: NOON + 60 * MINUTE,
    by: PLATFORM,
    ...terms,
  })
  return appliedAll(closed, ['time-passed', 'held'], { now: LATE, ...terms })
}

const LAPSED = lapsed(PAYING)
const pays = (file: Registration, more = {}) =>
  applied(file, tradeAnswer(file, unheard(file)), { now: LATE, by: PLATFORM, ...more })

const said = (file: Registration) => [
  file.stage.is,
  ...file.trades.map(({ state }) => ('why' in state ? `${state.is}: ${state.why}` : state.is)),
]

describe('money that is heard of after the seats went back', () => {
  test('asks for the seats first, and pays if there are some (case 3)', () => {
    const asking = pays(LAPSED)
    expect(asking.seating.intent).toMatchObject({ purpose: { is: 'late-payment' }, offerings: ['python'] })
    expect(said(asking)).toEqual(['lapsed', 'paid'])
    const granted = appliedAll(asking, ['held'], { now: LATE })
    expect(said(granted)).toEqual(['paid', 'paid'])
    expect(granted.seating.held?.offerings).toEqual(['python'])
  })

  test('goes back if there are none, and the candidate is told which money and why (case 4)', () => {
    const asking = pays(LAPSED)
    const refused = decisionOn(asking, USUAL.full(asking), { now: LATE })
    expect(said(appliedAll(asking, ['full'], { now: LATE }))).toEqual(['lapsed', 'refunding: no-seat'])
    expect(notesOf(refused)).toContainEqual({
      what: 'refunding',
      facts: { trade: tradeOf(asking).no, why: 'no-seat' },
    })
  })

  test('goes back without a question if it was paid after the payment deadline', () => {
    const at = WINDOWS.paymentUntil
    const file = applied(LAPSED, tradeAnswer(LAPSED, paid(LAPSED, 8000, at)), { now: at + MINUTE })
    expect(said(file)).toEqual(['lapsed', 'refunding: too-late'])
    const intime = applied(LAPSED, tradeAnswer(LAPSED, paid(LAPSED, 8000, at - 1)), { now: at + MINUTE })
    expect(said(intime)).toEqual(['lapsed', 'paid'])
  })

  test('pays a file that was approved again meanwhile, and whose seats are held (case 1)', () => {
    const again = appliedAll(LAPSED, ['send', 'held'], { now: LATE })
    expect(said(pays(again))).toEqual(['paid', 'paid'])
  })

  test('waits for the ledger where the candidate is asking for the same seats', () => {
    const asking = pays(appliedAll(LAPSED, ['send'], { now: LATE }))
    expect(said(asking)).toEqual(['lapsed', 'paid'])
    expect(said(appliedAll(asking, ['held'], { now: LATE }))).toEqual(['paid', 'paid'])
    const refused = appliedAll(asking, ['full'], { now: LATE })
    expect(refused.seating.intent?.purpose).toEqual({ is: 'late-payment', trade: tradeOf(asking).no })
    expect(said(appliedAll(refused, ['full'], { now: LATE }))).toEqual(['lapsed', 'refunding: no-seat'])
  })

  test('a new photo has to wait until it is known what becomes of the money', () => {
    const refused = decisionOn(pays(LAPSED), { do: 'attach-photo', photo: OTHER_PHOTO }, { now: LATE })
    expect(refused).toEqual({ refused: { is: 'busy' } })
  })

  test('goes back where other subjects were chosen since', () => {
    const other = submission(LAPSED, content({ choices: [choice('office')] }))
    const file = appliedAll(applied(LAPSED, other, { now: LATE }), ['held'], { now: LATE })
    expect(said(pays(file))).toEqual(['submitted', 'refunding: changed'])
  })

  test('never pays a registration that waits for an officer: approval comes before payment (case 58)', () => {
    const changed = applied(LAPSED, { do: 'attach-photo', photo: OTHER_PHOTO }, { now: LATE })
    const pending = appliedAll(changed, ['send', 'held'], { now: LATE })
    expect(said(pays(pending))).toEqual(['pending', 'refunding: changed'])
  })

  test('nor one whose seats went back after it had been changed or returned', () => {
    const changed = applied(LAPSED, { do: 'attach-photo', photo: OTHER_PHOTO }, { now: LATE })
    expect(said(pays(changed))).toEqual(['lapsed', 'refunding: changed'])
    const returned = appliedAll(changed, ['send', 'held', 'return'], { now: LATE })
    const shut = appliedAll(returned, ['time-passed', 'held'], { now: WINDOWS.reviewUntil })
    expect(said(pays(shut, { now: WINDOWS.reviewUntil }))).toEqual(['lapsed', 'refunding: changed'])
  })

  test('goes back where the claim of the document was released: somebody else may have it by now', () => {
    const terms = { terms: DENGFENG }
    const file = lapsed(appliedAll(DUE, ['open'], terms), terms)
    const sure = applied(file, tradeAnswer(file, { is: 'closed' }, 'query'), {
      now: LATE,
      by: PLATFORM,
      ...terms,
    })
    expect([file.claimedBlindIndex, sure.claimedBlindIndex]).toEqual([CARD.blindIndex, null])
    expect(said(pays(sure, terms))).toEqual(['lapsed', 'refunding: too-late'])
  })

  test('pays at a centre without review whenever there is a seat', () => {
    const terms = { terms: DENGFENG }
    const asking = pays(lapsed(appliedAll(DUE, ['open'], terms), terms), terms)
    expect(said(appliedAll(asking, ['held'], { now: LATE, ...terms }))).toEqual(['paid', 'paid'])
  })
})

describe('money for a registration that is deleted', () => {
  const deleted = appliedAll(LAPSED, ['delete', 'held'], { now: LATE })

  test('goes back', () => {
    expect(said(pays(deleted))).toEqual(['deleted', 'refunding: deleted'])
  })

  test('goes back from one begun again, too', () => {
    const again = appliedAll(deleted, ['start', 'agree'], { now: LATE })
    expect(said(pays(again))).toEqual(['filling', 'refunding: changed'])
  })

  test('goes back where it was deleted while the seats were being asked for', () => {
    const gone = appliedAll(pays(LAPSED), ['delete'], { now: LATE })
    expect(said(gone)).toEqual(['deleted', 'refunding: deleted'])
    expect(gone.seating).toMatchObject({ held: null, intent: null, releases: [{ centre: 'zhengzhou' }] })
  })
})

describe('a second payment', () => {
  const second = appliedAll(appliedAll(LAPSED, ['send', 'held'], { now: LATE }), ['open'], { now: LATE })
  const [first = tradeOf(second), last = tradeOf(second)] = second.trades

  test('goes back, whichever of the two came first', () => {
    const by = { now: LATE, by: PLATFORM }
    const hear = (file: Registration, no: string) => {
      const answer = { is: 'paid', amount: 8000, platformNo: no, paidAt: NOON + DAY - MINUTE } as const
      return applied(file, { do: 'trade-answer', trade: no, answer, by: 'notification', askedAt: NOON }, by)
    }
    expect(said(hear(hear(second, first.no), last.no))).toEqual(['paid', 'paid', 'refunding: second'])
    expect(said(hear(hear(second, last.no), first.no))).toEqual(['paid', 'refunding: second', 'paid'])
  })

  test('is prevented as soon as the first is heard of: the open attempt is to be closed', () => {
    const one = applied(
      second,
      { do: 'trade-answer', trade: first.no, answer: unheard(second), by: 'query', askedAt: NOON },
      { now: LATE },
    )
    expect(one.trades.map((trade) => [trade.state.is, trade.isClosing])).toEqual([
      ['paid', true],
      ['open', true],
    ])
  })
})

test('a number is never used again, not after a deletion either', () => {
  const deleted = appliedAll(LAPSED, ['delete', 'held'], { now: LATE })
  const begun: UsualCommand[] = [
    'start',
    'agree',
    'agree-sitting',
    'agree-province',
    'identify',
    'submit',
    'held',
  ]
  const again = appliedAll(deleted, [...begun, 'attach', 'send'], { now: LATE })
  const paying = appliedAll(again, ['approve', 'open'])
  expect(paying.trades.map((trade) => trade.no)).toEqual([`${paying.id}01`, `${paying.id}02`])
})
