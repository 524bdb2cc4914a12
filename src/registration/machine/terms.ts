import type { NoticeKind, Windows } from '../../catalogue/catalogue.ts'
import { computePayBy } from '../../catalogue/windows.ts'
import type { Registration } from './registration.ts'

/** The catalogue's terms for a registration's centre (its province, before one is chosen) at one revision. */
export type Terms = {
  /** Of the catalogue of the sitting and province; grows with every change of it. */
  revision: number
  province: string
  centre: string | null
  windows: Windows
  review: boolean
  /** Where review was switched off in mid-sitting: registrations in review are passed; false leaves them to the reviewers. */
  passPending: boolean
  money: 'online' | 'centre'
  timeToPayMs: number
  holdMs: number
  graceMs: number
  maxReapprovals: number
  /** Photos are deleted from then on (spec F6). */
  photosUntil: number
  /** Versions that must be agreed to before the next submission. */
  notices: Partial<Record<NoticeKind, number>>
  /** Seats and fees of the offerings of the centre. */
  offerings: Record<string, { seats: number; fee: number }>
}

/** An action that a window can end. */
export type Action =
  | 'register'
  | 'change'
  | 'photo'
  | 'send'
  | 'withdraw'
  | 'pay'
  | 'decide'
  | 'delete'
  | 'resend'

export type WindowClosed = { why: 'not-open'; from: number } | { why: 'over'; until: number }

/**
 * Why an action is not open now; null where it is. Which window limits which action: spec section 13.2; ends are exclusive. A
 * registration with requested corrections may be changed until the review deadline (V2), which is later than the end of
 * registration, also after it was sent again and withdrawn (G8). No window limits deletion (H1).
 */
export function closedFor(
  action: Action,
  registration: Registration,
  terms: Terms,
  now: number,
): WindowClosed | null {
  const { windows } = terms
  const isCorrecting =
    registration.stage.is === 'returned' ||
    (registration.stage.is === 'submitted' && registration.requestedCorrections !== null)
  const until: Record<Action, number> = {
    register: windows.registrationUntil,
    change: isCorrecting ? windows.reviewUntil : windows.registrationUntil,
    photo: isCorrecting ? windows.reviewUntil : windows.photoUntil,
    send: windows.reviewUntil,
    withdraw: windows.reviewUntil,
    resend: terms.review ? windows.reviewUntil : windows.registrationUntil,
    pay: windows.paymentUntil,
    decide: windows.paymentUntil,
    delete: Number.POSITIVE_INFINITY,
  }
  if (action !== 'delete' && now < windows.registrationFrom)
    return { why: 'not-open', from: windows.registrationFrom }
  return now < until[action] ? null : { why: 'over', until: until[action] }
}

/** The candidate pays within the time to pay, never past the payment deadline (H2 H4, spec V3 and section 11). */
export function newPayBy(now: number, terms: Terms): number {
  return computePayBy({ now, timeToPay: terms.timeToPayMs, paymentUntil: terms.windows.paymentUntil })
}

/** The hold of a submitted registration that waits for photo or sending, never past the deadline (section 13.1). */
export function newHoldUntil(now: number, terms: Terms): number {
  const deadline = terms.review ? terms.windows.reviewUntil : terms.windows.paymentUntil
  return Math.min(now + terms.holdMs, deadline)
}

/** Agreement and notices whose newest version has not been agreed to. */
export function unreadNotices(registration: Registration, terms: Terms): NoticeKind[] {
  return (Object.entries(terms.notices) as [NoticeKind, number][])
    .filter(([kind, version]) => registration.agreed[kind]?.version !== version)
    .map(([kind]) => kind)
}
