import { describe, expect, test } from 'vitest'
import type { Actor, Registration } from '../../../src/registration/machine/registration.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import { CANDIDATE, HENAN_OFFICER, HOUR, NOON, PLATFORM, WANG, ZHENGZHOU } from './facts.ts'
import {
  APPROVED,
  applied,
  appliedAll,
  decisionOn,
  notesOf,
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
  const answered = (answer: 'pending' | 'unknown' | 'refused') => {
    const said = answer === 'pending' ? { is: answer } : { is: answer, why: 'ACQ.SYSTEM_ERROR' }
    return applied(
      due,
      { do: 'refund-answer', trade: tradeOf(due).no, answer: said as { is: 'pending' } },
      soon,
    )
  }
  const back = {
    do: 'refund-answer',
    trade: tradeOf(due).no,
    answer: { is: 'refunded', refundedAt: NOON + HOUR },
  } as const

  test('is owed no more once the platform refuses it for good; an officer has it asked again, or returns the money (case 77)', () => {
    const refused = answered('refused')
    const owed = (file: Registration) => tasksOf(file, ZHENGZHOU).filter(({ kind }) => kind === 'refund')
    expect(tradeOf(refused).state).toMatchObject({ is: 'refund-refused', refusal: 'ACQ.SYSTEM_ERROR' })
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
    for (const file of [due, answered('pending'), answered('unknown')]) {
      expect(tasksOf(file, ZHENGZHOU)).toContainEqual(
        expect.objectContaining({ kind: 'refund', dueAt: 'now' }),
      )
      expect(tradeOf(file).state.is).toBe('refunding')
    }
    expect(tasksOf(applied(due, back, soon), ZHENGZHOU)).not.toContainEqual(
      expect.objectContaining({ is: 'refund' }),
    )
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
