import { describe, expect, test } from 'vitest'
import type { PlatformAnswer } from '../../../src/payment/gateways/gateway.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import { DAY, HOUR, MINUTE, NOON, PLATFORM, ZHENGZHOU } from './facts.ts'
import {
  applied,
  appliedAll,
  decisionOn,
  notesOf,
  PAID,
  PAYING,
  paid,
  refusalOf,
  tradeAnswer,
  tradeOf,
} from './played.ts'

const soon = { now: NOON + HOUR, by: PLATFORM }
const questions = (file: Registration) =>
  tasksOf(file, ZHENGZHOU).filter((one) => one.kind === 'query-trade' || one.kind === 'close-trade')

function hear(file: Registration, answer: PlatformAnswer, by: 'notification' | 'query' = 'notification') {
  return applied(file, tradeAnswer(file, answer, by), soon)
}

describe('a payment that is confirmed', () => {
  test('pays the file, once: the same word again changes nothing (cases 19, 20)', () => {
    const decision = decisionOn(PAYING, tradeAnswer(PAYING, paid(PAYING)), soon)
    expect(notesOf(decision).map((note) => note.what)).toEqual(['paid'])
    const file = hear(PAYING, paid(PAYING))
    expect(file.stage).toMatchObject({ is: 'paid', trade: tradeOf(file).no })
    for (const amount of [8000, 9900])
      expect(decisionOn(file, tradeAnswer(file, paid(file, amount)), soon)).toEqual({ same: true })
    expect(notesOf(decisionOn(file, tradeAnswer(file, paid(file), 'query'), soon))).toEqual([])
  })

  test('succeeds after the pay-by as long as the seats are still held (case 2)', () => {
    const late = { now: NOON + DAY + 1000, by: PLATFORM }
    expect(applied(PAYING, tradeAnswer(PAYING, paid(PAYING)), late).stage.is).toBe('paid')
  })

  test('no failure that comes after it takes anything away, and it is written down once (case 21)', () => {
    for (const answer of [{ is: 'closed' }, { is: 'waiting' }, { is: 'absent' }] as const) {
      const first = decisionOn(PAID, tradeAnswer(PAID, answer), soon)
      expect(notesOf(first)).toEqual([
        { what: 'answer-ignored', facts: { trade: tradeOf(PAID).no, said: answer.is } },
      ])
      const file = hear(PAID, answer)
      expect(file.stage).toEqual(PAID.stage)
      expect(tradeOf(file).state).toEqual(tradeOf(PAID).state)
      expect(decisionOn(file, tradeAnswer(file, answer), soon)).toEqual({ same: true })
    }
  })

  test('counts after the attempt was closed, too (case 22)', () => {
    const closed = hear(PAYING, { is: 'closed' })
    expect(tradeOf(closed).state.is).toBe('closed')
    expect(hear(closed, paid(closed)).stage.is).toBe('paid')
  })

  test('is unknown where the number is not ours: somebody else keeps the money', () => {
    const other = {
      do: 'trade-answer',
      trade: `${PAYING.id}99`,
      answer: paid(PAYING),
      by: 'notification',
      askedAt: NOON,
    } as const
    expect(refusalOf(decisionOn(PAYING, other, soon))).toEqual({ is: 'unknown-trade' })
  })
})

describe('a notification that names another amount (case 29)', () => {
  const wrong = decisionOn(PAYING, tradeAnswer(PAYING, paid(PAYING, 7999)), soon)
  const doubted = hear(PAYING, paid(PAYING, 7999))

  test('changes no state, is refused, and has the platform asked at once', () => {
    expect(wrong).toMatchObject({ warning: { is: 'amount', amount: 8000 } })
    expect(doubted.stage).toEqual(PAYING.stage)
    expect(tradeOf(doubted).state).toEqual({ is: 'open' })
    expect(questions(doubted)).toContainEqual(expect.objectContaining({ kind: 'query-trade', dueAt: 'now' }))
  })

  test('is written down once, however often it comes', () => {
    expect(notesOf(wrong)).toEqual([{ what: 'amount-differs', facts: { trade: tradeOf(PAYING).no } }])
    expect(decisionOn(doubted, tradeAnswer(doubted, paid(doubted, 1)), soon)).toEqual({
      refused: { is: 'amount', amount: 8000 },
    })
  })

  test('goes back if the platform says the same when asked', () => {
    const file = hear(doubted, paid(doubted, 7999), 'query')
    expect(tradeOf(file).state).toMatchObject({ is: 'refunding', amount: 7999, why: 'amount' })
    expect(file.stage.is).toBe('approved')
    expect(questions(file)).toEqual([])
  })

  test('pays if the platform says the right amount when asked', () => {
    const file = hear(doubted, paid(doubted), 'query')
    expect(file.stage.is).toBe('paid')
    expect(questions(file)).toEqual([])
  })

  test('is forgotten if the platform says that no money came', () => {
    expect(tradeOf(hear(doubted, { is: 'waiting' }, 'query')).mismatchAt).toBeNull()
  })

  test('is not forgotten because the platform did not answer, or says something else by itself', () => {
    const unanswered = hear(doubted, { is: 'unknown', why: 'timeout' }, 'query')
    expect(tradeOf(unanswered).mismatchAt).toBe(NOON + HOUR)
    expect(tradeOf(hear(doubted, { is: 'closed' })).mismatchAt).toBe(NOON + HOUR)
  })

  test('for an attempt that was closed has the platform asked, too', () => {
    const closed = hear(PAYING, { is: 'closed' })
    const file = hear(closed, paid(closed, 7999))
    expect(questions(file)).toContainEqual(expect.objectContaining({ kind: 'query-trade', dueAt: 'now' }))
  })
})

