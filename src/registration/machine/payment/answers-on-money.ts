import type { PlatformAnswer } from '../../../payment/gateways/gateway.ts'
import { releaseSeats } from '../../../seats/seating.ts'
import type { Command, Context, Decision } from '../command.ts'
import type { HistoryNote, Registration } from '../registration.ts'
import { CONFIRMED_WITHIN_MS, refundedState, SETTLING_MS, type Trade, withTrade } from './attempt.ts'

type TradeAnswer = Extract<Command, { do: 'trade-answer' }>
type Refunded = Extract<PlatformAnswer, { is: 'refunded' }>

/**
 * An answer about a trade whose money we have. Nothing that a platform says takes a paid registration away by itself: what differs is
 * asked about, noted, and listed for an officer of the province.
 */
export function applyAnswerOnMoney(
  registration: Registration,
  trade: Trade,
  command: TradeAnswer,
  context: Context,
): Decision {
  return command.by === 'notification'
    ? applyNotification(registration, trade, command.answer, context)
    : applyQueryAnswer(registration, trade, command, context)
}

/** A refund, or a closing, that we have not asked for has the platform asked (case 74); what else differs is written down once (case 21). */
function applyNotification(
  registration: Registration,
  trade: Trade,
  answer: PlatformAnswer,
  context: Context,
): Decision {
  const { is } = trade.state
  if (answer.is === 'paid') return { same: true }
  if (answer.is === 'refunded') {
    if (is === 'refunding' || is === 'refunded') return { same: true }
    return askAboutRefund(registration, trade, answer, context)
  }
  if (trade.lastAnswer?.answer === answer.is) return { same: true }
  const next = withTrade(registration, {
    ...trade,
    lastAnswer: { receivedAt: context.now, answer: answer.is },
    mismatchAt: is === 'paid' && answer.is === 'closed' ? context.now : trade.mismatchAt,
  })
  return { next, notes: [{ what: 'answer-ignored', facts: { trade: trade.no, said: answer.is } }] }
}

/** That a part went back no query tells, only the signed notification: it is noted at once. All of it is believed when asked about. */
function askAboutRefund(
  registration: Registration,
  trade: Trade,
  { amount, refunded }: Refunded,
  context: Context,
): Decision {
  const isNewPart = refunded < amount && refunded > trade.refundedAtPlatform
  if (!isNewPart && (refunded < amount || trade.mismatchAt !== null)) return { same: true }
  const next = withTrade(registration, {
    ...trade,
    mismatchAt: context.now,
    refundedAtPlatform: isNewPart ? refunded : trade.refundedAtPlatform,
  })
  const facts = { trade: trade.no, amount: refunded }
  return { next, notes: isNewPart ? [{ what: 'refunded-at-platform', facts }] : [] }
}

function applyQueryAnswer(
  registration: Registration,
  trade: Trade,
  { answer, askedAt }: TradeAnswer,
  context: Context,
): Decision {
  const { state } = trade
  if (answer.is === 'unknown') return endConfirmation(registration, trade, context)
  if (answer.is === 'refunded' && answer.refunded >= answer.amount)
    return noteRefund(registration, trade, answer, context)
  if (state.is !== 'paid' || (answer.is === 'paid' && answer.amount === state.amount))
    return confirm(registration, trade)
  return doubt(registration, trade, { answer, askedAt }, context)
}

/** The answer is the expected one. */
function confirm(registration: Registration, trade: Trade): Decision {
  if (trade.mismatchAt === null && trade.unconfirmedSince === null && trade.doubtedAt === null)
    return { same: true }
  const confirmed: Trade = { ...trade, mismatchAt: null, unconfirmedSince: null, doubtedAt: null }
  return { next: withTrade(registration, confirmed), notes: [] }
}

/**
 * The platform says by query that there is no such money (case 32). The seat stays: an officer looks into it. An answer to a question
 * that was asked before the notification had settled contradicts nothing.
 */
function doubt(
  registration: Registration,
  trade: Trade,
  { answer, askedAt }: Pick<TradeAnswer, 'answer' | 'askedAt'>,
  context: Context,
): Decision {
  const { unconfirmedSince, mismatchAt, doubtedAt } = trade
  const isLater = unconfirmedSince === null ? mismatchAt !== null : askedAt >= unconfirmedSince + SETTLING_MS
  if (!isLater) return { same: true }
  const doubted: Trade = {
    ...trade,
    mismatchAt: null,
    unconfirmedSince: isConfirmationOver(trade, context.now) ? null : unconfirmedSince,
    doubtedAt: doubtedAt ?? context.now,
  }
  const note: HistoryNote = { what: 'payment-doubted', facts: { trade: trade.no, said: answer.is } }
  return { next: withTrade(registration, doubted), notes: doubtedAt === null ? [note] : [] }
}

/** A platform that has not answered for two days is not asked for ever: the signature stands. */
function endConfirmation(registration: Registration, trade: Trade, context: Context): Decision {
  if (!isConfirmationOver(trade, context.now)) return { same: true }
  return { next: withTrade(registration, { ...trade, unconfirmedSince: null }), notes: [] }
}

function isConfirmationOver({ unconfirmedSince }: Trade, now: number): boolean {
  return unconfirmedSince !== null && now >= unconfirmedSince + CONFIRMED_WITHIN_MS
}

/**
 * All the money is back with its owner. A registration that it paid stays paid until an officer of the province decides; seats that
 * were being requested for it are given back.
 */
function noteRefund(registration: Registration, trade: Trade, answer: Refunded, context: Context): Decision {
  const { state } = trade
  if (state.is !== 'paid' && state.is !== 'refunding' && state.is !== 'refund-refused')
    return confirm(registration, trade)
  const { amount } = state
  const why = state.is === 'paid' ? 'platform' : state.why
  const refunded: Trade = {
    ...trade,
    state: refundedState(state, { refundedAt: answer.refundedAt, why }),
    lastAnswer: { receivedAt: context.now, answer: answer.is },
    mismatchAt: null,
    refundedAtPlatform: answer.refunded,
    unconfirmedSince: null,
    doubtedAt: null,
  }
  const next = withTrade(registration, refunded)
  const { purpose } = registration.seating.intent ?? {}
  const isRequesting = purpose?.is === 'late-payment' && purpose.trade === trade.no
  const what = registration.stage.is === 'paid' && registration.stage.trade === trade.no
  return {
    next: isRequesting ? { ...next, seating: releaseSeats(next.seating) } : next,
    notes: [{ what: what ? 'refunded-at-platform' : 'refunded', facts: { trade: trade.no, amount } }],
  }
}
