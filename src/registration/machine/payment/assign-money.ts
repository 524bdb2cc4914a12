import { releaseSeats } from '../../../seats/seating.ts'
import { isApprovedAsIs } from '../approval.ts'
import type { Accepted, Context, Decision } from '../command.ts'
import { isClaimed, type Registration } from '../registration.ts'
import { requestSeats } from '../request-seats.ts'
import {
  isOpenState,
  moneyLeft,
  type RefundReason,
  refundingState,
  type Trade,
  tradeOf,
  withTrade,
} from './attempt.ts'

/** Assigns all money that came in, or sends it back, by rule and without a request (M5, G6). */
export function assignMoney(decision: Accepted, context: Context): Decision {
  let registration = decision.next
  const notes = [...decision.notes]
  for (const trade of registration.trades) {
    if (trade.state.is !== 'paid' || trade.state.isAssigned) continue
    const assigned = assignTrade(registration, trade.no, context)
    if (!('next' in assigned)) continue
    registration = assigned.next
    notes.push(...assigned.notes)
  }
  return { ...decision, next: registration, notes }
}

/** One paid trade: it pays a registration whose seats are held (cases 1, 2), requests seats after a lapse (3, 4), else goes back. */
export function assignTrade(registration: Registration, tradeNo: string, context: Context): Decision {
  const trade = tradeOf(registration, tradeNo)
  if (trade?.state.is !== 'paid' || trade.state.isAssigned) return { same: true }
  const refundFor = (why: RefundReason): Decision => ({
    next: refundTrade(registration, tradeNo, why, context.now),
    notes: [{ what: 'refunding', facts: { trade: tradeNo, why } }],
  })
  const { stage } = registration
  if (trade.state.amount !== trade.amount) return refundFor('amount')
  if (stage.is === 'paid') return refundFor('second')
  if (stage.is === 'deleted' || stage.is === 'cancelled') return refundFor(stage.is)
  // The choices may be about to change: the ledger's answer comes here again.
  if (registration.seating.intent) return { same: true }
  if (!paysFor(trade, registration)) return refundFor('changed')
  // After a lapse the document is free for others as soon as the platform has said for good that no money came.
  if (!isClaimed(registration)) return refundFor(stage.is === 'lapsed' ? 'too-late' : 'changed')
  if (stage.is === 'approved' || stage.is === 'due') return markPaid(registration, trade, context)
  // Content that no officer has approved is not paid for (case 58).
  const isApproved = !context.terms.review || isApprovedAsIs(registration)
  if (stage.is !== 'lapsed' || !registration.centre || !isApproved) return refundFor('changed')
  const offerings = registration.choices.map((choice) => choice.offering)
  if (registration.seating.held) return markPaid(registration, trade, context)
  if (trade.state.paidAt >= context.terms.windows.paymentUntil) return refundFor('too-late')
  return requestSeats(registration, {
    centre: registration.centre,
    offerings,
    purpose: { is: 'late-payment', trade: tradeNo },
  })
}

/**
 * The seats that were requested for late money are held now: it pays, whatever the terms say meanwhile, since it was good when they were
 * requested. Where there is no such money any more they go back.
 */
export function commitLatePayment(registration: Registration, tradeNo: string, context: Context): Decision {
  const trade = tradeOf(registration, tradeNo)
  const isGood = trade?.state.is === 'paid' && !trade.state.isAssigned && registration.stage.is === 'lapsed'
  if (isGood) return markPaid(registration, trade, context)
  return { next: { ...registration, seating: releaseSeats(registration.seating) }, notes: [] }
}

/** Sends the money back, except what went back at the platform already. */
export function refundTrade(
  registration: Registration,
  tradeNo: string,
  why: RefundReason,
  now: number,
): Registration {
  const trade = tradeOf(registration, tradeNo)
  if (trade?.state.is !== 'paid') return registration
  const state = refundingState(trade.state, { amount: moneyLeft(trade), why, now })
  return withTrade(registration, { ...trade, state })
}

function markPaid(registration: Registration, trade: Trade, context: Context): Decision {
  if (trade.state.is !== 'paid') return { same: true }
  const paid = withTrade(registration, { ...trade, state: { ...trade.state, isAssigned: true } })
  // A second attempt that is still open must not take money any more.
  const trades = paid.trades.map((one) => (isOpenState(one.state) ? { ...one, isClosing: true } : one))
  const next: Registration = {
    ...paid,
    trades,
    holdUntil: null,
    stage: { is: 'paid', enteredAt: context.now, trade: trade.no },
  }
  return { next, notes: [{ what: 'paid', facts: { trade: trade.no, amount: trade.amount } }] }
}

/** The attempt was made for exactly the choices of now. */
function paysFor(trade: Trade, registration: Registration): boolean {
  const key = (lines: readonly { offering: string; fee: number }[]) =>
    lines
      .map((line) => `${line.offering} ${line.fee}`)
      .sort()
      .join('\n')
  return key(trade.lines) === key(registration.choices)
}
