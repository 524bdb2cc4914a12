/** Longest text that a field may hold; the rest of a longer one is cut off, and the text is wrong in any field. */
const MAX_TEXT = 1000

/** The value of a form field, as text: absent fields, files and lists are empty, and nothing is ever longer than 1000. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : ''
}

/** Full-width forms and the ideographic space (U+FF01–FF5E, U+3000), as Chinese keyboards type them, to ASCII. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}

/** Without blanks and without invisible characters, which come along with pasted text. */
export function withoutBlanks(text: string): string {
  return text.replace(/[\s\p{Cf}\p{Cc}\p{Variation_Selector}]/gu, '')
}
