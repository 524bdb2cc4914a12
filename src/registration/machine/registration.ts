import type { NoticeKind } from '../../catalogue/catalogue.ts'
import { emptySeating, type Seating } from '../../seats/seating.ts'
import type { Details, SentDetails } from '../details/fields.ts'
import type { DocumentType } from '../identity/identity-rules.ts'
import type { Trade } from './payment/attempt.ts'

// The registration of one candidate in one sitting. Times are ms since 1970, money is integer fen.

export type Registration = {
  /** 16 characters without look-alikes; the name of the desk, and the head of every trade number. */
  id: string
  sitting: string
  passport: string
  province: string
  /** The language in which the registration was begun; mails are written in it. */
  lang: 'zh-CN' | 'en'
  stage: Stage
  /** Counts changes of the entries; forms and drafts carry it. */
  revision: number
  /** Counts sendings to review; a reviewer decides on a round and a photo. */
  round: number
  agreed: Partial<Record<NoticeKind, NoticeAgreement>>
  identity: Identity | null
  /** The document of the last submission: it stands for payment and review until a form with another one is submitted. */
  submittedIdentity: Identity | null
  /** The blind index of the submitted document while the registration has the claim to it. */
  claimedBlindIndex: string | null
  details: Details | null
  centre: string | null
  choices: Choice[]
  photo: Photo | null
  /** Hashes of photos that were replaced: deleted from storage once the registration has moved on. */
  photosToDelete: string[]
  /** When all photos were deleted at the end of their retention period (spec F6); null while they are kept. */
  photosPurgedAt: number | null
  seating: Seating<Purpose>
  trades: Trade[]
  /** The candidate ticked 「个人信息及报考信息无误」 for the entries of this revision (M1). */
  factsConfirmed: { revision: number; confirmedAt: number } | null
  firstSubmittedAt: number | null
  /** Until then a registration that is submitted, but neither in review nor payable, keeps its seats; set once per holding. */
  holdUntil: number | null
  /** The content that was approved last, and how often it was approved again without a reviewer. */
  approval: { revision: number; photo: string; reapprovals: number } | null
  /** A failed attempt near the pay-by has extended it once (spec G5). */
  isPayByExtended: boolean
  /** The content that the last reviewer saw: the next one is shown the differences. */
  lastReviewed: Snapshot | null
  /** The corrections that an officer requested, and the fields that were changed since. */
  requestedCorrections: { reasons: Reason[]; corrected: ReasonField[] } | null
  /** Claims of document numbers that were made until this moment, and that the registration does not need, are to be released. */
  releaseClaimAt: number | null
  /** Claims made until this moment may have been released: one that comes with a command has to be newer. */
  releasedClaimsUntil: number
}

export type Stage =
  | { is: 'filling' }
  | { is: 'submitted'; enteredAt: number; until: number }
  | { is: 'pending'; enteredAt: number }
  | { is: 'returned'; enteredAt: number; by: string; reasons: Reason[]; until: number }
  | { is: 'approved'; enteredAt: number; by: string; payBy: number }
  | { is: 'due'; enteredAt: number; payBy: number }
  | { is: 'paid'; enteredAt: number; trade: string | null }
  | { is: 'lapsed'; enteredAt: number; from: 'submitted' | 'pending' | 'returned' | 'approved' | 'due' }
  | { is: 'deleted'; enteredAt: number; reason: string }
  /** Given back after payment, by an officer of the province (M8). `by` is the officer's id. */
  | { is: 'cancelled'; enteredAt: number; by: string; reason: string }

export type StageName = Stage['is']

export type NoticeAgreement = { version: number; agreedAt: number }

export type Identity = {
  type: DocumentType
  /** The number, sealed with the key of the deployment for this registration. */
  sealed: string
  /** HMAC of the normalised number: equal for equal documents, says nothing else. */
  blindIndex: string
  masked: string
  sex: 'male' | 'female' | null
  birth: string | null
}

export type Choice = {
  offering: string
  subject: string
  fee: number
  startsAt: number
  endsAt: number
}

export type Photo = {
  /** HMAC of the bytes, base64url: the object's name in storage, after the registration's id. */
  hash: string
  width: number
  height: number
  bytes: number
  uploadedAt: number
}

export type Purpose =
  | { is: 'submission'; content: SubmittedContent }
  | { is: 'resend' }
  | { is: 'late-payment'; trade: string }

export type SubmittedContent = { details: Details; centre: string; choices: Choice[] }

