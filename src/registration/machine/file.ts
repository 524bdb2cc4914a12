import type { NoticeKind } from '../../catalogue/catalogue.ts'
import type { Seating } from '../../seats/intent.ts'
import type { Details } from '../details/details-rules.ts'
import type { DocumentType } from '../identity/identity-rules.ts'
import type { Trade } from './trade.ts'

// The candidate's file in one sitting. Times are ms since 1970, money is integer fen.

export type Registration = {
  /** 16 characters without look-alikes; the name of the desk, and the head of every trade number. */
  id: string
  sitting: string
  passport: string
  province: string
  /** Of the mails; the language in which the registration was begun. */
  lang: 'zh-CN' | 'en'
  stage: Stage
  /** Counts changes of what was entered; forms and drafts carry it. */
  revision: number
  /** Counts sendings to review; with the photo's hash it is what a reviewer decides on. */
  round: number
  agreed: Partial<Record<NoticeKind, Agreed>>
  identity: Identity | null
  /** The blind index of the document that was claimed for what was submitted last; another document is not submitted yet. */
  claimed: string | null
  details: Details | null
  centre: string | null
  choices: Choice[]
  photo: Photo | null
  /** Photos that were replaced: deleted from storage once the file has moved on. */
  oldPhotos: string[]
  /** When all of them were deleted, their retention period being over (spec F6); null while they are kept. */
  cleared: number | null
  seating: Seating<Purpose>
  trades: Trade[]
  firstSubmittedAt: number | null
  /** Until when a file that is submitted, but neither in review nor payable, keeps its seats; set once per holding. */
  holdUntil: number | null
  /** The content that was approved last, and how often it was approved again without a reviewer. */
  approval: { revision: number; photo: string; again: number } | null
  /** A failed attempt near the pay-by has moved it once (spec G5). */
  extended: boolean
  /** What the reviewer saw last time: the next one is shown the differences. */
  reviewed: Snapshot | null
  /** What an officer asked to have mended and what was touched since. */
  asked: { reasons: Reason[]; touched: ReasonField[] } | null
  /** Claims of identity numbers are to be given up: all that were made until this moment and that the file does not need. */
  unclaim: number | null
}

export type Stage =
  | { is: 'filling' }
  | { is: 'submitted'; at: number; until: number }
  | { is: 'pending'; since: number }
  | { is: 'returned'; at: number; by: string; reasons: Reason[]; until: number }
  | { is: 'approved'; at: number; by: string; payBy: number }
  | { is: 'due'; at: number; payBy: number }
  | { is: 'paid'; at: number; trade: string | null }
  | { is: 'lapsed'; at: number; from: 'submitted' | 'returned' | 'approved' | 'due' }
  | { is: 'deleted'; at: number; reason: string }

export type StageName = Stage['is']

export type Agreed = { version: number; at: number }

export type Identity = {
  type: DocumentType
  /** The number, sealed under the key of the deployment with the registration as context. */
  sealed: string
  /** HMAC of the normalised number: equal for equal documents, says nothing else. */
  blind: string
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
  at: number
}

export type Purpose =
  | { is: 'submission'; content: Content; officer?: never }
  | { is: 'again' }
  | { is: 'late'; trade: string }

export type Content = { details: Details; centre: string; choices: Choice[] }

export type ReasonField = 'photo' | 'name' | 'number' | 'school' | 'subject' | 'other'

/** One thing to mend: ready-made (`code`) or an officer's own words. */
export type Reason = { field: ReasonField; code: ReasonCode | null; text: string }

export type ReasonCode = 'background' | 'unclear' | 'head' | 'name' | 'number' | 'school' | 'subject'

export type Snapshot = {
  details: Details
  centre: string
  choices: Choice[]
  photo: string
  identity: string
}

/** Who did it: an officer is named, a candidate is the file's own. */
export type Person =
  | { is: 'candidate' }
  | { is: 'officer'; id: string; name: string; centre: string }
  | { is: 'clock' }
  | { is: 'platform' }

/** One line of the history; `what` has words in both languages. */
export type Note = { what: NoteName; facts?: Record<string, string | number> }

export type NoteName =
  | 'started'
  | 'agreed'
  | 'identified'
  | 'submitted'
  | 'changed'
  | 'photo'
  | 'sent'
  | 'withdrawn'
  | 'approved'
  | 'reapproved'
  | 'returned'
  | 'lapsed'
  | 'extended'
  | 'opened'
  | 'paid'
  | 'closed'
  | 'refunding'
  | 'refunded'
  | 'differs'
  | 'ignored'
  | 'full'
  | 'deleted'
  | 'cleared'
  | 'looked'

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
    claimed: null,
    details: null,
    centre: null,
    choices: [],
    photo: null,
    oldPhotos: [],
    cleared: null,
    seating: { ask: 0, held: null, intent: null, release: [] },
    trades: [],
    firstSubmittedAt: null,
    holdUntil: null,
    approval: null,
    extended: false,
    reviewed: null,
    asked: null,
    unclaim: null,
  }
}

/** The photo while it is kept: after the retention period the file only remembers that there was one (spec F6). */
export function keptPhoto({ photo, cleared }: Registration): Photo | null {
  return cleared === null ? photo : null
}

/** What is to be paid for the choices. fen */
export function totalOf(choices: readonly Choice[]): number {
  return choices.reduce((sum, choice) => sum + choice.fee, 0)
}

/** The candidate may edit: not while 「待审核」, not once 「审核通过」, not once paid (H0 H1 H2, spec R8). */
export function isEditable(stage: Stage): boolean {
  return ['filling', 'submitted', 'returned', 'due', 'lapsed'].includes(stage.is)
}

/** What was submitted is of this document: it has the claim, and its sex and birth date are in the details. */
export function isClaimed({ identity, claimed }: Registration): boolean {
  return identity !== null && identity.blind === claimed
}

/** True where seats must be held for the file. */
export function holdsSeats(stage: Stage): boolean {
  return ['submitted', 'pending', 'returned', 'approved', 'due', 'paid'].includes(stage.is)
}
