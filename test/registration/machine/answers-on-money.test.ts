import { describe, expect, test } from 'vitest'
import type { PlatformAnswer } from '../../../src/payment/gateways/gateway.ts'
import { questionOf } from '../../../src/registration/machine/payment/questions.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import { CLOCK, DAY, HENAN_OFFICER, HOUR, MINUTE, NOON, PLATFORM, ZHENGZHOU } from './facts.ts'
import {
  applied,
  appliedAll,
  decisionOn,
  LAPSED,
  notesOf,
  PAID,
  PAYING,
  paid,
  tradeAnswer,
  tradeOf,
} from './played.ts'

/** The notification came at one; the platform is asked a minute later. */
const ONE = NOON + HOUR
const NOTIFIED = applied(PAYING, tradeAnswer(PAYING, paid(PAYING)), { now: ONE, by: PLATFORM })
const LATER = ONE + MINUTE

const queries = (file: Registration) => tasksOf(file, ZHENGZHOU).filter(({ kind }) => kind === 'query-trade')
const question = (file: Registration) => questionOf(tradeOf(file), file)
const asked = (file: Registration, answer: PlatformAnswer, now = LATER, askedAt = now) =>
  decisionOn(file, tradeAnswer(file, answer, 'query', askedAt), { now, by: PLATFORM })
const answered = (file: Registration, answer: PlatformAnswer, now = LATER) =>
  applied(file, tradeAnswer(file, answer, 'query', now), { now, by: PLATFORM })
const notified = (file: Registration, answer: PlatformAnswer) =>
  applied(file, tradeAnswer(file, answer), { now: LATER, by: PLATFORM })
const back = (refunded: number) =>
  ({ is: 'refunded', amount: 8000, refunded, platformNo: 'p', refundedAt: LATER }) as const

describe('money that a notification alone has credited (case 32)', () => {
  test('is confirmed by a question a minute later, and then nothing is asked any more', () => {
    expect(NOTIFIED.stage.is).toBe('paid')
    expect(queries(NOTIFIED)).toMatchObject([{ args: { cause: 'paid', since: ONE }, dueAt: LATER }])
    const confirmed = answered(NOTIFIED, paid(NOTIFIED))
    expect(queries(confirmed)).toEqual([])
    expect(asked(confirmed, paid(confirmed))).toEqual({ same: true })
  })

  test('needs no further word where the platform said it when asked', () => {
    const file = applied(PAYING, tradeAnswer(PAYING, paid(PAYING), 'query'), { now: ONE, by: PLATFORM })
    expect(queries(file)).toEqual([])
  })

  test.each<PlatformAnswer>([{ is: 'absent' }, { is: 'waiting' }, { is: 'closed' }, paid(PAYING, 7999)])(
    'that the platform contradicts by $is keeps its seat; an officer is asked, once',
    (answer) => {
      const decision = asked(NOTIFIED, answer)
      const facts = { trade: tradeOf(NOTIFIED).no, said: answer.is }
      expect(notesOf(decision)).toEqual([{ what: 'payment-doubted', facts }])
      const doubted = answered(NOTIFIED, answer)
      expect([doubted.stage, doubted.seating]).toEqual([NOTIFIED.stage, NOTIFIED.seating])
      expect(question(doubted)).toBe('doubted')
      expect(notesOf(asked(doubted, answer, LATER + HOUR))).toEqual([])
    },
  )

  test('is not contradicted by an answer to a question from before the notification had settled', () => {
    expect(asked(NOTIFIED, { is: 'absent' }, LATER, LATER - 1)).toEqual({ same: true })
  })

  test('is doubted no more once the platform confirms it', () => {
    const doubted = answered(NOTIFIED, { is: 'absent' })
    expect(queries(doubted)).toHaveLength(1)
    const confirmed = answered(doubted, paid(doubted), LATER + HOUR)
    expect([question(confirmed), queries(confirmed)]).toEqual([null, []])
  })

  test('is asked about for two days, whatever the platform answers, and the seat stays', () => {
    const end = ONE + 2 * DAY
    for (const answer of [{ is: 'unknown', why: 'timeout' }, { is: 'absent' }] as const) {
      expect(queries(answered(NOTIFIED, answer, end - 1))).toHaveLength(1)
      const over = answered(NOTIFIED, answer, end)
      expect([queries(over), over.stage.is]).toEqual([[], 'paid'])
    }
  })
})

