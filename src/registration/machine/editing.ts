import { holdsAlready, releaseSeats } from '../../seats/seating.ts'
import { hasClaim, refuseClaim, releaseOtherClaims } from './claims.ts'
import type { Command, Context, Decision, Refusal } from './command.ts'
import { markCorrected } from './corrections.ts'
import { hasNamedOtherDocument } from './documents.ts'
import { openTrades } from './payment/attempt.ts'
import {
  holdsSeats,
  isClaimed,
  isDeletable,
  isEditable,
  type NoticeAgreement,
  newRegistration,
  type Registration,
  type SubmittedContent,
} from './registration.ts'
import { requestSeats } from './request-seats.ts'
import {
  carriedApproval,
  changedFee,
  commitContent,
  isSameContent,
  missingOffering,
  openPaymentIfReady,
  sameContent,
  stageAfterSubmission,
} from './submission.ts'
import { closedFor, unreadNotices } from './terms.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** 「开始报名」: a new registration, a deleted one begun again, or another province while nothing is submitted. */
export function start(registration: Registration, command: Of<'start'>, context: Context): Decision {
  const isRestart = registration.stage.is === 'deleted' || registration.stage.is === 'cancelled'
  if (registration.revision > 0 && !isRestart && registration.province === command.province)
    return { same: true }
  if (!isRestart && registration.stage.is !== 'filling') return { same: true }
  const closed = closedFor('register', registration, context.terms, context.now)
  if (closed) return { refused: { is: 'closed', action: 'register', ...closed } }
  // A request for seats in the former province is not answered yet.
  if (registration.seating.intent) return { refused: { is: 'busy' } }
  const next: Registration = {
    ...newRegistration({ ...registration, province: command.province, lang: command.lang }),
    // The agreements are not kept: each province counts the versions of its texts apart.
    identity: isRestart ? null : registration.identity,
    revision: registration.revision + 1,
    round: registration.round,
    // Never reset: the ledger's numbers, the money that came in, and what is still to be deleted.
    seating: registration.seating,
    trades: registration.trades,
    photosToDelete: photosWithoutOwn(registration),
    releaseClaimAt: registration.releaseClaimAt,
    releasedClaimsUntil: registration.releasedClaimsUntil,
  }
  return { next, notes: [{ what: 'started', facts: { province: command.province } }] }
}

export function agree(registration: Registration, command: Of<'agree'>, context: Context): Decision {
  const { kind, version } = command
  if (registration.agreed[kind]?.version === version) return { same: true }
  if (context.terms.notices[kind] !== version) return { refused: { is: 'version', kind } }
  if (!isEditable(registration.stage)) return { refused: { is: 'stage', stage: registration.stage.is } }
  const agreement: NoticeAgreement = { version, agreedAt: context.now }
  const agreed = { ...registration.agreed, [kind]: agreement }
  return { next: { ...registration, agreed }, notes: [{ what: 'agreed', facts: { kind, version } }] }
}

export function identify(registration: Registration, command: Of<'identify'>, context: Context): Decision {
  const { identity } = command
  if (
    registration.identity?.blindIndex === identity.blindIndex &&
    registration.identity.type === identity.type
  )
    return { same: true }
  const refused = refuseEdit(registration, command.revision, context)
  // D1 was told the number already: the projection puts the registration's own there again.
  if (refused) return { next: registration, notes: [], warning: refused.refused }
  const next: Registration = {
    ...registration,
    identity,
    revision: registration.revision + 1,
    // The submitted document stands until the form is submitted with the other one: payment, review and approval go on.
    approval: carriedApproval(registration),
  }
  // The former document may have been claimed by a request whose command was lost.
  const released = registration.identity ? releaseOtherClaims(next, context.now) : next
  return { next: released, notes: [{ what: 'identified', facts: { masked: identity.masked } }] }
}

/** 「提交报考信息」: first the seats, then the content; refused seats leave everything as it was. */
export function submit(registration: Registration, command: Of<'submit'>, context: Context): Decision {
  const content = withDocument(registration, command)
  if (content && isCommitted(registration, content)) return { same: true }
  if (registration.stage.is === 'deleted')
    return { refused: { is: 'deleted', happenedAt: registration.stage.enteredAt } }
  const isSameRequest =
    content &&
    registration.seating.intent?.purpose.is === 'submission' &&
    sameContent(registration.seating.intent.purpose.content, content)
  if (isSameRequest) return { refused: { is: 'waiting' } }
  const refused = refuseEdit(registration, command.revision, context)
  if (refused) return refused
  const kind = unreadNotices(registration, context.terms)[0]
  if (kind) return { refused: { is: 'unread', kind } }
  if (!registration.identity) return { refused: { is: 'incomplete', missing: 'identity' } }
  const changed: Refusal = { is: 'changed', revision: registration.revision }
  const { type, sex } = registration.identity
  const isExpectedDocument = type === command.document.type && (sex !== null) === command.document.numberTells
  if (!content || !isExpectedDocument) return { refused: changed }
  if (content.choices.length === 0) return { refused: { is: 'incomplete', missing: 'choices' } }
  const feeChange = missingOffering(content.choices, context) ?? changedFee(content.choices, context)
  if (feeChange) return { refused: feeChange }
  if (!hasClaim(registration, registration.identity.blindIndex, command))
    return refuseClaim(registration, registration.identity.blindIndex, command, context)
  const selection = { centre: content.centre, offerings: content.choices.map((choice) => choice.offering) }
  if (holdsAlready(registration.seating, selection)) return commitContent(registration, content, context)
  return requestSeats(registration, { ...selection, purpose: { is: 'submission', content } })
}

