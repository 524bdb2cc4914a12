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
  /**
   * The latest ends among the centres of the province: until then a registration may still move to another centre; without a photo
   * until `photoUntil`, with corrections until `reviewUntil`.
   */
  elsewhere: Pick<Windows, 'registrationUntil' | 'photoUntil' | 'reviewUntil'>
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
 * registration, also after it was sent again and withdrawn (G8) and after a lapse. A window that was shortened takes back no
 * deadline that page and mail have named. No window limits deletion (H1).
 */
export function closedFor(
  action: Action,
  registration: Registration,
  terms: Terms,
  now: number,
): WindowClosed | null {
  const { windows } = terms
  const promised = promisedUntil(action, registration)
  if (promised !== null && now < promised) return null
  const isOpenForCorrections = isCorrecting(registration)
  const until: Record<Action, number> = {
    register: windows.registrationUntil,
    change: isOpenForCorrections ? windows.reviewUntil : windows.registrationUntil,
    photo: isOpenForCorrections ? windows.reviewUntil : windows.photoUntil,
    send: windows.reviewUntil,
    withdraw: windows.reviewUntil,
    resend: terms.review ? windows.reviewUntil : windows.registrationUntil,
    pay: windows.paymentUntil,
    decide: windows.paymentUntil,
    delete: Number.POSITIVE_INFINITY,
  }
  if (action !== 'delete' && now < windows.registrationFrom)
    return { why: 'not-open', from: windows.registrationFrom }
  const end = Math.max(until[action], promised ?? 0)
  return now < end ? null : { why: 'over', until: end }
}

/** When an action ends: by its window, or by the later deadline that the candidate was told. ms since 1970 */
export function openUntil(action: Action, registration: Registration, terms: Terms): number {
  // Nothing is open at the end of time: the answer names the end.
  const closed = closedFor(action, registration, terms, Number.POSITIVE_INFINITY)
  return closed?.why === 'over' ? closed.until : Number.POSITIVE_INFINITY
}

/** The form can be submitted: at the registration's own centre, or at another one that is open for longer. */
export function isFormOpen(registration: Registration, terms: Terms, now: number): boolean {
  if (closedFor('change', registration, terms, now) === null) return true
  return now >= terms.windows.registrationFrom && now < formOpenElsewhereUntil(registration, terms)
}

/** ms since 1970 */
export function formOpenElsewhereUntil(registration: Registration, { elsewhere }: Terms): number {
  return isCorrecting(registration) ? elsewhere.reviewUntil : elsewhere.registrationUntil
}

/** An officer asked for corrections that were not sent yet: they may be made until the review deadline. */
function isCorrecting({ stage, requestedCorrections }: Registration): boolean {
  if (stage.is === 'returned') return true
  return requestedCorrections !== null && (stage.is === 'submitted' || stage.is === 'lapsed')
}

/** The deadline of the registration's own that the candidate was told; null where the windows alone count. */
function promisedUntil(action: Action, registration: Registration): number | null {
  const { stage } = registration
  switch (action) {
    case 'pay':
      return stage.is === 'approved' || stage.is === 'due' ? stage.payBy : null
    case 'send':
      return stage.is === 'submitted' || stage.is === 'returned' ? stage.until : null
    case 'change':
    case 'photo':
      return (stage.is === 'submitted' || stage.is === 'returned') && isCorrecting(registration)
        ? stage.until
        : null
    default:
      return null
  }
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
