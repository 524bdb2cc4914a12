import type { NoticeKind, Windows } from '../../catalogue/catalogue.ts'
import { computePayBy as payWithin } from '../../catalogue/windows.ts'
import type { Registration } from './registration.ts'

/** What the catalogue says about one file's centre (or its province, before one is chosen) at one revision. */
export type Terms = {
  /** Of the catalogue's page that these terms come from: grows with every change of it. */
  revision: number
  province: string
  centre: string | null
  windows: Windows
  review: boolean
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

/** What a window can end. */
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
 * Which window limits what (spec section 13.2); ends are exclusive. A file that an officer has asked to have mended may be
 * corrected until the review deadline (V2), which is later than the end of registration, and after it was sent again and
 * withdrawn (G8) still. Deletion knows no window (H1).
 */
export function closedFor(
  action: Action,
  registration: Registration,
  terms: Terms,
  now: number,
): WindowClosed | null {
  const windows = terms.windows
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

/** Pay within the time to pay, never past the payment deadline (H2 H4, spec V3 and section 11). */
export function newPayBy(now: number, terms: Terms): number {
  return payWithin({ now, timeToPay: terms.timeToPayMs, paymentUntil: terms.windows.paymentUntil })
}

/** Seats of a submitted file that waits for photo or sending: the hold, never past the deadline (section 13.1). */
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
