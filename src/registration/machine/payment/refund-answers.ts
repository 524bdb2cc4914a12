import type { Command, Context, Decision } from '../command.ts'
import type { Registration } from '../registration.ts'
import { refundedState, type TradeState, tradeOf, withTrade } from './attempt.ts'

/** A refusal whose outlook the platform's documents do not name is taken for final after so long: nothing is tried for ever. */
const UNCLEAR_UNTIL_MS = 48 * 3_600_000

/**
 * The platform's answer to a refund. A refund that may still succeed is asked for again, however long an empty account takes to be
 * filled (case 79): officers see it listed after a day. One that is refused for good waits for an officer (cases 72, 77).
 */
export function applyRefundAnswer(
  registration: Registration,
  command: Extract<Command, { do: 'refund-answer' }>,
  context: Context,
): Decision {
  const trade = tradeOf(registration, command.trade)
  if (!trade) return { refused: { is: 'unknown-trade' } }
  const { state } = trade
  const { answer } = command
  if (state.is !== 'refunding' || answer.is === 'pending' || answer.is === 'unknown') return { same: true }
  const { paidAt, platformNo, amount, why, beganAt } = state
  if (answer.is === 'refunded') {
    const { refundedAt } = answer
    const refunded = refundedState(state, { refundedAt, why })
    const lastAnswer = { receivedAt: context.now, answer: 'paid' } as const
    return {
      next: withTrade(registration, { ...trade, lastAnswer, state: refunded }),
      notes: [{ what: 'refunded', facts: { trade: trade.no, amount } }],
    }
  }
  const isFinal =
    answer.outlook === 'final' || (answer.outlook === 'unclear' && context.now >= beganAt + UNCLEAR_UNTIL_MS)
  if (!isFinal) {
    if (state.refusal === answer.why) return { same: true }
    return {
      next: withTrade(registration, { ...trade, state: { ...state, refusal: answer.why } }),
      notes: [],
    }
  }
  const { now } = context
  const refused: TradeState = {
    is: 'refund-refused',
    paidAt,
    platformNo,
    amount,
    refusedAt: now,
    why,
    refusal: answer.why,
  }
  return {
    next: withTrade(registration, { ...trade, state: refused }),
    notes: [{ what: 'refund-refused', facts: { trade: trade.no, why: answer.why } }],
  }
}
