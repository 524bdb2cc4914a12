import { halfWidth, textOf, withoutBlanks } from '../../lib/text.ts'
import { type DocumentType, isDocumentType, lastingNumber } from './documents.ts'
import { isHkMacauTaiwan, isProvince, isRegion } from './regions.ts'
import {
  type CitizenNumberProblem,
  citizenFacts,
  citizenNumberProblems,
  to18Characters,
} from './resident-card.ts'

export type { DocumentType } from './documents.ts'

export type Sex = 'male' | 'female'

/** A document that can be right: `sex` and `birth` (`YYYY-MM-DD`) only where its number says them. */
export type IdentityFacts = { type: DocumentType; number: string; sex?: Sex; birth?: string }

export type IdentityProblem = { field: 'type'; is: 'missing' } | ({ field: 'number' } & NumberProblem)

type NumberProblem =
  | { is: 'missing' }
  | { is: 'format'; type: DocumentType }
  /** The number is that of another document. */
  | { is: 'other-type'; type: DocumentType }
  | CitizenNumberProblem

/** Longest number that is taken in at all. */
const MAX_NUMBER_LENGTH = 40

/**
 * Reads type and number of a document as typed; `today` is the day in Beijing, `YYYY-MM-DD`. Widths, blanks, hyphens and small
 * letters are put right; nothing throws. Sources of the rules stand at each document.
 */
export function readIdentity(
  input: { type: unknown; number: unknown },
  today: string,
): { ok: IdentityFacts } | { problems: IdentityProblem[] } {
  const { type } = input
  const number = normalizeNumber(input.number)
  if (!isDocumentType(type)) {
    const noNumber: IdentityProblem[] = number === '' ? [{ field: 'number', is: 'missing' }] : []
    return { problems: [{ field: 'type', is: 'missing' }, ...noNumber] }
  }
  if (number === '') return { problems: [{ field: 'number', is: 'missing' }] }
  const problems = numberProblems(type, number, today)
  if (problems.length > 0) return { problems: problems.map((problem) => ({ field: 'number', ...problem })) }
  const lasting = lastingNumber(type, number) ?? number
  const isCitizenNumber = lasting.length === 18 && type !== 'military'
  return { ok: { type, number: lasting, ...(isCitizenNumber ? citizenFacts(lasting) : {}) } }
}

/**
 * The text whose keyed hash says whether a document is registered already: the same for 15 and 18 characters of one card, and
 * for one permit through all its renewals. May be given a number as typed.
 */
export function normalizedDocument(document: { type: DocumentType; number: string }): string {
  const typed = normalizeNumber(document.number)
  const number = document.type === 'resident-card' ? to18Characters(typed) : typed
  return `${document.type}:${lastingNumber(document.type, number) ?? number}`
}

/** As shown in lists: `4101**********1234`, `E****5678`; never more than half of a short number. */
export function maskNumber(number: string): string {
  return number.replace(/[A-Z0-9]+/, (run) => {
    const tail = Math.min(4, Math.floor((run.length - 1) / 2))
    const head = run.length >= 15 ? 4 : 1
    return run.slice(0, head) + '*'.repeat(run.length - head - tail) + run.slice(run.length - tail)
  })
}

/** As typed by anybody, to capital half-width characters without blanks and hyphens; a multiplication sign at the end is an X. */
function normalizeNumber(text: unknown): string {
  const plain = withoutBlanks(halfWidth(textOf(text))).replace(/[-‐‑–—−]/g, '')
  return plain.toUpperCase().replace(/[×Х]$/, 'X').slice(0, MAX_NUMBER_LENGTH)
}

function numberProblems(type: DocumentType, number: string, today: string): NumberProblem[] {
  const other = documentTypeOf(number)
  const hasDistinctShape =
    type === 'resident-card' || type === 'residence-permit' || type === 'permanent-residence'
  if (hasDistinctShape && other && other !== type) return [{ is: 'other-type', type: other }]
  if (type === 'resident-card' || type === 'residence-permit') {
    const problems = citizenNumberProblems(
      number,
      type === 'resident-card' ? isRegion : isHkMacauTaiwan,
      today,
    )
    return problems.filter((problem) => problem.is === 'letter').length > 3
      ? [{ is: 'format', type }]
      : problems
  }
  if (type === 'permanent-residence' && /^9\d{16}[\dX]$/.test(number)) {
    const isForeigner = (six: string) => isProvince(six.slice(1, 3))
    return citizenNumberProblems(number, isForeigner, today)
  }
  return lastingNumber(type, number) ? [] : [{ is: 'format', type }]
}

/** Whose number this is by its first digits, where it has the shape of a citizen's number. */
function documentTypeOf(number: string): DocumentType | null {
  if (!/^\d{17}[\dX]$/.test(number)) return null
  if (number.startsWith('9') && isProvince(number.slice(1, 3))) return 'permanent-residence'
  if (isHkMacauTaiwan(number.slice(0, 6))) return 'residence-permit'
  return isRegion(number.slice(0, 6)) ? 'resident-card' : null
}
