import { expect, test } from 'vitest'
import type { PlatformAnswer } from '../../../src/payment/gateways/gateway.ts'
import type { Decision } from '../../../src/registration/machine/command.ts'
import { assignMoney } from '../../../src/registration/machine/payment/assign-money.ts'
import type { Trade, TradeState } from '../../../src/registration/machine/payment/attempt.ts'
import { cancelReceipt } from '../../../src/registration/machine/payment/centre-money.ts'
import { applyTradeAnswer } from '../../../src/registration/machine/payment/gateway-answers.ts'
import { applyRefundAnswer } from '../../../src/registration/machine/payment/refund-answers.ts'
import { recordRefund, retryRefund } from '../../../src/registration/machine/payment/refused-refund.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { DAY, HENAN_OFFICER, HOUR, NOON, PLATFORM, WANG } from './facts.ts'
import { movesIn, TRADE_MOVES } from './moves.ts'
import { contextWith, DELETED, PAID, PAYING, tradeOf } from './played.ts'

const money = { platformNo: 'p', amount: 8000 }
const STATES: TradeState[] = [
  { is: 'open' },
  { is: 'unknown', beganAt: NOON },
  { is: 'closed', closedAt: NOON, isConfirmed: false },
  { is: 'closed', closedAt: NOON, isConfirmed: true },
  { is: 'paid', paidAt: NOON, ...money, isAssigned: false },
  { is: 'refunding', paidAt: NOON, ...money, beganAt: NOON, why: 'deleted', refusal: null },
  { is: 'refund-refused', paidAt: NOON, ...money, refusedAt: NOON, why: 'deleted', refusal: 'no account' },
  { is: 'refunded', paidAt: NOON, ...money, refundedAt: NOON, why: 'deleted' },
]
const ANSWERS: PlatformAnswer[] = [
  { is: 'paid', ...money, paidAt: NOON },
  { is: 'refunded', ...money, refunded: 8000, refundedAt: NOON },
  { is: 'waiting' },
  { is: 'closed' },
  { is: 'absent' },
  { is: 'unknown', why: 'timeout' },
]

/** A registration with one attempt in this state. */
function withState(registration: Registration, more: Partial<Trade>): Registration {
  return { ...registration, trades: [{ ...tradeOf(PAYING), ...more }] }
}

test('every answer of the platform at every state, and every refund, makes the moves of the table and no other', () => {
  const reached = new Set<string>()
  const record = (before: TradeState, decision: Decision) => {
    const after = 'next' in decision ? decision.next.trades[0]?.state : before
    if (after && after.is !== before.is) reached.add(`${before.is} → ${after.is}`)
  }
  const { no } = tradeOf(PAYING)
  for (const state of STATES) {
    for (const now of [NOON + HOUR, NOON + 2 * DAY]) {
      const context = contextWith({ now, by: PLATFORM })
      for (const isClosing of [false, true]) {
        for (const answer of ANSWERS) {
          for (const by of ['notification', 'query'] as const) {
            const command = { do: 'trade-answer', trade: no, answer, by, askedAt: now } as const
            record(state, applyTradeAnswer(withState(PAYING, { state, isClosing }), command, context))
          }
        }
      }
      const refunded = {
        do: 'refund-answer',
        trade: no,
        answer: { is: 'refunded', refundedAt: now },
      } as const
      const refused = { ...refunded, answer: { is: 'refused', why: 'no account', outlook: 'final' } } as const
      record(state, applyRefundAnswer(withState(PAYING, { state }), refunded, context))
      record(state, applyRefundAnswer(withState(PAYING, { state }), refused, context))
      const byProvince = { ...context, by: HENAN_OFFICER }
      record(state, retryRefund(withState(PAYING, { state }), { do: 'retry-refund', trade: no }, byProvince))
      const reason = 'by transfer'
      const recorded = { do: 'record-refund', trade: no, reason } as const
      record(state, recordRefund(withState(PAYING, { state }), recorded, byProvince))
      const booked = { ...PAID, trades: [{ ...tradeOf(PAID), state, gateway: 'centre' as const }] }
      record(
        state,
        cancelReceipt(booked, { do: 'cancel-receipt', trade: no, reason }, { ...context, by: WANG }),
      )
      record(state, assignMoney({ next: withState(DELETED, { state }), notes: [] }, context))
    }
  }
  expect([...reached].sort()).toEqual(movesIn(TRADE_MOVES).sort())
})
