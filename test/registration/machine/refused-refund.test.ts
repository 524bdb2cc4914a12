import { expect, test } from 'vitest'
import type { TradeState } from '../../../src/registration/machine/payment/attempt.ts'
import type { Actor, Registration } from '../../../src/registration/machine/registration.ts'
import { CANDIDATE, HENAN_OFFICER, NOON, WANG } from './facts.ts'
import { applied, CANCELLED, decisionOn, PAID, PAYING, refusalOf, tradeOf } from './played.ts'

const money = { paidAt: NOON, platformNo: 'p', amount: 8000 }
const REFUSED: TradeState = {
  ...{ is: 'refund-refused', ...money, refusedAt: NOON, why: 'cancelled', refusal: 'ACQ.NO_BALANCE' },
} as TradeState
const withState = (state: TradeState): Registration => ({
  ...CANCELLED,
  trades: [{ ...tradeOf(CANCELLED), state }],
})
const trade = tradeOf(CANCELLED).no
const retry = { do: 'retry-refund', trade } as const
const record = { do: 'record-refund', trade, reason: 'transfer: 柜台转账' } as const
const byProvince = { by: HENAN_OFFICER }

test('a refused refund is asked for once more, also pressed twice', () => {
  const again = applied(withState(REFUSED), retry, byProvince)
  expect(tradeOf(again).state).toMatchObject({ is: 'refunding', why: 'cancelled', amount: 8000 })
  expect(decisionOn(again, retry, byProvince)).toEqual({ same: true })
})

test('a refused refund that went back in another way is noted with the way', () => {
  const noted = applied(withState(REFUSED), record, byProvince)
  expect(tradeOf(noted).state).toMatchObject({ is: 'refunded', why: 'cancelled', amount: 8000 })
  expect(decisionOn(noted, record, byProvince)).toEqual({ same: true })
  expect(decisionOn(noted, retry, byProvince)).toEqual({ same: true })
})

test('a refund that the platform still works on is not noted as done: it would be paid twice', () => {
  const { state } = tradeOf(CANCELLED)
  expect(state.is).toBe('refunding')
  expect(refusalOf(decisionOn(withState(state), record, byProvince))).toEqual({
    ...{ is: 'stage', stage: 'cancelled' },
  })
})

test('money that nothing is owed of is neither asked back nor noted as returned', () => {
  for (const file of [PAYING, PAID]) {
    const { no } = tradeOf(file)
    for (const command of [retry, record])
      expect(refusalOf(decisionOn(file, { ...command, trade: no }, byProvince))?.is).toBe('stage')
  }
  expect(refusalOf(decisionOn(PAID, { ...retry, trade: 'x' }, byProvince))?.is).toBe('unknown-trade')
})

test('only an officer of the province does either', () => {
  const others: Actor[] = [WANG, CANDIDATE, { ...HENAN_OFFICER, province: 'guangdong' } as Actor]
  for (const by of others)
    for (const command of [retry, record])
      for (const state of [REFUSED, tradeOf(CANCELLED).state])
        expect(refusalOf(decisionOn(withState(state), command, { by }))).toEqual({ is: 'not-in-charge' })
})