describe('a refund made at the platform on a paid registration (case 74)', () => {
  const gone = answered(notified(PAID, back(8000)), back(8000))

  test('is asked about when a notification tells of it, or of a closing', () => {
    for (const answer of [back(8000), back(100), { is: 'closed' }] as const) {
      const file = notified(PAID, answer)
      expect(file.stage).toEqual(PAID.stage)
      expect(queries(file)).toContainEqual(expect.objectContaining({ dueAt: 'now' }))
    }
  })

  test('of everything leaves the registration paid, with its seat, until an officer decides', () => {
    expect([gone.stage, gone.seating]).toEqual([PAID.stage, PAID.seating])
    expect(tradeOf(gone)).toMatchObject({
      state: { is: 'refunded', why: 'platform', amount: 8000 },
      refundedAtPlatform: 8000,
    })
    expect(question(gone)).toBe('refunded-at-platform')
    expect(queries(gone)).toEqual([])
    const facts = { trade: tradeOf(PAID).no, amount: 8000 }
    expect(notesOf(asked(PAID, back(8000)))).toEqual([{ what: 'refunded-at-platform', facts }])
  })

  test('is seen by 「更新」 or any other question, too', () => {
    expect(question(answered(PAID, back(8000)))).toBe('refunded-at-platform')
  })

  test('then cancelled by the officer, owes nothing more', () => {
    const cancelled = applied(gone, { do: 'cancel', reason: 'refunded' }, { by: HENAN_OFFICER })
    expect([cancelled.stage.is, tradeOf(cancelled).state.is]).toEqual(['cancelled', 'refunded'])
    expect(question(cancelled)).toBeNull()
  })

  test('of a part is noted as often as it grows, and listed', () => {
    const some = notified(PAID, back(100))
    expect([tradeOf(some).state.is, tradeOf(some).refundedAtPlatform]).toEqual(['paid', 100])
    expect(question(some)).toBe('refunded-at-platform')
    expect(decisionOn(some, tradeAnswer(some, back(100)), { by: PLATFORM })).toEqual({ same: true })
    expect(tradeOf(notified(some, back(300))).refundedAtPlatform).toBe(300)
    expect(question(answered(some, paid(some)))).toBe('refunded-at-platform')
    expect(question(answered(some, back(8000)))).toBe('refunded-at-platform')
  })

  test('of a part that is heard of before the payment itself is not forgotten', () => {
    const file = answered(notified(PAYING, back(100)), paid(PAYING))
    expect([file.stage.is, question(file)]).toEqual(['paid', 'refunded-at-platform'])
  })

  test('of money that still waits for a seat gives the requested seat back', () => {
    const late = { now: NOON + 3 * DAY, by: PLATFORM }
    const closed = appliedAll(PAYING, ['close-payment'])
    const unsure = applied(closed, tradeAnswer(closed, { is: 'absent' }, 'query', NOON), late)
    const lapsed = appliedAll(unsure, ['time-passed', 'held'], { ...late, by: CLOCK })
    const waiting = applied(lapsed, tradeAnswer(lapsed, paid(lapsed)), late)
    expect(waiting.seating.intent?.purpose.is).toBe('late-payment')
    const file = answered(waiting, back(8000), late.now + HOUR)
    expect(file.seating).toMatchObject({ held: null, intent: null, releases: [{ centre: 'zhengzhou' }] })
    expect([file.stage.is, tradeOf(file).state.is, question(file)]).toEqual(['lapsed', 'refunded', null])
  })
})

test('a refund that was refused is over where the officer has made it at the platform', () => {
  const due = answered(PAYING, paid(PAYING, 7999), ONE)
  const answer = { is: 'refused', why: 'ACQ.TRADE_HAS_FINISHED', outlook: 'final' } as const
  const refused = applied(due, { do: 'refund-answer', trade: tradeOf(due).no, answer }, { now: ONE })
  expect(question(refused)).toBe('refund-refused')
  const told = notified(refused, back(8000))
  expect([question(told), queries(told).length]).toEqual(['refund-refused', 1])
  const done = answered(told, back(8000))
  expect([tradeOf(done).state.is, question(done), queries(done)]).toEqual(['refunded', null, []])
})

test('a trade without an answer that is open asks nothing of an officer', () => {
  expect(question(PAYING)).toBeNull()
  expect(question({ ...LAPSED, trades: PAYING.trades })).toBeNull()
})
