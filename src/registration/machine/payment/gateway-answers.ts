import type { PlatformAnswer } from '../../../payment/gateways/gateway.ts'
import type { Command, Context, Decision, Refusal } from '../command.ts'
import type { HistoryNote, Registration } from '../registration.ts'
import { hasMoney, isOpenState, type Trade, type TradeState, tradeOf, withTrade } from './attempt.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** The candidate has at least so long after a failed attempt, once (spec G5). */
const AFTER_FAILURE_MS = 10 * 60_000

/**
 * Every answer of a platform about a trade ends here: a notification, and the query that the return page, 「我已支付，更新支付信息」 or
 * the alarm causes. A notification that names another amount, or a refund unknown to us, proves nothing: the platform is asked
 * (case 29).
 */
export function applyTradeAnswer(
  registration: Registration,
  command: Of<'trade-answer'>,
  context: Context,
): Decision {
  const trade = tradeOf(registration, command.trade)
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
  const isAnswered =
    (command.by === 'query' && answer.is !== 'unknown') || (state !== null && hasMoney(state))
  const answered: Trade = {
    ...trade,
    state: state ?? trade.state,
    lastAnswer: { receivedAt: context.now, answer: answer.is },
    mismatchAt: isAnswered ? null : trade.mismatchAt,
  }
  const next = extendPayBy(withTrade(registration, answered), trade, answer.is, context)
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

/** No answer changes money that we have; an answer that differs is written down once. */
function ignoreAnswer(
  registration: Registration,
  trade: Trade,
  answer: PlatformAnswer,
  context: Context,
): Decision {
  const isExpected = answer.is === 'paid' || (answer.is === 'refunded' && trade.state.is !== 'paid')
  if (isExpected || trade.lastAnswer?.answer === answer.is) return { same: true }
  const next = withTrade(registration, {
    ...trade,
    lastAnswer: { receivedAt: context.now, answer: answer.is },
  })
  return { next, notes: [{ what: 'answer-ignored', facts: { trade: trade.no, said: answer.is } }] }
}

/** A notification with another amount than ours changes no state, however often it comes, and is answered as not believed. */
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
  const trade = tradeOf(registration, command.trade)
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
  if (answer.is !== 'refused') return { same: true }
  const { paidAt, platformNo, amount, why } = state
  const refused: TradeState = {
    is: 'refund-refused',
    paidAt,
    platformNo,
    amount,
    refusedAt: context.now,
    why,
    refusal: answer.why,
  }
  const notes = [{ what: 'refund-refused' as const, facts: { trade: trade.no, why: answer.why } }]
  return { next: withTrade(registration, { ...trade, state: refused }), notes }
}

/** Near the pay-by, an attempt that failed moves it once, never past the payment deadline (G5, case 18). */
function extendPayBy(registration: Registration, trade: Trade, said: string, context: Context): Registration {
  const { stage } = registration
  const failed = (said === 'waiting' || said === 'closed') && isOpenState(trade.state) && !trade.isClosing
  if (!failed || registration.isPayByExtended || (stage.is !== 'approved' && stage.is !== 'due'))
    return registration
  const payBy = Math.min(context.now + AFTER_FAILURE_MS, context.terms.windows.paymentUntil)
  if (context.now >= stage.payBy || payBy <= stage.payBy) return registration
  return { ...registration, isPayByExtended: true, stage: { ...stage, payBy } }
}

/** The state of a trade after an answer to a query, or a notification; null where it changes nothing. */
function stateAfterAnswer(
  trade: Trade,
  answer: PlatformAnswer,
  by: 'notification' | 'query',
  now: number,
): TradeState | null {
  const { state } = trade
  if (hasMoney(state)) return null
  switch (answer.is) {
    case 'paid': {
      const { paidAt, platformNo, amount } = answer
      return { is: 'paid', paidAt, platformNo, amount, isAssigned: false }
    }
    case 'closed':
      if (isClosedForGood(state) || (state.is === 'closed' && by === 'notification')) return null
      return { is: 'closed', closedAt: now, isConfirmed: by === 'query' }
    case 'absent':
      // The cashier's page was never opened, and after `time_expire` it cannot be opened any more. Once we have asked to close
      // the trade it counts as closed, and is queried a last time after `time_expire`.
      if (isClosedForGood(state)) return null
      if (now >= trade.expiresAt) return { is: 'closed', closedAt: now, isConfirmed: true }
      return isOpenState(state) && trade.isClosing
        ? { is: 'closed', closedAt: now, isConfirmed: false }
        : null
    case 'unknown':
      return state.is === 'open' ? { is: 'unknown', beganAt: now } : null
    case 'waiting':
      // A trade that the platform did not know when we closed it has been opened since.
      return state.is === 'unknown' || (state.is === 'closed' && !state.isConfirmed) ? { is: 'open' } : null
    case 'refunded':
      return refundedByPlatform(trade, answer)
  }
}

/** The money was back with its owner before we heard of it: there is nothing to wait for any more. */
function refundedByPlatform(
  trade: Trade,
  answer: Extract<PlatformAnswer, { is: 'refunded' }>,
): TradeState | null {
  if (answer.refunded < answer.amount || isClosedForGood(trade.state)) return null
  const { refundedAt, platformNo, amount } = answer
  return { is: 'refunded', paidAt: refundedAt, platformNo, amount, refundedAt, why: 'platform' }
}

/** The platform has confirmed it: of later answers only money counts. */
function isClosedForGood(state: TradeState): boolean {
  return state.is === 'closed' && state.isConfirmed
}
