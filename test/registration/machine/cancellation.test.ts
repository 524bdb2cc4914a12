import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/registration/machine/command.ts'
import { type Actor, holdsSeats, type Registration } from '../../../src/registration/machine/registration.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import { openRequests } from '../../../src/seats/seating.ts'
import { CANDIDATE, CLOCK, HENAN_OFFICER, HOUR, NOON, PLATFORM, WANG, ZHENGZHOU } from './facts.ts'
import {
  APPROVED,
  applied,
  CANCELLED,
  decisionOn,
  notesOf,
  PAID,
  PAYING,
  paid,
  refusalOf,
  tradeAnswer,
  tradeOf,
} from './played.ts'

const cancel = (reason = 'candidate: 生病'): Command => ({ do: 'cancel', reason })
const byProvince = { by: HENAN_OFFICER, now: NOON + HOUR }

/** The platform says that this much of the payment went back there. fen */
const backAtPlatform = (file: Registration, refundedAtPlatform: number): Registration => ({
  ...file,
  trades: file.trades.map((trade) => ({ ...trade, refundedAtPlatform })),
})

describe('a paid registration that the province gives back', () => {
  const given = applied(PAID, cancel(), byProvince)

  test('frees its seats and its document number, and owes the money', () => {
    expect(given.stage).toEqual({
      ...{ is: 'cancelled', enteredAt: NOON + HOUR, by: 'zhou', reason: 'candidate: 生病' },
    })
    expect(holdsSeats(given.stage)).toBe(false)
    expect([given.seating.held, given.claimedBlindIndex]).toEqual([null, null])
    expect(openRequests(given.seating)).toMatchObject([{ centre: 'zhengzhou', offerings: [] }])
    expect(tradeOf(given).state).toMatchObject({ is: 'refunding', why: 'cancelled', amount: 8000 })
    expect(tasksOf(given, ZHENGZHOU).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['seat-request', 'refund', 'release-claims']),
    )
    expect(notesOf(decisionOn(PAID, cancel(), byProvince)).map(({ what }) => what)).toEqual([
      'cancelled',
      'refunding',
    ])
  })

  test('twice is given back once', () => {
    expect(decisionOn(given, cancel('other'), byProvince)).toEqual({ same: true })
  })

  test('may be begun again, and the money of the former one goes back all the same', () => {
    const again = applied(given, { do: 'start', province: 'henan', lang: 'zh-CN' })
    expect(again.stage.is).toBe('filling')
    expect(tradeOf(again).state.is).toBe('refunding')
    expect(tasksOf(again, ZHENGZHOU).map(({ kind }) => kind)).toContain('refund')
  })

  test('needs a reason', () => {
    expect(refusalOf(decisionOn(PAID, cancel('  '), byProvince))).toEqual({ is: 'no-reason' })
  })

  test('is given back by an officer of its own province only', () => {
    const others: Actor[] = [
      CANDIDATE,
      CLOCK,
      PLATFORM,
      WANG,
      { ...HENAN_OFFICER, province: 'guangdong' } as Actor,
    ]
    for (const by of others)
      expect(refusalOf(decisionOn(PAID, cancel(), { by })), by.is).toEqual({ is: 'not-in-charge' })
  })
})

describe('money that is back at the platform already', () => {
  test('is not returned once more where all of it is back', () => {
    const given = applied(backAtPlatform(PAID, 8000), cancel('platform'), byProvince)
    expect(given.stage.is).toBe('cancelled')
    expect(tradeOf(given).state).toMatchObject({ is: 'refunded', why: 'platform', amount: 8000 })
    expect(tasksOf(given, ZHENGZHOU).map(({ kind }) => kind)).not.toContain('refund')
    const notes = notesOf(decisionOn(backAtPlatform(PAID, 8000), cancel('platform'), byProvince))
    expect(notes.map(({ what }) => what)).toEqual(['cancelled'])
  })

  test('is returned to the rest where a part of it is back', () => {
    const given = applied(backAtPlatform(PAID, 3000), cancel('platform'), byProvince)
    expect(tradeOf(given).state).toMatchObject({ is: 'refunding', why: 'cancelled', amount: 5000 })
  })
})

test('an officer who was shown another amount than goes back is shown the new one, and nothing is given back', () => {
  const command = { do: 'cancel', reason: 'candidate', owed: 8000 } as const
  expect(refusalOf(decisionOn(backAtPlatform(PAID, 3000), command, byProvince))).toEqual({
    ...{ is: 'amount', amount: 5000 },
  })
  expect(applied(PAID, command, byProvince).stage.is).toBe('cancelled')
})

describe('money of a registration that was given back', () => {
  test('is over at the platform’s answer to our refund, whatever it says of the trade before', () => {
    const trade = tradeOf(CANCELLED).no
    const gone = {
      is: 'refunded',
      ...{ amount: 8000, refunded: 8000, platformNo: 'p', refundedAt: NOON },
    } as const
    const told = applied(CANCELLED, tradeAnswer(CANCELLED, gone), { by: PLATFORM })
    const refunded = applied(
      told,
      { do: 'refund-answer', trade, answer: { is: 'refunded', refundedAt: NOON + HOUR } },
      { by: PLATFORM },
    )
    expect(refunded.stage.is).toBe('cancelled')
    expect(tradeOf(refunded).state).toMatchObject({ is: 'refunded', why: 'cancelled' })
  })

  test('of a second attempt goes back too', () => {
    const second = { ...tradeOf(PAYING), no: `${PAYING.id}02` }
    const both = { ...CANCELLED, trades: [...CANCELLED.trades, second] }
    const late = applied(both, tradeAnswer(both, paid(both)), { by: PLATFORM })
    expect(tradeOf(late).state).toMatchObject({ is: 'refunding', why: 'cancelled' })
  })

  test('that a counter took goes back at the counter', () => {
    const terms = { ...ZHENGZHOU, money: 'centre' as const }
    const booked = applied(APPROVED, { do: 'book-receipt', receipt: '7', amount: 8000 }, { terms, by: WANG })
    const given = applied(booked, cancel(), { ...byProvince, terms })
    expect(tradeOf(given).state).toMatchObject({ is: 'refunding', why: 'cancelled' })
    expect(tasksOf(given, terms).map(({ kind }) => kind)).not.toContain('refund')
    const trade = tradeOf(given).no
    for (const by of [WANG, HENAN_OFFICER]) {
      const back = applied(given, { do: 'record-refund', trade, reason: 'counter' }, { terms, by })
      expect(tradeOf(back).state.is).toBe('refunded')
      expect(back.stage.is).toBe('cancelled')
    }
    expect(
      refusalOf(decisionOn(given, { do: 'cancel-receipt', trade, reason: 'x' }, { terms, by: WANG })),
    ).toEqual({ is: 'stage', stage: 'cancelled' })
  })
})
