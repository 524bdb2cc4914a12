import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/registration/machine/command.ts'
import type { Actor, Registration } from '../../../src/registration/machine/registration.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { CLOCK, DAY, DENGFENG, HENAN_OFFICER, HOUR, NOON, WANG, WINDOWS, ZHAO, ZHENGZHOU } from './facts.ts'
import {
  APPROVED,
  applied,
  appliedAll,
  DELETED,
  DUE,
  decisionOn,
  FILLING,
  LAPSED,
  notesOf,
  PAYING,
  PENDING,
  READY,
  RETURNED,
  refusalOf,
  SUBMITTED,
  tradeOf,
} from './played.ts'

/** Zhengzhou takes the money at its counter. */
const COUNTER: Terms = { ...ZHENGZHOU, money: 'centre' }
const LATE = NOON + DAY + HOUR

const book = (receipt = '0001', amount = 8000): Command => ({ do: 'book-receipt', receipt, amount })
const atCounter = (more: { now?: number; by?: Actor; terms?: Terms } = {}) => ({
  terms: COUNTER,
  by: WANG,
  now: NOON + HOUR,
  ...more,
})
const cancelBooking = (file: Registration, reason = 'other: 写错号码'): Command => ({
  do: 'cancel-receipt',
  trade: tradeOf(file).no,
  reason,
})
const PAID = applied(APPROVED, book(), atCounter())
const why = (file: Registration, command: Command, more = {}) =>
  refusalOf(decisionOn(file, command, atCounter(more)))

describe('an officer of a centre that takes the money books a payment', () => {
  test('which pays the registration with its receipt number, without a platform that is asked or has money to return', () => {
    const trade = tradeOf(PAID)
    expect(PAID.stage).toEqual({ is: 'paid', enteredAt: NOON + HOUR, trade: trade.no })
    expect(trade).toMatchObject({ gateway: 'centre', amount: 8000, openedAt: NOON + HOUR })
    expect(trade.state).toMatchObject({ is: 'paid', platformNo: '0001', amount: 8000, isAssigned: true })
    expect(notesOf(decisionOn(APPROVED, book(), atCounter()))).toEqual([
      {
        what: 'receipt-booked',
        facts: { trade: trade.no, receipt: '0001', amount: 8000, by: '王老师' },
      },
      { what: 'paid', facts: { trade: trade.no, amount: 8000 } },
    ])
    expect(tasksOf(PAID, COUNTER).map(({ kind }) => kind)).toEqual(['retention'])
  })

  test('twice with the same number and amount, and pays once', () => {
    expect(decisionOn(PAID, book(), atCounter())).toEqual({ same: true })
    expect(why(PAID, book('0001', 9000))).toEqual({ is: 'receipt', receipt: '0001' })
    expect(why(PAID, book('0002'))).toEqual({ is: 'paid' })
  })

  test('at the very pay-by and in its grace: the seats are still held, so the money is good', () => {
    const now = NOON + DAY + 1_000
    expect(applied(APPROVED, book(), atCounter({ now })).stage.is).toBe('paid')
  })

  test('at a centre without review', () => {
    const terms: Terms = { ...DENGFENG, money: 'centre' }
    const by: Actor = { is: 'officer', id: 'sun', name: '孙老师', centre: 'dengfeng' }
    expect(applied(DUE, book(), { terms, by }).stage.is).toBe('paid')
  })

  test.each<[string, Registration, object, string]>([
    ['not sent to review', READY, {}, 'stage'],
    ['without photo', SUBMITTED, {}, 'stage'],
    ['in review', PENDING, {}, 'stage'],
    ['returned', RETURNED, {}, 'stage'],
    ['deleted', DELETED, {}, 'stage'],
    ['without a centre', FILLING, {}, 'not-in-charge'],
    ['of another centre', APPROVED, { by: { ...WANG, centre: 'dengfeng' } }, 'not-in-charge'],
    ['by the province', APPROVED, { by: HENAN_OFFICER }, 'not-in-charge'],
    ['at a centre whose candidates pay online', APPROVED, { terms: ZHENGZHOU }, 'not-at-centre'],
    ['while a payment is open online', PAYING, {}, 'payment-open'],
  ])('and is refused for a registration %s', (_, file, more, reason) => {
    expect(why(file, book(), more)?.is).toBe(reason)
  })

  test('and is told of another amount than the page showed', () => {
    expect(why(APPROVED, book('0001', 9000))).toEqual({ is: 'amount', amount: 8000 })
  })
})