/** As the form sends it: without what the number of the document tells. */
export type SentContent = Omit<SubmittedContent, 'details'> & { details: SentDetails }

export type ReasonField = 'photo' | 'name' | 'number' | 'school' | 'subject' | 'other'

/** One thing to correct: a ready-made reason (`code`) or an officer's own words. */
export type Reason = { field: ReasonField; code: ReasonCode | null; text: string }

export type ReasonCode = 'background' | 'unclear' | 'head' | 'name' | 'number' | 'school' | 'subject'

export type Snapshot = {
  details: Details
  centre: string
  choices: Choice[]
  photo: string
  identity: string
}

/** The actor of a command. An officer of a centre or of a province is named; the candidate is the registration's own. */
export type Actor =
  | { is: 'candidate' }
  | { is: 'officer'; id: string; name: string; centre: string }
  | { is: 'province-officer'; id: string; name: string; province: string }
  | { is: 'clock' }
  | { is: 'platform' }

/** One line of the history; `what` has words in both languages. */
export type HistoryNote = { what: NoteName; facts?: Record<string, string | number> }

export type NoteName =
  | 'started'
  | 'agreed'
  | 'identified'
  | 'submitted'
  | 'changed'
  | 'photo-attached'
  | 'sent'
  | 'withdrawn'
  | 'payable'
  | 'approved'
  | 'reapproved'
  | 'returned'
  | 'lapsed'
  | 'extended'
  | 'facts-confirmed'
  | 'payment-opened'
  | 'paid'
  | 'payment-closed'
  | 'receipt-booked'
  | 'receipt-cancelled'
  | 'refunding'
  | 'refunded'
  | 'refund-refused'
  | 'refund-retried'
  | 'refund-recorded'
  | 'refunded-at-platform'
  | 'payment-doubted'
  | 'cancelled'
  | 'amount-differs'
  | 'answer-ignored'
  | 'seats-full'
  | 'deleted'
  | 'photos-deleted'
  | 'number-shown'

export function newRegistration(of: {
  id: string
  sitting: string
  passport: string
  province: string
  lang: 'zh-CN' | 'en'
}): Registration {
  return {
    id: of.id,
    sitting: of.sitting,
    passport: of.passport,
    province: of.province,
    lang: of.lang,
    stage: { is: 'filling' },
    revision: 0,
    round: 0,
    agreed: {},
    identity: null,
    submittedIdentity: null,
    claimedBlindIndex: null,
    details: null,
    centre: null,
    choices: [],
    photo: null,
    photosToDelete: [],
    photosPurgedAt: null,
    seating: emptySeating(),
    trades: [],
    factsConfirmed: null,
    firstSubmittedAt: null,
    holdUntil: null,
    approval: null,
    isPayByExtended: false,
    lastReviewed: null,
    requestedCorrections: null,
    releaseClaimAt: null,
    releasedClaimsUntil: 0,
  }
}

/** The photo while it is kept: after the retention period the registration only remembers that there was one (spec F6). */
export function keptPhoto({ photo, photosPurgedAt }: Registration): Photo | null {
  return photosPurgedAt === null ? photo : null
}

/** The fee of all choices. fen */
export function totalOf(choices: readonly Choice[]): number {
  return choices.reduce((sum, choice) => sum + choice.fee, 0)
}

/** The candidate may edit: not while 「待审核」, not once 「审核通过」, not once paid (H0 H1 H2, spec R8). */
export function isEditable(stage: Stage): boolean {
  return EDITABLE_STAGES.includes(stage.is)
}

export const EDITABLE_STAGES: readonly StageName[] = ['filling', 'submitted', 'returned', 'due', 'lapsed']

/** The submitted document has the claim. Another one that was named since counts once the form is submitted with it. */
export function isClaimed({ submittedIdentity, claimedBlindIndex }: Registration): boolean {
  return submittedIdentity !== null && submittedIdentity.blindIndex === claimedBlindIndex
}

/** It may be deleted while nothing was paid (H1, spec R9): a free registration at any time. */
export function isDeletable({ stage }: Registration): boolean {
  if (stage.is === 'paid') return stage.trade === null
  return stage.is !== 'deleted' && stage.is !== 'cancelled'
}

/** True where seats must be held for the registration. */
export function holdsSeats(stage: Stage): boolean {
  return ['submitted', 'pending', 'returned', 'approved', 'due', 'paid'].includes(stage.is)
}
