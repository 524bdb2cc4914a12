import { releaseSeats } from '../../seats/seating.ts'
import type { Context, Decision } from './command.ts'
import { openTrades } from './payment/attempt.ts'
import { closePayment } from './payment/open-payment.ts'
import type { Registration, Stage } from './registration.ts'
import { openPaymentWithoutReview } from './review-switch.ts'
import { isStillNaming } from './submission.ts'
import { newHoldUntil, newPayBy, type Terms } from './terms.ts'

/**
 * When time alone moves the registration, as it was promised; null where time never does. Officers may decide until the payment
 * deadline of the centre (section 13.2): what waits for them then cannot be paid any more. ms since 1970
 */
export function deadlineOf(stage: Stage, { windows }: Pick<Terms, 'windows'>): number | null {
  switch (stage.is) {
    case 'pending':
      return windows.paymentUntil
    case 'submitted':
    case 'returned':
      return stage.until
    case 'approved':
    case 'due':
      return stage.payBy
    default:
      return null
  }
}

/** Whether `time-passed` would move the registration now: pages show no state that time or terms have overtaken. */
export function isMovedBy(registration: Registration, terms: Terms, now: number): boolean {
  return 'next' in timePassed(registration, { now, terms, by: { is: 'clock' } })
}

/**
 * Takes up the terms of now, which are read afresh. Where review was switched off, what waited for it becomes payable. Where the
 * deadline has passed, seats go back (V3, section 13.1, 13.11): an extension counts, a shortening never shortens a promise. With a
 * payment open nothing is taken away before the platform has answered (case 12).
 */
export function timePassed(registration: Registration, context: Context): Decision {
  const payable = isStillNaming(registration, context)
    ? null
    : openPaymentWithoutReview(registration, context)
  if (payable) return payable
  const { stage } = registration
  const promised = deadlineOf(stage, context.terms)
  if (promised === null) return { same: true }
  const extended = extendByTerms(stage, context.terms)
  const until = deadlineOf(extended, context.terms) ?? promised
  const grace = stage.is === 'approved' || stage.is === 'due' ? context.terms.graceMs : 0
  if (context.now < until + grace) {
    return until === promised
      ? { same: true }
      : {
          next: { ...registration, ...extendedHold(registration, until), stage: extended },
          notes: [{ what: 'extended' }],
        }
  }
  // Money that has come waits for a ledger's answer.
  if (registration.trades.some((trade) => trade.state.is === 'paid' && !trade.state.isAssigned))
    return { same: true }
  if (openTrades(registration.trades).length > 0) return closePayment(registration)
  if (!canLapse(stage)) return { same: true }
  const next: Registration = {
    ...registration,
    stage: { is: 'lapsed', enteredAt: context.now, from: stage.is },
    seating: releaseSeats(registration.seating),
    holdUntil: null,
    isPayByExtended: false,
  }
  return { next, notes: [{ what: 'lapsed', facts: { from: stage.is } }] }
}

type LapsingStage = Extract<Stage, { is: Extract<Stage, { is: 'lapsed' }>['from'] }>

function canLapse(stage: Stage): stage is LapsingStage {
  return ['submitted', 'pending', 'returned', 'approved', 'due'].includes(stage.is)
}

function extendedHold(registration: Registration, until: number): { holdUntil?: number } {
  return registration.stage.is === 'submitted' ? { holdUntil: until } : {}
}

function extendByTerms(stage: Stage, terms: Terms): Stage {
  switch (stage.is) {
    case 'submitted':
      return { ...stage, until: Math.max(stage.until, newHoldUntil(stage.enteredAt, terms)) }
    case 'returned':
      return { ...stage, until: Math.max(stage.until, terms.windows.reviewUntil) }
    case 'approved':
    case 'due':
      return { ...stage, payBy: Math.max(stage.payBy, newPayBy(stage.enteredAt, terms)) }
    default:
      return stage
  }
}