describe('after the seats went back', () => {
  const late = atCounter({ now: LATE })

  test('they are asked for first, and the money pays where they are granted', () => {
    const asking = applied(LAPSED, book(), late)
    expect(asking.seating.intent).toMatchObject({ purpose: { is: 'late-payment' } })
    expect(asking.stage.is).toBe('lapsed')
    expect(decisionOn(asking, book(), late)).toEqual({ same: true })
    expect(why(asking, book('0002'), { now: LATE })).toEqual({ is: 'busy' })
    const granted = appliedAll(asking, ['held'], late)
    expect([granted.stage.is, granted.seating.held?.offerings]).toEqual(['paid', ['python']])
  })

  test('and is given back at the counter where they are full: no platform is asked, an officer notes that it is done', () => {
    const full = appliedAll(applied(LAPSED, book(), late), ['full'], late)
    expect(full.stage.is).toBe('lapsed')
    expect(tradeOf(full).state).toMatchObject({ is: 'refunding', why: 'no-seat', platformNo: '0001' })
    expect(tasksOf(full, COUNTER).map(({ kind }) => kind)).not.toContain('refund')
    expect(why(full, book(), { now: LATE })).toEqual({ is: 'receipt', receipt: '0001' })
    const trade = tradeOf(full).no
    const record: Command = { do: 'record-refund', trade, reason: 'counter' }
    expect(why(full, { ...record, reason: ' ' })?.is).toBe('no-reason')
    const back = applied(full, record, late)
    expect(tradeOf(back).state).toMatchObject({ is: 'refunded', why: 'no-seat', refundedAt: LATE })
    expect(decisionOn(back, record, late)).toEqual({ same: true })
    const elsewhere = { by: { ...WANG, centre: 'dengfeng' } as Actor, now: LATE }
    expect(why(full, record, elsewhere)).toEqual({ is: 'not-in-charge' })
  })

  test('are not asked for at another fee, for entries that no officer approved, or after the payment deadline', () => {
    const dearer = { ...COUNTER, offerings: { python: { seats: 9, fee: 9000 } } }
    expect(why(LAPSED, book(), { now: LATE, terms: dearer })).toEqual({
      ...{ is: 'fee', offering: 'python', fee: 9000 },
    })
    expect(why({ ...LAPSED, approval: null }, book(), { now: LATE })).toEqual({
      is: 'stage',
      stage: 'lapsed',
    })
    expect(why(LAPSED, book(), { now: WINDOWS.paymentUntil })).toEqual({
      ...{ is: 'closed', action: 'pay', why: 'over', until: WINDOWS.paymentUntil },
    })
  })
})

describe('after a lapse that has freed the document, at a centre without review', () => {
  const terms: Terms = { ...DENGFENG, money: 'centre' }
  const by: Actor = { is: 'officer', id: 'sun', name: '孙老师', centre: 'dengfeng' }
  const lapsed = appliedAll(DUE, ['time-passed'], { terms, now: LATE, by: CLOCK })
  const blindIndex = DUE.claimedBlindIndex ?? ''

  test('a booking brings the claim along: without it, or with one that was released since, it is asked for', () => {
    expect([lapsed.stage.is, lapsed.claimedBlindIndex]).toEqual(['lapsed', null])
    const refused = refusalOf(decisionOn(lapsed, book(), { terms, by, now: LATE }))
    expect(refused).toMatchObject({ is: 'claim', blindIndex })
    const command = { ...book(), claimedBlindIndex: blindIndex, claimedAt: LATE + 1 } as Command
    const asking = applied(lapsed, command, { terms, by, now: LATE })
    expect([asking.claimedBlindIndex, asking.seating.intent?.purpose.is]).toEqual([
      blindIndex,
      'late-payment',
    ])
    expect(appliedAll(asking, ['held'], { terms, now: LATE }).stage.is).toBe('paid')
    const full = appliedAll(asking, ['full'], { terms, now: LATE })
    expect([full.claimedBlindIndex, tradeOf(full).state.is]).toEqual([null, 'refunding'])
  })
})

