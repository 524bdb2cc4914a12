import { containsPersonalNumber } from '../../review/return-rules.ts'

/** Reasons to cancel a booking at the counter, in the order of the page. */
export const BOOKING_REASONS = ['number', 'person', 'returned', 'other'] as const

/** How money went back that no platform returned; and what became of money that no registration belongs to. */
export const REFUND_WAYS = ['counter', 'transfer', 'platform', 'other'] as const

export const UNMATCHED_REASONS = ['returned', 'elsewhere', 'other'] as const

/** Of an officer's own words. Characters */
export const WORDS_MAX_LENGTH = 200

export type ReasonProblem =
  | { field: 'platformNo'; is: 'missing' }
  | { field: 'reason'; is: 'missing' }
  | { field: 'note'; is: 'missing' | 'private' | 'long' }

type SentReason = { reason: string | null; note: string }

/** One of the ready-made reasons, and the officer's own words: these must be there where none of the ready-made ones fits. */
export function checkReason<Sent extends SentReason>(
  sent: Sent,
): { ok: Sent & { reasonText: string } } | { problems: ReasonProblem[] } {
  const { reason } = sent
  const note = readNote(sent.note)
  const problems: ReasonProblem[] = []
  if (reason === null) problems.push({ field: 'reason', is: 'missing' })
  if (reason === 'other' && note === '') problems.push({ field: 'note', is: 'missing' })
  if (containsPersonalNumber(note)) problems.push({ field: 'note', is: 'private' })
  if ([...note].length > WORDS_MAX_LENGTH) problems.push({ field: 'note', is: 'long' })
  if (reason === null || problems.length > 0) return { problems }
  return { ok: { ...sent, reasonText: note === '' ? reason : `${reason}: ${note}` } }
}

/** The same, of one among several moneys that must be chosen first. */
export function checkUnmatched<Sent extends SentReason & { platformNo: string }>(
  sent: Sent,
): { ok: Sent & { reasonText: string } } | { problems: ReasonProblem[] } {
  const checked = checkReason(sent)
  if (sent.platformNo !== '') return checked
  const problems = 'problems' in checked ? checked.problems : []
  return { problems: [{ field: 'platformNo', is: 'missing' }, ...problems] }
}

export function readNote(note: string): string {
  return note.replace(/\s+/g, ' ').trim()
}
