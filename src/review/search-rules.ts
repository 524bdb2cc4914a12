import { isId } from '../lib/ids.ts'
import { halfWidth, textOf, withoutBlanks } from '../lib/text.ts'

/** What an officer looks for: a name by its beginning, a number whole or by its last four, a registration by its own number. */
export type Search =
  | { by: 'nothing' }
  | { by: 'name'; beginning: string }
  | { by: 'tail'; lastFour: string }
  | { by: 'number'; number: string }
  | { by: 'registration'; id: string }

/** Longest text that is looked for. */
const MAX_CHARACTERS = 60

export function readSearch(text: unknown): Search {
  const entered = halfWidth(textOf(text)).trim().slice(0, MAX_CHARACTERS)
  const compact = withoutBlanks(entered).toUpperCase()
  if (compact === '') return { by: 'nothing' }
  const code = compact.replaceAll('-', '')
  if (isId(code, 16)) return { by: 'registration', id: code }
  if (/^\d{3}[\dX]$/.test(compact)) return { by: 'tail', lastFour: compact }
  if (/\d/.test(compact)) return { by: 'number', number: compact }
  return { by: 'name', beginning: entered.replace(/(?<=\p{Script=Han})\s*[·•・‧.]+\s*/gu, '·') }
}
