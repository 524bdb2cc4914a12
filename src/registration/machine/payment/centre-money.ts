import { isApprovedAsIs } from '../approval.ts'
import { hasClaim, refuseClaim } from '../claims.ts'
import type { Command, Context, Decision, Refusal } from '../command.ts'
import { isOfCentre } from '../in-charge.ts'
import { isClaimed, type Registration, totalOf } from '../registration.ts'
import { changedFee } from '../submission.ts'
import { closedFor, newPayBy, type Terms } from '../terms.ts'
import { openTrades, refundedState, type Trade, tradeOf, withTrade } from './attempt.ts'
import { newTrade } from './new-trade.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/**
 * An officer of the centre books a payment at the counter with its receipt number (H2, section 13.9). The money then comes in by the
 * same rules as a platform's (`assign-money.ts`): after a lapse seats are requested first, and without a seat it goes back.
 */
export function bookReceipt(
  registration: Registration,
  command: Of<'book-receipt'>,
  context: Context,
): Decision {
  const { by, now } = context
  if (by.is !== 'officer' || !isOfCentre(by, registration)) return { refused: { is: 'not-in-charge' } }
  const booked = registration.trades.find((trade) => standingReceipt(trade) === command.receipt)
  if (booked) {
    const isSame = booked.state.is === 'paid' && booked.amount === command.amount
    return isSame ? { same: true } : { refused: { is: 'receipt', receipt: command.receipt } }
  }
  const refused = refuseBooking(registration, command.amount, context)
  if (refused) return { refused }
  const document = registration.submittedIdentity?.blindIndex ?? ''
  const isLapsed = registration.stage.is === 'lapsed'
  if (isLapsed && !hasClaim(registration, document, command))
    return refuseClaim(registration, document, command, context)
  const claimedBlindIndex = isLapsed ? document : registration.claimedBlindIndex
  const { amount, receipt } = command
  const trade = newTrade(registration, {
    gateway: 'centre',
    amount,
    subject: '',
    device: 'computer',
    openedAt: now,
    expiresAt: now,
    state: { is: 'paid', paidAt: now, platformNo: receipt, amount, isAssigned: false },
  })
  return {
    next: { ...registration, claimedBlindIndex, trades: [...registration.trades, trade] },
    notes: [{ what: 'receipt-booked', facts: { trade: trade.no, receipt, amount, by: by.name } }],
  }
}

/** Why no payment of this amount can be booked now, by an officer of the registration's centre; null where one can. */
export function refuseBooking(
  registration: Registration,
  amount: number,
  { terms, now }: Pick<Context, 'terms' | 'now'>,
): Refusal | null {
  const { stage } = registration
  if (stage.is === 'paid') return { is: 'paid' }
  if (terms.money !== 'centre') return { is: 'not-at-centre' }
  if (stage.is !== 'approved' && stage.is !== 'due' && stage.is !== 'lapsed')
    return { is: 'stage', stage: stage.is }
  // After a lapse the claim may have been released: it comes with the command.
  const hasDocument =
    stage.is === 'lapsed' ? registration.submittedIdentity !== null : isClaimed(registration)
  if (!hasDocument) return { is: 'incomplete', missing: 'details' }
  if (!registration.photo) return { is: 'incomplete', missing: 'photo' }
  if (stage.is === 'lapsed') {
    // No officer has approved what lapsed: money would go back at once (case 58).
    if (terms.review && !isApprovedAsIs(registration)) return { is: 'stage', stage: stage.is }
    const closed = closedFor('pay', registration, terms, now)
    if (closed) return { is: 'closed', action: 'pay', ...closed }
    const feeChange = changedFee(registration.choices, { terms })
    if (feeChange) return feeChange
  }
  const due = totalOf(registration.choices)
  if (due !== amount) return { is: 'amount', amount: due }
  const open = openTrades(registration.trades)[0]
  if (open) return { is: 'payment-open', trade: open.no }
  return registration.seating.intent ? { is: 'busy' } : null
}

/**
 * The booking was wrong, or the money was given back at the counter: the registration may be paid again, with a new time to pay and
 * its seats still held. A booking without seats pays nothing: it is struck out alone.
 */
export function cancelReceipt(
  registration: Registration,
  command: Of<'cancel-receipt'>,
  context: Context,
): Decision {
  const { by, now } = context
  if (by.is !== 'officer' || !isOfCentre(by, registration)) return { refused: { is: 'not-in-charge' } }
  const trade = tradeOf(registration, command.trade)
  if (trade?.gateway !== 'centre') return { refused: { is: 'unknown-trade' } }
  const { stage } = registration
  const { state } = trade
  if (state.is === 'refunded') return { same: true }
  if (command.reason.trim() === '') return { refused: { is: 'no-reason' } }
  const isPaying = state.is === 'paid' && stage.is === 'paid' && stage.trade === trade.no
  const isWithoutSeats = state.is === 'refunding' && stage.is !== 'cancelled'
  if (!isPaying && !isWithoutSeats) return { refused: { is: 'stage', stage: stage.is } }
  const struckOut = withTrade(registration, {
    ...trade,
    state: refundedState(state, { refundedAt: now, why: 'receipt' }),
  })
  const facts = { trade: trade.no, receipt: state.platformNo, reason: command.reason, by: by.name }
  return {
    next: isPaying ? payableAgain(struckOut, context) : struckOut,
    notes: [{ what: 'receipt-cancelled', facts }],
  }
}

/** Shortest time to correct a booking, also after the payment deadline: the mistake was the centre's. ms */
const CORRECTION_MS = 24 * 60 * 60_000

/** When a registration must be paid whose booking is cancelled now. ms since 1970 */
export function payByAfterCancelledBooking(now: number, terms: Terms): number {
  return Math.max(newPayBy(now, terms), now + CORRECTION_MS)
}

function payableAgain(registration: Registration, { now, terms }: Context): Registration {
  const times = { enteredAt: now, payBy: payByAfterCancelledBooking(now, terms) }
  const stage: Registration['stage'] = isApprovedAsIs(registration)
    ? { is: 'approved', by: 'clock', ...times }
    : { is: 'due', ...times }
  return { ...registration, isPayByExtended: false, stage }
}

/**
 * The receipt number of a booking that counts. The number of a booking that was cancelled may be used again; the number of money that
 * was given back is spent.
 */
export function standingReceipt({ gateway, state }: Trade): string | null {
  if (gateway !== 'centre' || !('platformNo' in state)) return null
  return state.is === 'refunded' && state.why === 'receipt' ? null : state.platformNo
}
