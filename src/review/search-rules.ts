import { isId } from '../lib/ids.ts'
import { halfWidth, textOf, withoutBlanks } from '../lib/text.ts'

/**
 * A search of an officer: a name by its beginning, a document number whole or by its last four, a registration by its own number
 * or one of its orders. */
export type TextSearch =
  | { by: 'name'; beginning: string }
  | { by: 'last-four'; lastFour: string }
  | { by: 'number'; number: string }
  | { by: 'registration'; id: string }

type Search = TextSearch | { by: 'nothing' }

/** The rest of a longer text is not searched for. */
export const SEARCH_MAX_LENGTH = 60

export function readSearch(text: unknown): Search {
  const entered = halfWidth(textOf(text)).trim().slice(0, SEARCH_MAX_LENGTH)
  const compact = withoutBlanks(entered).toUpperCase()
  if (compact === '') return { by: 'nothing' }
  const code = compact.replaceAll('-', '')
  if (isId(code, 16)) return { by: 'registration', id: code }
  // The number of an order: the registration's, and the number of the attempt. No document number has these letters and digits.
  if (isId(code.slice(0, 16), 16) && /^\d{2,3}$/.test(code.slice(16)))
    return { by: 'registration', id: code.slice(0, 16) }
  if (/^\d{3}[\dX]$/.test(compact)) return { by: 'last-four', lastFour: compact }
  if (/\d/.test(compact)) return { by: 'number', number: compact }
  return { by: 'name', beginning: entered.replace(/(?<=\p{Script=Han})\s*[·•・‧.]+\s*/gu, '·') }
}
