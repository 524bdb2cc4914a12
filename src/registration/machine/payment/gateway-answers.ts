import type { PlatformAnswer } from '../../../payment/gateways/gateway.ts'
import type { Command, Context, Decision, Refusal } from '../command.ts'
import type { HistoryNote, Registration } from '../registration.ts'
import { applyAnswerOnMoney } from './answers-on-money.ts'
import {
  hasMoney,
  isOpenState,
  SETTLING_MS,
  type Trade,
  type TradeState,
  tradeOf,
  withTrade,
} from './attempt.ts'

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
  if (hasMoney(trade.state)) return applyAnswerOnMoney(registration, trade, command, context)
  if (command.by === 'notification') {
    if (answer.is === 'paid' && answer.amount !== trade.amount)
      return noteMismatch(registration, trade, context)
    if (answer.is === 'refunded') return queryTrade(registration, trade, answer, context)
  }
  const state = stateAfterAnswer(trade, command, context.now)
  const isAnswered =
    (command.by === 'query' && answer.is !== 'unknown') || (state !== null && hasMoney(state))
  const answered: Trade = {
    ...trade,
    state: state ?? trade.state,
    lastAnswer: { receivedAt: context.now, answer: answer.is },
    mismatchAt: isAnswered ? null : trade.mismatchAt,
    unconfirmedSince: state?.is === 'paid' && command.by === 'notification' ? context.now : null,
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

/** A notification with another amount than ours changes no state, however often it comes, and is answered as not believed. */
function noteMismatch(registration: Registration, trade: Trade, context: Context): Decision {
  const refused: Refusal = { is: 'amount', amount: trade.amount }
  if (trade.mismatchAt !== null) return { refused }
  const next = withTrade(registration, { ...trade, mismatchAt: context.now })
  return { next, notes: [{ what: 'amount-differs', facts: { trade: trade.no } }], warning: refused }
}

/** A refund of a payment that is not known here. That it is a part of the money, only the notification tells. */
function queryTrade(
  registration: Registration,
  trade: Trade,
  { amount, refunded }: Extract<PlatformAnswer, { is: 'refunded' }>,
  context: Context,
): Decision {
  const part = refunded < amount ? Math.max(refunded, trade.refundedAtPlatform) : trade.refundedAtPlatform
  if (trade.mismatchAt !== null && part === trade.refundedAtPlatform) return { same: true }
  const mismatchAt = trade.mismatchAt ?? context.now
  return { next: withTrade(registration, { ...trade, mismatchAt, refundedAtPlatform: part }), notes: [] }
}

/**
 * Near the pay-by, an attempt that failed moves it once, never past the payment deadline (G5, case 18); so does one that was closed to
 * pay in another way. `absent` is what a platform mostly says of an attempt that came to nothing: it has no trade before the buyer has
 * logged in or entered the password.
 */
function extendPayBy(registration: Registration, trade: Trade, said: string, context: Context): Registration {
  const { stage } = registration
  const isFailed = said === 'waiting' || said === 'closed' || said === 'absent'
  if (
    !isFailed ||
    !isOpenState(trade.state) ||
    registration.isPayByExtended ||
    (stage.is !== 'approved' && stage.is !== 'due')
  )
    return registration
  const payBy = Math.min(context.now + AFTER_FAILURE_MS, context.terms.windows.paymentUntil)
  if (context.now >= stage.payBy || payBy <= stage.payBy) return registration
  return { ...registration, isPayByExtended: true, stage: { ...stage, payBy } }
}

/** The state of a trade after an answer to a query, or a notification; null where it changes nothing. */
function stateAfterAnswer(
  trade: Trade,
  { answer, by, askedAt }: Of<'trade-answer'>,
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
      // No buyer has logged in, and after `time_expire` none can. A question asked before that moment proves nothing, whenever its
      // answer comes. Once we have asked to close the trade it counts as closed, and is queried a last time after `time_expire`.
      if (isClosedForGood(state)) return null
      if (askedAt >= trade.expiresAt + SETTLING_MS) return { is: 'closed', closedAt: now, isConfirmed: true }
      return isOpenState(state) && trade.isClosing
        ? { is: 'closed', closedAt: now, isConfirmed: false }
        : null
    case 'unknown':
      return state.is === 'open' ? { is: 'unknown', beganAt: now } : null
    case 'waiting':
      // A buyer has logged in at a trade that the platform did not know when we closed it.
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
