import { halfWidth, withoutBlanks } from '../lib/text.ts'
import type { Reason, ReasonCode, ReasonField } from '../registration/machine/registration.ts'

/** Ready-made reasons in the order of their keys 1 to 7, and the field each belongs to (ux 3.3). */
export const READY_REASONS: Record<ReasonCode, ReasonField> = {
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

/** Most characters of an officer's own words. */
export const NOTE_MAX_LENGTH = 200

/** What the form of 「不通过」 held, as it is shown again where something is wrong with it. */
export type ReturnForm = { codes: ReasonCode[]; about: ReasonField; note: string }

export type ReturnProblem = { is: 'no-reason' } | { is: 'private' } | { is: 'long'; length: number }

export function readReturn(form: URLSearchParams): ReturnForm {
  const ticked = form.getAll('reason')
  const about = form.get('about')
  return {
    codes: REASON_CODES.filter((code) => ticked.includes(code)),
    about: REASON_FIELDS.find((field) => field === about) ?? 'other',
    note: (form.get('note') ?? '').replace(/\s+/g, ' ').trim().slice(0, 1000),
  }
}

/** At least one reason (spec section 13.11), and nothing in it that belongs to nobody else's eyes. */
export function returnProblems({ codes, note }: ReturnForm): ReturnProblem[] {
  const problems: ReturnProblem[] = []
  if (codes.length === 0 && note === '') problems.push({ is: 'no-reason' })
  if (containsPersonalNumber(note)) problems.push({ is: 'private' })
  const { length } = [...note]
  if (length > NOTE_MAX_LENGTH) problems.push({ is: 'long', length })
  return problems
}

export function reasonsOf({ codes, about, note }: ReturnForm): Reason[] {
  const ready = codes.map((code) => ({ field: READY_REASONS[code], code, text: '' }))
  return note === '' ? ready : [...ready, { field: about, code: null, text: note }]
}

/** Identity, mobile or passport numbers, however they are typed: wide, spaced, hyphened. Mails and SMS carry the note. */
function containsPersonalNumber(note: string): boolean {
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
