import { describe, expect, test } from 'vitest'
import type { RefundAnswer, RefusalOutlook } from '../../../src/payment/gateways/gateway.ts'
import { refundTrade } from '../../../src/registration/machine/payment/assign-money.ts'
import type { Actor, Registration } from '../../../src/registration/machine/registration.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import { CANDIDATE, DAY, HENAN_OFFICER, HOUR, NOON, PLATFORM, WANG, ZHENGZHOU } from './facts.ts'
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
} from './played.ts'

const soon = { now: NOON + HOUR, by: PLATFORM }

describe('a refund of ours', () => {
  const due = applied(
    appliedAll(PAYING, ['close-payment']),
    tradeAnswer(PAYING, paid(PAYING, 7999), 'query'),
    soon,
  )
  const answered = (answer: RefundAnswer, now = soon.now) =>
    applied(due, { do: 'refund-answer', trade: tradeOf(due).no, answer }, { ...soon, now })
  const refusedAs = (outlook: RefusalOutlook) => ({ is: 'refused', why: 'ACQ.SOME_CODE', outlook }) as const
  const back = {
    do: 'refund-answer',
    trade: tradeOf(due).no,
    answer: { is: 'refunded', refundedAt: NOON + HOUR },
  } as const

  test('is owed no more once the platform refuses it for good; an officer has it asked again, or returns the money (case 77)', () => {
    const refused = answered(refusedAs('final'))
    const owed = (file: Registration) => tasksOf(file, ZHENGZHOU).filter(({ kind }) => kind === 'refund')
    expect(tradeOf(refused).state).toMatchObject({ is: 'refund-refused', refusal: 'ACQ.SOME_CODE' })
    expect(owed(refused)).toEqual([])
    const trade = tradeOf(refused).no
    const by = { by: HENAN_OFFICER }
    const again = applied(refused, { do: 'retry-refund', trade }, by)
    expect(tradeOf(again).state.is).toBe('refunding')
    expect(owed(again)).toHaveLength(1)
    const recorded = applied(refused, { do: 'record-refund', trade, reason: 'by transfer' }, by)
    expect(tradeOf(recorded).state).toMatchObject({ is: 'refunded', amount: 7999 })
    const stranger: Actor = { ...HENAN_OFFICER, province: 'beijing' } as Actor
    for (const who of [WANG, CANDIDATE, stranger])
      expect(refusalOf(decisionOn(refused, { do: 'retry-refund', trade }, { by: who }))).toEqual({
        is: 'not-in-charge',
      })
  })

  test('is owed until the platform says that the money is back', () => {
    const unanswered = [{ is: 'pending' }, { is: 'unknown', why: 'timeout' }] as const
    for (const file of [due, ...unanswered.map((answer) => answered(answer))]) {
      expect(tasksOf(file, ZHENGZHOU)).toContainEqual(
        expect.objectContaining({ kind: 'refund', dueAt: 'now' }),
      )
      expect(tradeOf(file).state.is).toBe('refunding')
    }
    expect(tasksOf(applied(due, back, soon), ZHENGZHOU)).not.toContainEqual(
      expect.objectContaining({ is: 'refund' }),
    )
  })

  test('waits for an account that is empty for as long as it takes, with the reason at hand (case 79)', () => {
    const waiting = answered(refusedAs('temporary'), NOON + 30 * DAY)
    expect(tradeOf(waiting).state).toMatchObject({ is: 'refunding', refusal: 'ACQ.SOME_CODE' })
    expect(tasksOf(waiting, ZHENGZHOU)).toContainEqual(
      expect.objectContaining({ kind: 'refund', dueAt: 'now' }),
    )
  })

  test('that is refused for a reason without a name is asked for again for two days, then an officer sees to it', () => {
    const began = soon.now
    expect(tradeOf(answered(refusedAs('unclear'), began + 2 * DAY - 1)).state.is).toBe('refunding')
    expect(tradeOf(answered(refusedAs('unclear'), began + 2 * DAY)).state.is).toBe('refund-refused')
  })

  test('is of what is not back yet, where a part went back at the platform', () => {
    const part = { is: 'refunded', amount: 8000, refunded: 100, platformNo: 'p', refundedAt: NOON } as const
    const partly = applied(PAID, tradeAnswer(PAID, part), soon)
    const second = refundTrade(partly, tradeOf(partly).no, 'second', soon.now)
    expect(tradeOf(second).state).toMatchObject({ is: 'refunding', amount: 7900 })
  })

  test('is over once; the platform’s word of it, before or after, changes nothing', () => {
    const gone = { is: 'refunded', amount: 7999, refunded: 7999, platformNo: 'p', refundedAt: NOON } as const
    const file = applied(due, back, soon)
    expect(notesOf(decisionOn(due, back, soon))).toEqual([
      { what: 'refunded', facts: { trade: tradeOf(due).no, amount: 7999 } },
    ])
    expect(decisionOn(file, back, soon)).toEqual({ same: true })
    expect(decisionOn(due, tradeAnswer(due, gone), soon)).toEqual({ same: true })
    expect(decisionOn(file, tradeAnswer(file, gone), soon)).toEqual({ same: true })
  })
})

test('a file that was never paid for has nothing to refund', () => {
  expect(
    refusalOf(decisionOn(APPROVED, { do: 'refund-answer', trade: 'x', answer: { is: 'pending' } })),
  ).toEqual({
    is: 'unknown-trade',
  })
})
