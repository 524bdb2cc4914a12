import { describe, expect, test } from 'vitest'
import { tradeNumber } from '../../../src/registration/machine/payment/trade-number.ts'
import { tradesToQuery } from '../../../src/registration/machine/payment/trades-to-query.ts'
import { CANDIDATE, DAY, MINUTE, NOON, PLATFORM, WINDOWS, ZHENGZHOU } from './facts.ts'
import {
  APPROVED,
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
  USUAL,
} from './played.ts'

describe('the time of an attempt, which a platform takes from one minute to fifteen days ahead', () => {
  const opened = (now: number, file = APPROVED, terms = ZHENGZHOU) =>
    applied(file, USUAL.open(file), { now, terms })

  test('ends with the pay-by', () => {
    expect(tradeOf(opened(NOON)).expiresAt).toBe(NOON + DAY)
    expect(tradeOf(opened(NOON + DAY - MINUTE)).expiresAt).toBe(NOON + DAY)
  })

  test('ends before fifteen days are over, however long the time to pay', () => {
    const payBy = NOON + 20 * DAY
    const file = { ...APPROVED, stage: { ...APPROVED.stage, payBy } } as typeof APPROVED
    const windows = { ...WINDOWS, paymentUntil: payBy }
    const { expiresAt } = tradeOf(opened(NOON, file, { ...ZHENGZHOU, windows }))
    expect(expiresAt).toBeLessThanOrEqual(NOON + 15 * DAY)
    expect(expiresAt).toBeGreaterThan(NOON + 14 * DAY)
  })

  test('is a minute at least: in the last one the pay-by moves with it, once, at the payment deadline, too', () => {
    const now = NOON + DAY - 20_000
    for (const paymentUntil of [WINDOWS.paymentUntil, NOON + DAY]) {
      const terms = { ...ZHENGZHOU, windows: { ...WINDOWS, paymentUntil } }
      const file = opened(now, APPROVED, terms)
      expect(tradeOf(file).expiresAt).toBe(now + MINUTE)
      expect(file.stage).toMatchObject({ payBy: now + MINUTE })
      expect(file.isPayByExtended).toBe(true)
    }
    const { notes } = { notes: notesOf(decisionOn(APPROVED, USUAL.open(APPROVED), { now })) }
    expect(notes.map(({ what }) => what)).toEqual(['payment-opened', 'extended'])
  })

  test('is not given where the pay-by was extended already: attempt after attempt would keep the seats for ever', () => {
    const file = { ...APPROVED, isPayByExtended: true }
    const now = NOON + DAY - 20_000
    expect(refusalOf(decisionOn(file, USUAL.open(file), { now }))).toEqual({
      is: 'pay-by',
      payBy: NOON + DAY,
    })
  })
})

describe('「换一种方式或换人支付」', () => {
  test('closes the attempt that the page showed, and no other that was opened since', () => {
    const of = (trade: string) => ({ do: 'close-payment', trade }) as const
    expect(tradeOf(applied(PAYING, of(tradeOf(PAYING).no))).isClosing).toBe(true)
    expect(decisionOn(PAYING, of(tradeNumber(PAYING.id, 9)))).toEqual({ same: true })
  })

  test('leads to a new number, of the device and the amount of now', () => {
    const closing = appliedAll(PAYING, ['close-payment'])
    const closed = applied(closing, tradeAnswer(closing, { is: 'closed' }, 'query'), { by: PLATFORM })
    const phone = { ...USUAL.open(closed), device: 'phone', subject: 'NCRE spring' } as const
    const file = applied(closed, phone, { by: CANDIDATE })
    expect(file.trades.map(({ no, device, subject }) => [no, device, subject])).toEqual([
      [`${PAYING.id}01`, 'computer', 'NCRE zhengzhou'],
      [`${PAYING.id}02`, 'phone', 'NCRE spring zhengzhou'],
    ])
  })
})

describe('「我已支付，更新支付信息」 asks', () => {
  const attempt = (n: number, state = tradeOf(PAYING).state) => ({
    ...tradeOf(PAYING),
    no: tradeNumber(PAYING.id, n),
    state,
  })
  const closed = { is: 'closed', closedAt: NOON, isConfirmed: true } as const
  const numbers = (trades: ReturnType<typeof attempt>[]) =>
    tradesToQuery({ ...APPROVED, trades }).map(({ no }) => no)

  test('about the newest eight attempts without money, also those that are closed for good', () => {
    const trades = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => attempt(n, closed))
    expect(numbers(trades)).toEqual([10, 9, 8, 7, 6, 5, 4, 3].map((n) => tradeNumber(PAYING.id, n)))
  })

  test('about no money but that which pays the registration, and none of a counter', () => {
    const money = tradeOf(PAID).state
    expect(numbers([attempt(1, money)])).toEqual([])
    const second = { ...PAID, trades: [attempt(1, money), attempt(2, money)] }
    expect(tradesToQuery(second).map(({ no }) => no)).toEqual([tradeNumber(PAYING.id, 1)])
    expect(tradesToQuery({ ...APPROVED, trades: [{ ...attempt(2), gateway: 'centre' }] })).toEqual([])
  })

  test('and money of an attempt that was closed for good is money', () => {
    const file = { ...PAYING, trades: [attempt(1, closed)] }
    expect(applied(file, tradeAnswer(file, paid(file), 'query'), { by: PLATFORM }).stage.is).toBe('paid')
  })
})
