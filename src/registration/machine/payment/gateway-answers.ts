import type { PlatformAnswer } from '../../../payment/gateways/gateway.ts'
import type { Command, Context, Decision, Refusal } from '../command.ts'
import type { HistoryNote, Registration } from '../registration.ts'
import { hasMoney, isOpenState, stateAfterAnswer, type Trade, type TradeState } from './attempt.ts'
import { withTrade } from './open-and-assign.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** At least so long after a failed attempt (spec G5), once. ms */
export const AFTER_FAILURE_MS = 10 * 60_000

/**
 * The one door: notification, return page, 「我已支付，更新支付信息」 and the alarm's question all end here.
 * A notification that names another amount, or a refund we know nothing of, proves nothing: the platform is asked (case 29).
 */
export function applyTradeAnswer(
  registration: Registration,
  command: Of<'trade-answer'>,
  context: Context,
): Decision {
  const trade = registration.trades.find((one) => one.no === command.trade)
  if (!trade) return { refused: { is: 'unknown-trade' } }
  const { answer } = command
  if (hasMoney(trade.state))
    return command.by === 'query' ? { same: true } : ignoreAnswer(registration, trade, answer, context)
  if (command.by === 'notification') {
    if (answer.is === 'paid' && answer.amount !== trade.amount)
      return noteMismatch(registration, trade, context)
    if (answer.is === 'refunded') return queryTrade(registration, trade, context)
  }
  const state = stateAfterAnswer(trade, answer, command.by, context.now)
  const answered = (command.by === 'query' && answer.is !== 'unknown') || (state !== null && hasMoney(state))
  const heard: Trade = {
    ...trade,
    ...(state ? { state } : {}),
    lastAnswer: { receivedAt: context.now, answer: answer.is },
    mismatchAt: answered ? null : trade.mismatchAt,
  }
  const next = extendPayBy(withTrade(registration, heard), trade, answer.is, context)
  return { next, notes: notesOn(trade, state, next.isPayByExtended && !registration.isPayByExtended) }
}

function notesOn(trade: Trade, state: TradeState | null, extended: boolean): HistoryNote[] {
  const facts = { trade: trade.no }
  const notes: HistoryNote[] = []
  if (state?.is === 'closed' && isOpenState(trade.state)) notes.push({ what: 'payment-closed', facts })
  if (state?.is === 'refunded') notes.push({ what: 'refunded', facts: { ...facts, amount: state.amount } })
  if (extended) notes.push({ what: 'extended' })
  return notes
}

/** Nothing that the platform says of money we have changes it; what differs is written down once. */
function ignoreAnswer(
  registration: Registration,
  trade: Trade,
  answer: PlatformAnswer,
  context: Context,
): Decision {
  const ours = answer.is === 'paid' || (answer.is === 'refunded' && trade.state.is !== 'paid')
  if (ours || trade.lastAnswer?.answer === answer.is) return { same: true }
  const next = withTrade(registration, {
    ...trade,
    lastAnswer: { receivedAt: context.now, answer: answer.is },
  })
  return { next, notes: [{ what: 'answer-ignored', facts: { trade: trade.no, said: answer.is } }] }
}

/** Another amount than ours: no state changes, however often it comes, and whoever says so is told that it is not believed. */
function noteMismatch(registration: Registration, trade: Trade, context: Context): Decision {
  const refused: Refusal = { is: 'amount', amount: trade.amount }
  if (trade.mismatchAt !== null) return { refused }
  const next = withTrade(registration, { ...trade, mismatchAt: context.now })
  return { next, notes: [{ what: 'amount-differs', facts: { trade: trade.no } }], warning: refused }
}

function queryTrade(registration: Registration, trade: Trade, context: Context): Decision {
  if (trade.mismatchAt !== null) return { same: true }
  return { next: withTrade(registration, { ...trade, mismatchAt: context.now }), notes: [] }
}

export function applyRefundAnswer(
  registration: Registration,
  command: Of<'refund-answer'>,
  context: Context,
): Decision {
  const trade = registration.trades.find((one) => one.no === command.trade)
  if (!trade) return { refused: { is: 'unknown-trade' } }
  const { state } = trade
  if (state.is !== 'refunding') return { same: true }
  const { answer } = command
  if (answer.is === 'refunded') {
    const done: TradeState = {
      is: 'refunded',
      paidAt: state.paidAt,
      platformNo: state.platformNo,
      amount: state.amount,
      refundedAt: answer.refundedAt,
      why: state.why,
    }
    const notes = [{ what: 'refunded' as const, facts: { trade: trade.no, amount: state.amount } }]
    return {
      next: withTrade(registration, {
        ...trade,
        lastAnswer: { receivedAt: context.now, answer: 'paid' },
        state: done,
      }),
      notes,
    }
  }
  if (answer.is !== 'refused' || state.refusal === answer.why) return { same: true }
  return { next: withTrade(registration, { ...trade, state: { ...state, refusal: answer.why } }), notes: [] }
}

/** Near the pay-by, an attempt that did not succeed moves it once, never past the payment deadline (G5, case 18). */
function extendPayBy(registration: Registration, trade: Trade, said: string, context: Context): Registration {
  const { stage } = registration
  const failed = (said === 'waiting' || said === 'closed') && isOpenState(trade.state) && !trade.isClosing
  if (!failed || registration.isPayByExtended || (stage.is !== 'approved' && stage.is !== 'due'))
    return registration
  const payBy = Math.min(context.now + AFTER_FAILURE_MS, context.terms.windows.paymentUntil)
  if (context.now >= stage.payBy || payBy <= stage.payBy) return registration
  return { ...registration, isPayByExtended: true, stage: { ...stage, payBy } }
}
