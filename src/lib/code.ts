/** Letters and digits without look-alikes (no 0 O 1 I 2 Z 5 S). */
export const ALPHABET = 'ABCDEFGHJKLMNPQRTUVWXY346789'

export function isCode(text: string, length: number): boolean {
  return text.length === length && [...text].every((character) => ALPHABET.includes(character))
}

/** 7KQ4-9MAB-CDEF-GHJK: as it is shown and read out. */
export function inFours(code: string): string {
  return fours(code).join('-')
}

export function fours(code: string): string[] {
  return code.match(/.{1,4}/g) ?? []
}
