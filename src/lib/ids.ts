/** Letters and digits without look-alikes (no 0 O 1 I 2 Z 5 S). */
export const ALPHABET = 'ABCDEFGHJKLMNPQRTUVWXY346789'

export function isId(text: string, length: number): boolean {
  return text.length === length && [...text].every((character) => ALPHABET.includes(character))
}

/** 7KQ4-9MAB-CDEF-GHJK: as it is shown and read out. */
export function formatId(code: string): string {
  return groupsOfFour(code).join('-')
}

export function groupsOfFour(code: string): string[] {
  return code.match(/.{1,4}/g) ?? []
}
