import type { Context, Decision, Refusal } from './command.ts'
import { markCorrectedBy } from './corrections.ts'
import { hasNamedOtherDocument } from './documents.ts'
import { type Choice, isClaimed, type Registration, type SubmittedContent, totalOf } from './registration.ts'
import { closedFor, newHoldUntil, newPayBy } from './terms.ts'

/** Takes the submitted form into the registration, whose seats are held: it then waits for photo or sending, or can be paid. */
export function commitContent(
  registration: Registration,
  content: SubmittedContent,
  context: Context,
): Decision {
  const isFirst = registration.details === null
  const claimed = registration.identity?.blindIndex ?? null
  const next: Registration = {
    ...registration,
    ...content,
    revision: registration.revision + 1,
    submittedIdentity: registration.identity,
    claimedBlindIndex: claimed,
    approval: isSameSubmission(registration, content) ? carriedApproval(registration) : registration.approval,
    firstSubmittedAt: registration.firstSubmittedAt ?? context.now,
    holdUntil: registration.holdUntil ?? newHoldUntil(context.now, context.terms),
    requestedCorrections: markCorrectedBy(registration, content),
  }
  return { next: stageAfterSubmission(next, context), notes: [{ what: isFirst ? 'submitted' : 'changed' }] }
}

/** The approval under a new revision, where nothing approved has changed: the same form sent once more, a document only named. */
export function carriedApproval(registration: Registration): Registration['approval'] {
  const { approval, revision } = registration
  return approval?.revision === revision ? { ...approval, revision: revision + 1 } : approval
}

/** Without review, a submitted or returned file can be paid as soon as it has its photo (spec V4), unless it is about to change. */
export function openPaymentIfReady(registration: Registration, context: Context): Registration {
  const { stage } = registration
  const isWaiting = stage.is === 'submitted' || stage.is === 'returned'
  return isWaiting && isReadyToPay(registration, context) && !isStillNaming(registration, context)
    ? stageAfterSubmission(registration, context)
    : registration
}

/** At a centre without review, with all that a payment needs, and before the payment deadline. */
export function isReadyToPay(registration: Registration, { terms, now }: Context): boolean {
  if (terms.review || terms.centre !== registration.centre || registration.seating.intent) return false
  return (
    registration.photo !== null &&
    isClaimed(registration) &&
    closedFor('pay', registration, terms, now) === null
  )
}

/** A free registration is complete at once and cannot be changed then: a newly named document can be submitted before. */
export function isStillNaming(registration: Registration, { terms, now }: Context): boolean {
  const isFree = totalOf(registration.choices) === 0
  return (
    isFree && hasNamedOtherDocument(registration) && closedFor('change', registration, terms, now) === null
  )
}

/** The stage after a submission: a returned file stays so until it is sent, where there is review; a payable one keeps its pay-by. */
export function stageAfterSubmission(registration: Registration, context: Context): Registration {
  const { stage } = registration
  if (stage.is === 'returned' && context.terms.review) return registration
  const isWaiting = context.terms.review || !registration.photo
  if (isWaiting) {
    const until = registration.holdUntil ?? newHoldUntil(context.now, context.terms)
    // The hold runs from the first submission: another one does not renew it.
    const since = stage.is === 'submitted' ? stage.enteredAt : context.now
    return { ...registration, holdUntil: until, stage: { is: 'submitted', enteredAt: since, until } }
  }
  const next = { ...registration, holdUntil: null }
  if (totalOf(registration.choices) === 0)
    return { ...next, stage: { is: 'paid', enteredAt: context.now, trade: null } }
  if (stage.is === 'due') return { ...next, stage }
  return {
    ...next,
    stage: { is: 'due', enteredAt: context.now, payBy: newPayBy(context.now, context.terms) },
  }
}

/** Nothing that an officer approves is other than it was submitted before: neither the form nor the document. */
function isSameSubmission(registration: Registration, content: SubmittedContent): boolean {
  return !hasNamedOtherDocument(registration) && isSameContent(registration, content)
}

/** The content is the one that was submitted before. */
export function isSameContent(registration: Registration, content: SubmittedContent): boolean {
  if (!registration.details || !registration.centre) return false
  return sameContent(
    { details: registration.details, centre: registration.centre, choices: registration.choices },
    content,
  )
}

export function sameContent(one: SubmittedContent, other: SubmittedContent): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))
}

function canonical(content: SubmittedContent): unknown {
  const details = Object.entries(content.details).sort(([a], [b]) => (a < b ? -1 : 1))
  const choices = content.choices.map((choice) => [choice.offering, choice.fee]).sort()
  return [details, content.centre, choices]
}

/** The refusal of a choice that the centre no longer has; null where it has them all. */
export function missingOffering(
  choices: readonly Choice[],
  { terms }: Pick<Context, 'terms'>,
): Refusal | null {
  const missing = choices.find((choice) => terms.offerings[choice.offering] === undefined)
  return missing ? { is: 'not-offered', offering: missing.offering } : null
}

/** The choices with the fees that the catalogue has now. */
export function feesOfNow(choices: readonly Choice[], { terms }: Pick<Context, 'terms'>): Choice[] {
  return choices.map((choice) => ({ ...choice, fee: terms.offerings[choice.offering]?.fee ?? choice.fee }))
}

/** The refusal of a fee that differs from the one that was shown; null where none differs (case 40). */
export function changedFee(choices: readonly Choice[], context: Pick<Context, 'terms'>): Refusal | null {
  const ofNow = feesOfNow(choices, context)
  const changed = ofNow.find((choice, i) => choice.fee !== choices[i]?.fee)
  return changed ? { is: 'fee', offering: changed.offering, fee: changed.fee } : null
}