describe('an attempt the platform does not know', () => {
  const closing = appliedAll(PAYING, ['close-payment'])

  test('is asked about for as long as a buyer might log in', () => {
    const file = hear(PAYING, { is: 'absent' }, 'query')
    expect(tradeOf(file).state).toEqual({ is: 'open' })
    expect(questions(file)).toHaveLength(1)
  })

  test('is closed when it was asked about a minute after its time was over', () => {
    const over = { now: NOON + DAY + 2 * MINUTE, by: PLATFORM }
    const absent = (askedAt: number) => tradeAnswer(PAYING, { is: 'absent' }, 'query', askedAt)
    const file = applied(PAYING, absent(NOON + DAY + MINUTE), over)
    expect(tradeOf(file).state).toMatchObject({ is: 'closed', isConfirmed: true })
    expect(questions(file)).toEqual([])
  })

  test('is not closed by an answer that crossed its last second, whenever that answer comes', () => {
    const over = { now: NOON + DAY + 2 * MINUTE, by: PLATFORM }
    for (const askedAt of [NOON + DAY - 300, NOON + DAY, NOON + DAY + MINUTE - 1]) {
      const file = applied(PAYING, tradeAnswer(PAYING, { is: 'absent' }, 'query', askedAt), over)
      expect(tradeOf(file).state).toEqual({ is: 'open' })
      const closed = applied(closing, tradeAnswer(PAYING, { is: 'absent' }, 'query', askedAt), over)
      expect(tradeOf(closed).state).toMatchObject({ is: 'closed', isConfirmed: false })
      expect(questions(closed)).toMatchObject([{ kind: 'query-trade', dueAt: NOON + DAY + MINUTE }])
    }
  })

  test('counts as closed once we have asked to close it, and is asked about once more when its time is over', () => {
    const file = hear(closing, { is: 'absent' }, 'query')
    expect(tradeOf(file).state).toMatchObject({ is: 'closed', isConfirmed: false })
    expect(questions(file)).toEqual([
      {
        kind: 'query-trade',
        args: { tradeNo: tradeOf(file).no, cause: 'unconfirmed', since: NOON + DAY },
        dueAt: NOON + DAY + MINUTE,
      },
    ])
    const later = { now: NOON + DAY + MINUTE, by: PLATFORM }
    const sure = applied(file, tradeAnswer(file, { is: 'absent' }, 'query', later.now), later)
    expect(questions(sure)).toEqual([])
    expect(applied(file, tradeAnswer(file, paid(file), 'query'), later).stage.is).toBe('paid')
  })

  test('is asked about once more where only a notification says that it is closed', () => {
    const file = hear(PAYING, { is: 'closed' })
    expect(tradeOf(file).state).toMatchObject({ is: 'closed', isConfirmed: false })
    expect(questions(file)).toMatchObject([{ kind: 'query-trade', dueAt: NOON + DAY + MINUTE }])
    expect(questions(hear(file, { is: 'closed' }, 'query'))).toEqual([])
  })

  test('is closed again if a buyer has logged in meanwhile', () => {
    const file = hear(closing, { is: 'absent' }, 'query')
    expect(questions(hear(file, { is: 'waiting' }, 'query'))).toMatchObject([
      { kind: 'close-trade', dueAt: 'now' },
    ])
  })
})

describe('an attempt that is closed', () => {
  const gone = { is: 'refunded', amount: 8000, refunded: 8000, platformNo: 'p', refundedAt: NOON } as const

  test('by the platform’s own answer is settled: nothing but money changes it', () => {
    const file = hear(PAYING, { is: 'closed' }, 'query')
    expect(tradeOf(file).state).toMatchObject({ is: 'closed', isConfirmed: true })
    for (const answer of [{ is: 'closed' }, { is: 'absent' }, { is: 'waiting' }, gone] as const) {
      expect(tradeOf(hear(file, answer, 'query')).state).toEqual(tradeOf(file).state)
    }
  })

  test('by a notification alone is asked about: it may be open, closed or paid back after all', () => {
    const file = hear(PAYING, { is: 'closed' })
    expect(tradeOf(file).state).toMatchObject({ is: 'closed', isConfirmed: false })
    expect(tradeOf(hear(file, { is: 'closed' }, 'query')).state).toMatchObject({
      is: 'closed',
      isConfirmed: true,
    })
    expect(tradeOf(hear(file, gone, 'query')).state.is).toBe('refunded')
  })
})

describe('a refund that we did not request', () => {
  const gone = { is: 'refunded', amount: 8000, refunded: 8000, platformNo: 'p', refundedAt: NOON } as const

  test('has the platform asked when a notification tells of it', () => {
    expect(questions(hear(PAYING, gone))).toContainEqual(
      expect.objectContaining({ kind: 'query-trade', dueAt: 'now' }),
    )
  })

  test('ends the attempt when the platform says so: the money is back with its owner, there is nothing to wait for', () => {
    const file = hear(PAYING, gone, 'query')
    expect(tradeOf(file).state).toMatchObject({ is: 'refunded', why: 'platform' })
    expect(questions(file)).toEqual([])
    expect(hear(file, paid(file)).stage.is).toBe('approved')
  })

  test('of a part leaves the rest to be asked about', () => {
    expect(tradeOf(hear(PAYING, { ...gone, refunded: 100 }, 'query')).state.is).toBe('open')
  })
})
