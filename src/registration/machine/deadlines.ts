import { releaseSeats } from '../../seats/seating.ts'
import type { Context, Decision } from './command.ts'
import { openTrades } from './payment/attempt.ts'
import type { Registration, Stage } from './registration.ts'
import { newHoldUntil, newPayBy, type Terms } from './terms.ts'

/** When time alone moves the registration, as it was promised; null where time never does. ms since 1970 */
export function deadlineOf(stage: Stage): number | null {
  switch (stage.is) {
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

/**
 * The deadline has passed: seats go back (V3, section 13.1, 13.11). The terms are read afresh: an extension counts, a shortening
 * never shortens a promise. With a payment open nothing is taken away before the platform has answered (case 12).
 */
export function timePassed(registration: Registration, context: Context): Decision {
  const { stage } = registration
  const promised = deadlineOf(stage)
  if (promised === null) return { same: true }
  const extended = extendByTerms(stage, context.terms)
  const until = deadlineOf(extended) ?? promised
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
  const open = openTrades(registration.trades)
  if (open.length > 0) {
    if (open.every((trade) => trade.isClosing)) return { same: true }
    const trades = registration.trades.map((trade) =>
      open.includes(trade) ? { ...trade, isClosing: true } : trade,
    )
    return { next: { ...registration, trades }, notes: [] }
  }
  if (stage.is !== 'submitted' && stage.is !== 'returned' && stage.is !== 'approved' && stage.is !== 'due') {
    return { same: true }
  }
  const next: Registration = {
    ...registration,
    stage: { is: 'lapsed', enteredAt: context.now, from: stage.is },
    seating: releaseSeats(registration.seating),
    holdUntil: null,
    isPayByExtended: false,
  }
  return { next, notes: [{ what: 'lapsed', facts: { from: stage.is } }] }
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
