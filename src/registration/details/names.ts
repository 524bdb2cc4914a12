import { halfWidth, textOf } from '../../lib/text.ts'
import {
  CHINESE_CHARACTER,
  LATIN_LETTER,
  VARIATION_SELECTOR,
  withoutPrivateUse,
} from './chinese-characters.ts'

export type NameProblem =
  | { is: 'missing' }
  /** Not part of any name; shown as `U+0007` where it cannot be seen. */
  | { is: 'character'; character: string }
  /** The n-th character is one that only the computer it was made on can draw. */
  | { is: 'private-use'; at: number }
  | { is: 'short'; length: number }
  | { is: 'long'; length: number; most: number }

/** Characters as people count them: fewest, most in a name with Chinese characters, most in one without. */
const NAME_LENGTH = { fewest: 2, mostHan: 40, mostLatin: 60 } as const

/**
 * A name as it stands on the document. It is not normalised, which would change compatibility ideographs (spec section 13.14):
 * only the ways of typing a middle dot, an apostrophe and a hyphen are made one, and blanks between Chinese characters go.
 */
export function readName(text: unknown): { ok: string } | { problems: NameProblem[] } {
  const name = normalizeName(textOf(text))
  if (name === '') return { problems: [{ is: 'missing' }] }
  const unusable = characterProblems(name)
  if (unusable.length > 0) return { problems: unusable.slice(0, 3) }
  const length = visibleLength(name)
  const letters = visibleLength(name.replace(/[ ·'.,-]/g, ''))
  if (letters < NAME_LENGTH.fewest) return { problems: [{ is: 'short', length: letters }] }
  const most = anyHan.test(name) ? NAME_LENGTH.mostHan : NAME_LENGTH.mostLatin
  return length > most ? { problems: [{ is: 'long', length, most }] } : { ok: name }
}

/** How many characters people see: a letter with its accents, a Chinese character with its variation selector is one. */
export function visibleLength(text: string): number {
  return [...text.replace(/\p{M}/gu, '')].length
}

const anyHan = new RegExp(CHINESE_CHARACTER, 'u')
const straySelector = new RegExp(`(?<!${CHINESE_CHARACTER})${VARIATION_SELECTOR}`, 'gu')
const hanBefore = `(?<=${CHINESE_CHARACTER}${VARIATION_SELECTOR}?)`
const letterBefore = `(?<=${CHINESE_CHARACTER}${VARIATION_SELECTOR}?|${LATIN_LETTER})`
const dots = ' ?[·•・‧.･∙⋅·․]+ ?'
const middleDot = new RegExp(
  `${hanBefore}${dots}(?=${CHINESE_CHARACTER}|${LATIN_LETTER})|${letterBefore}${dots}(?=${CHINESE_CHARACTER})`,
  'gu',
)
const blankBetweenHan = new RegExp(`${hanBefore} (?=${CHINESE_CHARACTER})`, 'gu')

function normalizeName(text: string): string {
  return withoutPrivateUse(halfWidth(text))
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(straySelector, '')
    .replace(/[‘’ʼʻ`´]/g, "'")
    .replace(/[‐‑–−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .replace(/ ?, ?/g, ', ')
    .trim()
    .replace(middleDot, '·')
    .replace(blankBetweenHan, '')
}

/** Letters, and between them what joins names; a full stop or an apostrophe may also end one. */
const namePart = new RegExp(
  [
    `${CHINESE_CHARACTER}${VARIATION_SELECTOR}?|${LATIN_LETTER}`,
    `${letterBefore}[· ](?=${CHINESE_CHARACTER}|${LATIN_LETTER})`,
    `(?<=${LATIN_LETTER})(?:['.]|(?:-|, )(?=${LATIN_LETTER}))`,
    `(?<=['.])[ -](?=${LATIN_LETTER})`,
  ].join('|'),
  'uy',
)

function characterProblems(name: string): NameProblem[] {
  const found = new Map<string, NameProblem>()
  let at = 0
  while (at < name.length) {
    namePart.lastIndex = at
    const length = namePart.exec(name)?.[0].length ?? 0
    if (length === 0) {
      const character = String.fromCodePoint(name.codePointAt(at) ?? 0)
      const count = visibleLength(name.slice(0, at)) + 1
      if (!found.has(character)) found.set(character, characterProblem(character, count))
      at += character.length
    } else at += length
  }
  return [...found.values()]
}

function characterProblem(character: string, at: number): NameProblem {
  if (/\p{Co}/u.test(character)) return { is: 'private-use', at }
  const seen = !/[\p{C}\p{Z}\p{M}]/u.test(character)
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return { is: 'character', character: seen ? character : `U+${code}` }
}
