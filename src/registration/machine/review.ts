import { isApprovedAsIs } from './approval.ts'
import { hasClaim, refuseClaim } from './claims.ts'
import type { Command, Context, Decision, Refusal } from './command.ts'
import {
  type HistoryNote,
  isClaimed,
  type Reason,
  type Registration,
  type Snapshot,
  totalOf,
} from './registration.ts'
import { requestSeats } from './request-seats.ts'
import { openPaymentWithoutReview } from './review-switch.ts'
import { changedFee, feesOfNow, missingOffering } from './submission.ts'
import { closedFor, newHoldUntil, newPayBy, unreadNotices } from './terms.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/**
 * 「提交信息审核」 (V1); after a lapse the seats are requested first (section 13.3), for the fees of now, where the candidate has
 * confirmed their total. At a centre without review it leads to payment.
 */
export function sendToReview(registration: Registration, command: Of<'send'>, context: Context): Decision {
  const { stage } = registration
  if (stage.is === 'pending' || stage.is === 'approved' || stage.is === 'due') return { same: true }
  if (stage.is === 'paid') return { refused: { is: 'paid' } }
  if (stage.is === 'deleted') return { refused: { is: 'deleted', happenedAt: stage.enteredAt } }
  if (stage.is === 'cancelled') return { refused: { is: 'stage', stage: stage.is } }
  const isLapsed = stage.is === 'lapsed'
  // After a lapse the claim may have been released: it comes with the command.
  const hasDocument = isLapsed ? registration.submittedIdentity !== null : isClaimed(registration)
  if (!registration.details || !registration.centre || !hasDocument)
    return { refused: { is: 'incomplete', missing: 'details' } }
  if (!registration.photo) return { refused: { is: 'incomplete', missing: 'photo' } }
  const closed = closedFor(isLapsed ? 'resend' : 'send', registration, context.terms, context.now)
  if (closed) return { refused: { is: 'closed', action: 'send', ...closed } }
  const kind = unreadNotices(registration, context.terms)[0]
  if (kind) return { refused: { is: 'unread', kind } }
  if (registration.seating.intent)
    return { refused: { is: registration.seating.intent.purpose.is === 'resend' ? 'waiting' : 'busy' } }
  if (isLapsed) return resend(registration, registration.centre, command, context)
  if (!context.terms.review) return sendWithoutReview(registration, context)
  return approveAgain(registration, context) ?? enterQueue(registration, context)
}

/** No officer decided on fees: an approval stays. The confirmed fees stand also where the seats are full then. */
function resend(registration: Registration, centre: string, command: Of<'send'>, context: Context): Decision {
  const confirmed = command.amount ?? null
  const missing = missingOffering(registration.choices, context)
  if (missing) return { refused: missing }
  const choices = feesOfNow(registration.choices, context)
  const feeChange = changedFee(registration.choices, context)
  const isConfirmed = confirmed === totalOf(choices) || (confirmed === null && !feeChange)
  if (!isConfirmed) {
    const [first] = choices
    return { refused: feeChange ?? { is: 'fee', offering: first?.offering ?? '', fee: first?.fee ?? 0 } }
  }
  const claimedBlindIndex = registration.submittedIdentity?.blindIndex ?? ''
  if (!hasClaim(registration, claimedBlindIndex, command))
    return refuseClaim(registration, claimedBlindIndex, command, context)
  const offerings = choices.map((choice) => choice.offering)
  const claimed = { ...registration, claimedBlindIndex }
  const asked: Registration = feeChange ? { ...claimed, choices, factsConfirmed: null } : claimed
  return requestSeats(asked, { centre, offerings, purpose: { is: 'resend' } })
}

/** Review was switched off since the page was drawn, or the centre was changed. */
function sendWithoutReview(registration: Registration, context: Context): Decision {
  const payable = openPaymentWithoutReview(registration, context)
  if (payable) return payable
  const closed = closedFor('pay', registration, context.terms, context.now)
  return {
    refused: closed
      ? { is: 'closed', action: 'pay', ...closed }
      : { is: 'stage', stage: registration.stage.is },
  }
}

/** Into the queue, with a new round; seats are held without limit while it waits (G1). */
export function enterQueue(registration: Registration, context: Context): Decision {
  const next: Registration = {
    ...registration,
    stage: { is: 'pending', enteredAt: context.now },
    round: registration.round + 1,
    holdUntil: null,
    isPayByExtended: false,
  }
  return { next, notes: [{ what: 'sent', facts: { round: next.round } }] }
}

/** G8: the candidate wins over a reviewer who is looking at the registration. */
export function withdraw(registration: Registration, context: Context): Decision {
  if (registration.stage.is === 'submitted') return { same: true }
  if (registration.stage.is !== 'pending') return { refused: reviewRefusal(registration) }
  const closed = closedFor('withdraw', registration, context.terms, context.now)
  if (closed) return { refused: { is: 'closed', action: 'withdraw', ...closed } }
  // Seats were held without limit while it waited; a withdrawn registration has the time of a new submission.
  const until = newHoldUntil(context.now, context.terms)
  const next: Registration = {
    ...registration,
    stage: { is: 'submitted', enteredAt: context.now, until },
    holdUntil: until,
  }
  const notes: HistoryNote[] = [{ what: 'withdrawn', facts: { round: registration.round } }]
  // Without review there is nothing to send it to again: it can be paid, and changed as any other.
  const payable = openPaymentWithoutReview(next, context)
  return payable ? { next: payable.next, notes: [...notes, ...payable.notes] } : { next, notes }
}