/** Attaches a photo that passed the check and is in storage. */
export function attachPhoto(
  registration: Registration,
  command: Of<'attach-photo'>,
  context: Context,
): Decision {
  if (registration.photo?.hash === command.photo.hash) return { same: true }
  if (!isEditable(registration.stage)) return { refused: { is: 'stage', stage: registration.stage.is } }
  if (!registration.details) return { refused: { is: 'incomplete', missing: 'details' } }
  const closed = closedFor('photo', registration, context.terms, context.now)
  if (closed) return { refused: { is: 'closed', action: 'photo', ...closed } }
  const open = openTrades(registration.trades)[0]
  if (open) return { refused: { is: 'payment-open', trade: open.no } }
  // Seats are being requested for late money: it pays for the registration as it was approved.
  if (registration.seating.intent?.purpose.is === 'late-payment') return { refused: { is: 'busy' } }
  const replaced = registration.photo ? [registration.photo.hash] : []
  const next: Registration = {
    ...registration,
    photo: command.photo,
    photosToDelete: [...registration.photosToDelete, ...replaced].filter(
      (hash) => hash !== command.photo.hash,
    ),
    requestedCorrections: markCorrected(registration, 'photo'),
  }
  // Review was switched on: a payable registration that is changed goes through it (section 11).
  const isToReview = next.stage.is === 'due' && context.terms.review
  const moved = isToReview ? stageAfterSubmission(next, context) : openPaymentIfReady(next, context)
  return { next: moved, notes: [{ what: 'photo-attached' }] }
}

/** 「删除报考信息」 (H1, spec R9): while nothing is paid; the seats go back at once, the history stays. */
export function deleteRegistration(
  registration: Registration,
  command: Of<'delete'>,
  context: Context,
): Decision {
  if (registration.stage.is === 'deleted') return { same: true }
  if (registration.stage.is === 'cancelled') return { refused: { is: 'stage', stage: 'cancelled' } }
  if (!isDeletable(registration)) return { refused: { is: 'paid' } }
  const open = openTrades(registration.trades)[0]
  if (open) return { refused: { is: 'payment-open', trade: open.no } }
  const next: Registration = {
    ...registration,
    stage: { is: 'deleted', enteredAt: context.now, reason: command.reason },
    seating: releaseSeats(registration.seating),
    holdUntil: null,
    // The candidate wants the photo deleted, too; the decisions on it stay in the history.
    photo: null,
    photosToDelete: photosWithoutOwn(registration),
  }
  return {
    next: releaseOtherClaims(next, context.now),
    notes: [{ what: 'deleted', facts: { reason: command.reason } }],
  }
}

/**
 * Sex and birth date follow from the number where it tells them (R4), whatever the form carried. Null where neither tells them: the
 * form took the document for another one.
 */
function withDocument(registration: Registration, command: Of<'submit'>): SubmittedContent | null {
  const { content } = command
  const sex = registration.identity?.sex ?? content.details.sex
  const birth = registration.identity?.birth ?? content.details.birth
  return sex && birth ? { ...content, details: { ...content.details, sex, birth } } : null
}

/** The photos to delete where the registration keeps none. */
function photosWithoutOwn({ photosToDelete, photo }: Registration): string[] {
  return photo ? [...photosToDelete, photo.hash] : photosToDelete
}

function refuseEdit(
  registration: Registration,
  revision: number,
  context: Context,
): { refused: Refusal } | null {
  if (registration.stage.is === 'paid') return { refused: { is: 'paid' } }
  if (!isEditable(registration.stage)) return { refused: { is: 'stage', stage: registration.stage.is } }
  const closed = closedFor('change', registration, context.terms, context.now)
  if (closed) return { refused: { is: 'closed', action: 'change', ...closed } }
  if (revision !== registration.revision)
    return { refused: { is: 'changed', revision: registration.revision } }
  const open = openTrades(registration.trades)[0]
  if (open) return { refused: { is: 'payment-open', trade: open.no } }
  return registration.seating.intent ? { refused: { is: 'busy' } } : null
}

/** Exactly this content is submitted already, and its seats are held. */
function isCommitted(registration: Registration, content: SubmittedContent): boolean {
  return (
    holdsSeats(registration.stage) &&
    isClaimed(registration) &&
    !hasNamedOtherDocument(registration) &&
    isSameContent(registration, content)
  )
}
