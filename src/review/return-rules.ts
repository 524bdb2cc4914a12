import { halfWidth, withoutBlanks } from '../lib/text.ts'
import type { Reason, ReasonCode, ReasonField } from '../registration/machine/registration.ts'

/** Ready-made reasons in the order of their keys 1 to 7, and the field each belongs to (ux 3.3). */
const READY_REASONS: Record<ReasonCode, ReasonField> = {
  background: 'photo',
  unclear: 'photo',
  head: 'photo',
  name: 'name',
  number: 'number',
  school: 'school',
  subject: 'subject',
}

export const REASON_CODES = Object.keys(READY_REASONS) as ReasonCode[]

export const REASON_FIELDS: readonly ReasonField[] = ['other', 'photo', 'name', 'number', 'school', 'subject']

/** Of the officer's own words, in characters. */
export const NOTE_MAX_LENGTH = 200

/** The form of 「不通过」 as the page shows it again with its problems. */
export type ReturnForm = { codes: ReasonCode[]; about: ReasonField; note: string }

export type ReturnProblem = { is: 'no-reason' } | { is: 'private' } | { is: 'long'; length: number }

/** The form as it was sent: `reason` are the ticked codes. */
type SentReturn = { reason: readonly string[]; about: string; note: string }

export function readReturn({ reason, about, note }: SentReturn): ReturnForm {
  return {
    codes: REASON_CODES.filter((code) => reason.includes(code)),
    about: REASON_FIELDS.find((field) => field === about) ?? 'other',
    note: note.replace(/\s+/g, ' ').trim().slice(0, 1000),
  }
}

/** At least one reason (spec section 13.11), and no number of a person in the officer's own words. */
export function checkReturn<Sent extends SentReturn>(
  sent: Sent,
): { ok: Sent & { reasons: Reason[] } } | { problems: ReturnProblem[] } {
  const form = readReturn(sent)
  const { codes, note } = form
  const problems: ReturnProblem[] = []
  if (codes.length === 0 && note === '') problems.push({ is: 'no-reason' })
  if (containsPersonalNumber(note)) problems.push({ is: 'private' })
  const { length } = [...note]
  if (length > NOTE_MAX_LENGTH) problems.push({ is: 'long', length })
  return problems.length > 0 ? { problems } : { ok: { ...sent, reasons: reasonsOf(form) } }
}

function reasonsOf({ codes, about, note }: ReturnForm): Reason[] {
  const ready = codes.map((code) => ({ field: READY_REASONS[code], code, text: '' }))
  return note === '' ? ready : [...ready, { field: about, code: null, text: note }]
}

/** The reasons in a line of the history; none where it has none, or none that can be read. */
export function reasonsIn(facts: Record<string, string | number>): Reason[] {
  if (typeof facts.why !== 'string') return []
  const kept: unknown = JSON.parse(facts.why)
  return Array.isArray(kept) ? kept.flatMap(reasonOfEntry) : []
}

function reasonOfEntry(entry: unknown): Reason[] {
  if (!Array.isArray(entry)) return []
  const field = REASON_FIELDS.find((one) => one === entry[0])
  const code = REASON_CODES.find((one) => one === entry[1]) ?? null
  return field ? [{ field, code, text: typeof entry[2] === 'string' ? entry[2] : '' }] : []
}

/** Identity, mobile or passport numbers, also if they are wide, spaced or hyphened. The note is sent by mail and SMS. */
export function containsPersonalNumber(note: string): boolean {
  const plain = withoutBlanks(halfWidth(note))
    .replace(/[-‐‑–—−.·,()/\\_|:*]/g, '')
    .toUpperCase()
  return PERSONAL_NUMBERS.some((number) => number.test(plain))
}

const PERSONAL_NUMBERS = [
  /\d{17}[\dX]/,
  /(?<!\d)\d{15}(?!\d)/,
  /(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/,
  /(?<![A-Z])[A-Z]{1,3}\d{7,12}(?!\d)/,
]