/** 「通过」: the time to pay starts now (V3); it counts for the round and photo that the officer saw, and no other. */
export function approve(registration: Registration, command: Of<'approve'>, context: Context): Decision {
  if (context.by.is !== 'officer') return { refused: { is: 'stage', stage: registration.stage.is } }
  if (
    registration.stage.is === 'approved' &&
    registration.stage.by === context.by.id &&
    registration.round === command.round
  )
    return { same: true }
  const refused = refuseDecision(registration, command, context)
  if (refused) return refused
  return {
    next: withApproval(
      {
        ...registration,
        approval: { revision: registration.revision, photo: command.photo, reapprovals: 0 },
      },
      context.by.id,
      context,
    ),
    notes: [
      { what: 'approved', facts: { round: registration.round, photo: command.photo, by: context.by.name } },
    ],
  }
}

/** 「不通过」 (V2): the seats stay until the review deadline (G1); at least one reason (section 13.11). */
export function returnRegistration(
  registration: Registration,
  command: Of<'return'>,
  context: Context,
): Decision {
  if (context.by.is !== 'officer') return { refused: { is: 'stage', stage: registration.stage.is } }
  if (
    registration.stage.is === 'returned' &&
    registration.stage.by === context.by.id &&
    registration.round === command.round &&
    reasonsAsText(registration.stage.reasons) === reasonsAsText(command.reasons)
  )
    return { same: true }
  const refused = refuseDecision(registration, command, context)
  if (refused) return refused
  const { reasons } = command
  if (reasons.length === 0) return { refused: { is: 'no-reason' } }
  const until = Math.max(context.terms.windows.reviewUntil, context.now)
  const next: Registration = {
    ...registration,
    stage: { is: 'returned', enteredAt: context.now, by: context.by.id, reasons, until },
    lastReviewed: snapshotOf(registration),
    requestedCorrections: { reasons, corrected: [] },
    approval: null,
  }
  const facts = {
    round: registration.round,
    photo: command.photo,
    by: context.by.name,
    why: reasonsAsText(reasons),
  }
  const notes: HistoryNote[] = [{ what: 'returned', facts }]
  // Review was switched off meanwhile: the reasons stay in sight, and the candidate is not kept from paying.
  const payable = openPaymentWithoutReview(next, context)
  return payable ? { next: payable.next, notes: [...notes, ...payable.notes] } : { next, notes }
}

/** The reasons for the history, which outlives the stage: codes, and an officer's own words. */
function reasonsAsText(reasons: readonly Reason[]): string {
  return JSON.stringify(reasons.map(({ field, code, text }) => [field, code, text]))
}

/** After a lapse, unchanged content is approved at once with a new pay-by, a few times at most (section 13.3). */
export function approveAgain(registration: Registration, context: Context): Decision | null {
  const { approval } = registration
  if (!approval || approval.reapprovals >= context.terms.maxReapprovals || !isApprovedAsIs(registration))
    return null
  const next = withApproval(
    { ...registration, approval: { ...approval, reapprovals: approval.reapprovals + 1 } },
    'clock',
    context,
  )
  return { next, notes: [{ what: 'reapproved' }] }
}

function withApproval(registration: Registration, by: string, context: Context): Registration {
  const common = {
    ...registration,
    holdUntil: null,
    isPayByExtended: false,
    lastReviewed: snapshotOf(registration),
    requestedCorrections: null,
  }
  if (totalOf(registration.choices) === 0)
    return { ...common, stage: { is: 'paid', enteredAt: context.now, trade: null } }
  return {
    ...common,
    stage: { is: 'approved', enteredAt: context.now, by, payBy: newPayBy(context.now, context.terms) },
  }
}

function refuseDecision(
  registration: Registration,
  command: { round: number; photo: string },
  context: Context,
): { refused: Refusal } | null {
  if (registration.stage.is !== 'pending') return { refused: reviewRefusal(registration) }
  // The candidate has moved to another centre: officers of the former one may not decide any more (section 13.10).
  if (context.by.is === 'officer' && context.by.centre !== registration.centre)
    return { refused: { is: 'round', round: registration.round } }
  if (registration.photo?.hash !== command.photo) return { refused: { is: 'photo-changed' } }
  if (registration.round !== command.round) return { refused: { is: 'round', round: registration.round } }
  const closed = closedFor('decide', registration, context.terms, context.now)
  return closed ? { refused: { is: 'closed', action: 'decide', ...closed } } : null
}

/** The refusal of a decision on a registration that no longer waits: with who did what, and when. */
function reviewRefusal(registration: Registration): Refusal {
  const { stage } = registration
  switch (stage.is) {
    case 'deleted':
      return { is: 'deleted', happenedAt: stage.enteredAt }
    case 'submitted':
      return { is: 'withdrawn', happenedAt: stage.enteredAt }
    case 'approved':
      return { is: 'decided', how: 'approved', by: stage.by, happenedAt: stage.enteredAt }
    case 'returned':
      return { is: 'decided', how: 'returned', by: stage.by, happenedAt: stage.enteredAt }
    default:
      return { is: 'stage', stage: stage.is }
  }
}

/** The content that an officer sees and decides on. The blind index tells documents apart; the masked number is only shown. */
export function snapshotOf(registration: Registration): Snapshot | null {
  const { details, centre, choices, photo, submittedIdentity: identity } = registration
  if (!details || !centre || !photo || !identity) return registration.lastReviewed
  const document = `${identity.type} ${identity.masked} ${identity.blindIndex.slice(0, 12)}`
  return { details, centre, choices, photo: photo.hash, identity: document }
}
