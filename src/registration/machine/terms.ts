import type { NoticeKind, Windows } from '../../catalogue/catalogue.ts'
import { payByOf as payWithin } from '../../catalogue/windows.ts'
import type { Registration } from './file.ts'

/** What the catalogue says about one file's centre (or its province, before one is chosen) at one revision. */
export type Terms = {
  revision: number
  centre: string | null
  windows: Windows
  review: boolean
  money: 'online' | 'centre'
  timeToPay: number
  holdFor: number
  grace: number
  reapprovals: number
  /** Photos are deleted from then on (spec F6). */
  photosUntil: number
  /** Versions that must be agreed to before the next submission. */
  notices: Partial<Record<NoticeKind, number>>
  /** Seats and fees of the offerings of the centre. */
  offerings: Record<string, { seats: number; fee: number }>
}

/**
 * In place of what a later release added to terms, until they are heard again: nothing is taken away meanwhile. An alarm cannot
 * be set beyond 2189.
 */
export const UNHEARD = { photosUntil: Date.UTC(2150, 0) } satisfies Partial<Terms>

/** What a window can end. */
export type Deed =
  | 'register'
  | 'change'
  | 'photo'
  | 'send'
  | 'withdraw'
  | 'pay'
  | 'decide'
  | 'delete'
  | 'again'

export type Closed = { why: 'not-open'; from: number } | { why: 'over'; until: number }

/**
 * Which window limits what (spec section 13.2); ends are exclusive. A file that an officer has asked to have mended may be
 * corrected until the review deadline (V2), which is later than the end of registration, and after it was sent again and
 * withdrawn (G8) still. Deletion knows no window (H1).
 */
export function mayStill(deed: Deed, file: Registration, terms: Terms, now: number): Closed | null {
  const w = terms.windows
  const mends = file.stage.is === 'returned' || (file.stage.is === 'submitted' && file.asked !== null)
  const until: Record<Deed, number> = {
    register: w.registrationUntil,
    change: mends ? w.reviewUntil : w.registrationUntil,
    photo: mends ? w.reviewUntil : w.photoUntil,
    send: w.reviewUntil,
    withdraw: w.reviewUntil,
    again: terms.review ? w.reviewUntil : w.registrationUntil,
    pay: w.paymentUntil,
    decide: w.paymentUntil,
    delete: Number.POSITIVE_INFINITY,
  }
  if (deed !== 'delete' && now < w.registrationFrom) return { why: 'not-open', from: w.registrationFrom }
  return now < until[deed] ? null : { why: 'over', until: until[deed] }
}

/** Pay within the time to pay, never past the payment deadline (H2 H4, spec V3 and section 11). */
export function payByOf(now: number, terms: Terms): number {
  return payWithin({ now, timeToPay: terms.timeToPay, paymentUntil: terms.windows.paymentUntil })
}

/** Seats of a submitted file that waits for photo or sending: the hold, never past the deadline (section 13.1). */
export function holdUntilOf(now: number, terms: Terms): number {
  const deadline = terms.review ? terms.windows.reviewUntil : terms.windows.paymentUntil
  return Math.min(now + terms.holdFor, deadline)
}

/** Agreement and notices whose newest version has not been agreed to. */
export function unread(file: Registration, terms: Terms): NoticeKind[] {
  return (Object.entries(terms.notices) as [NoticeKind, number][])
    .filter(([kind, version]) => file.agreed[kind]?.version !== version)
    .map(([kind]) => kind)
}
