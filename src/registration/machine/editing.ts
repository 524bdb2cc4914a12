import { holdsAlready, releaseSeats } from '../../seats/seating.ts'
import type { Command, Context, Decision, Refusal } from './command.ts'
import { markCorrected } from './corrections.ts'
import { openTrades } from './payment/attempt.ts'
import {
  holdsSeats,
  isClaimed,
  isEditable,
  type NoticeAgreement,
  newRegistration,
  type Registration,
  type SubmittedContent,
} from './registration.ts'
import { requestSeats } from './request-seats.ts'
import { changedFee, commitContent, isSameContent, openPaymentIfReady, sameContent } from './submission.ts'
import { closedFor, unreadNotices } from './terms.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** 「开始报名」: a new file, a deleted one begun again, or another province while nothing is submitted. */
export function start(registration: Registration, command: Of<'start'>, context: Context): Decision {
  const isRestart = registration.stage.is === 'deleted'
  if (registration.revision > 0 && !isRestart && registration.province === command.province)
    return { same: true }
  if (!isRestart && registration.stage.is !== 'filling') return { same: true }
  const closed = closedFor('register', registration, context.terms, context.now)
  if (closed) return { refused: { is: 'closed', action: 'register', ...closed } }
  // Seats are being asked for in the province as it is.
  if (registration.seating.intent) return { refused: { is: 'busy' } }
  const next: Registration = {
    ...newRegistration({ ...registration, province: command.province, lang: command.lang }),
    // What was agreed to was another province's: versions are counted apart in each.
    identity: isRestart ? null : registration.identity,
    revision: registration.revision + 1,
    round: registration.round,
    // Never reset: the ledger's numbers, what money came in, and what is still to be cleared away.
    seating: registration.seating,
    trades: registration.trades,
    photosToDelete: registration.photosToDelete,
    releaseClaimAt: registration.releaseClaimAt,
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
  if (refused) return releaseClaim(registration, refused.refused, context)
  const next: Registration = {
    ...registration,
    identity,
    revision: registration.revision + 1,
    requestedCorrections: markCorrected(registration, 'number'),
    // The one before may have been claimed for a form that was refused.
    releaseClaimAt: registration.identity ? context.now : registration.releaseClaimAt,
  }
  return { next, notes: [{ what: 'identified', facts: { masked: identity.masked } }] }
}

/** 「提交报考信息」: the seats first, then the content; refused seats leave everything as it was. */
export function submit(registration: Registration, command: Of<'submit'>, context: Context): Decision {
  const decision = decideSubmission(registration, command, context)
  const isNeeded =
    registration.stage.is !== 'deleted' &&
    [registration.claimedBlindIndex, registration.identity?.blindIndex].includes(command.claimedBlindIndex)
  return 'refused' in decision && !isNeeded ? releaseClaim(registration, decision.refused, context) : decision
}

function decideSubmission(registration: Registration, command: Of<'submit'>, context: Context): Decision {
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
  if (registration.identity.blindIndex !== command.claimedBlindIndex) return { refused: changed }
  const { type, sex } = registration.identity
  const isExpectedDocument = type === command.document.type && (sex !== null) === command.document.numberTells
  if (!content || !isExpectedDocument) return { refused: changed }
  if (content.choices.length === 0) return { refused: { is: 'incomplete', missing: 'choices' } }
  const feeChange = changedFee(content.choices, context)
  if (feeChange) return { refused: feeChange }
  const place = { centre: content.centre, offerings: content.choices.map((choice) => choice.offering) }
  if (holdsAlready(registration.seating, place)) return commitContent(registration, content, context)
  return requestSeats(registration, { ...place, purpose: { is: 'submission', content } })
}

/**
 * Refused after D1 had noted or claimed a document for it: what the file does not stand on is given up, whatever it was
 * refused for, and D1 is told again which document is its own. Nobody keeps the documents of others from being used.
 */
function releaseClaim(registration: Registration, refusal: Refusal, context: Context): Decision {
  return { next: { ...registration, releaseClaimAt: context.now }, notes: [], warning: refusal }
}

/** A photo that passed the check and lies in storage. */
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
  // Seats are being asked for that money has come for: it pays for the file as it was approved.
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
  return { next: openPaymentIfReady(next, context), notes: [{ what: 'photo-attached' }] }
}

/** 「删除报考信息」 (H1, spec R9): while nothing is paid; the seats go back at once, the history stays. */
export function deleteRegistration(
  registration: Registration,
  command: Of<'delete'>,
  context: Context,
): Decision {
  if (registration.stage.is === 'deleted') return { same: true }
  if (registration.stage.is === 'paid') return { refused: { is: 'paid' } }
  const open = openTrades(registration.trades)[0]
  if (open) return { refused: { is: 'payment-open', trade: open.no } }
  const next: Registration = {
    ...registration,
    stage: { is: 'deleted', enteredAt: context.now, reason: command.reason },
    seating: releaseSeats(registration.seating),
    holdUntil: null,
    claimedBlindIndex: null,
    releaseClaimAt: context.now,
    // Who deletes the registration wants the photo gone, too; what was decided on it stays in the history.
    photo: null,
    photosToDelete: [
      ...registration.photosToDelete,
      ...(registration.photo ? [registration.photo.hash] : []),
    ],
  }
  return { next, notes: [{ what: 'deleted', facts: { reason: command.reason } }] }
}

export function claimsReleased(registration: Registration, command: Of<'claims-released'>): Decision {
  if (registration.releaseClaimAt === null || registration.releaseClaimAt > command.until)
    return { same: true }
  return { next: { ...registration, releaseClaimAt: null }, notes: [] }
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

/** What is submitted is what stands, with its seats. */
function isCommitted(registration: Registration, content: SubmittedContent): boolean {
  return holdsSeats(registration.stage) && isClaimed(registration) && isSameContent(registration, content)
}