describe('a booking that was wrong', () => {
  const cancelled = applied(PAID, cancelBooking(PAID), atCounter({ now: NOON + 2 * HOUR }))

  test('is cancelled with a reason: the registration is to be paid again, its seats held, with a new time to pay', () => {
    expect(cancelled.stage).toMatchObject({ is: 'approved', payBy: NOON + 2 * HOUR + DAY })
    expect(cancelled.seating).toEqual(PAID.seating)
    expect(tradeOf(cancelled).state).toMatchObject({ is: 'refunded', why: 'receipt' })
    expect(notesOf(decisionOn(PAID, cancelBooking(PAID), atCounter()))).toEqual([
      {
        what: 'receipt-cancelled',
        facts: { trade: tradeOf(PAID).no, receipt: '0001', reason: 'other: 写错号码', by: '王老师' },
      },
    ])
    expect(decisionOn(cancelled, cancelBooking(cancelled), atCounter())).toEqual({ same: true })
  })

  test('may be booked again with the same number, and with the right one', () => {
    for (const receipt of ['0001', '0010'])
      expect(applied(cancelled, book(receipt), atCounter({ now: NOON + 3 * HOUR })).stage.is).toBe('paid')
  })

  test('leaves a day to correct it after the payment deadline too: the mistake was not the candidate’s', () => {
    const now = WINDOWS.paymentUntil + HOUR
    const file = applied(PAID, cancelBooking(PAID), atCounter({ now }))
    expect(file.stage).toMatchObject({ is: 'approved', payBy: now + DAY })
    expect(decisionOn(file, { do: 'time-passed' }, { terms: COUNTER, by: CLOCK, now: now + HOUR })).toEqual({
      same: true,
    })
    expect(applied(file, book('0010'), atCounter({ now: now + HOUR })).stage.is).toBe('paid')
  })

  test('without seats is cancelled as well: this candidate has no money to get back', () => {
    const late = atCounter({ now: LATE })
    const full = appliedAll(applied(LAPSED, book(), late), ['full'], late)
    const undone = applied(full, cancelBooking(full), late)
    expect(undone.stage.is).toBe('lapsed')
    expect(tradeOf(undone).state).toMatchObject({ is: 'refunded', why: 'receipt' })
  })

  test('cannot be cancelled without a reason, by another centre, the province or a candidate, and a payment online never', () => {
    expect(why(PAID, cancelBooking(PAID, '  '))).toEqual({ is: 'no-reason' })
    const others: Actor[] = [{ ...WANG, centre: 'dengfeng' } as Actor, HENAN_OFFICER, { is: 'candidate' }]
    for (const by of others) expect(why(PAID, cancelBooking(PAID), { by })).toEqual({ is: 'not-in-charge' })
    expect(why(PAYING, cancelBooking(PAYING))).toEqual({ is: 'unknown-trade' })
  })

  test('can be cancelled after the centre has begun to take payments online: the money was the counter’s', () => {
    const file = applied(PAID, cancelBooking(PAID), atCounter({ terms: ZHENGZHOU }))
    expect(file.stage.is).toBe('approved')
  })
})

test('two officers who book and cancel in any order never pay twice, and never lose the seat of a booking that stands', () => {
  const commands: [Command | 'cancel', Actor][] = [
    [book('0001'), WANG],
    [book('0002'), ZHAO],
    ['cancel', WANG],
    ['cancel', ZHAO],
    [book('0001'), ZHAO],
    [{ do: 'delete', reason: 'give-up' }, { is: 'candidate' }],
    [{ do: 'time-passed' }, CLOCK],
  ]
  for (const first of commands)
    for (const second of commands)
      for (const third of commands)
        for (const fourth of commands) {
          let file = APPROVED
          for (const [command, by] of [first, second, third, fourth]) {
            const [trade] = file.trades.slice(-1)
            const asked = command === 'cancel' ? trade && cancelBooking(file) : command
            const decision = asked && decisionOn(file, asked, atCounter({ by }))
            if (decision && 'next' in decision) file = decision.next
          }
          const live = file.trades.filter(({ state }) => state.is === 'paid')
          expect(live.length).toBe(file.stage.is === 'paid' ? 1 : 0)
          expect(file.seating.held !== null).toBe(file.stage.is !== 'deleted')
        }
})
