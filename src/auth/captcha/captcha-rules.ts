import { halfWidth, withoutBlanks } from '../../lib/text.ts'

/** No two of these are taken for each other: none of 0 O, 1 I L, 2 Z, 5 S, 8 B (ux §6), nor G 6 Q, U V. */
export const LETTERS = 'ACDEFHJKMNPRTUWXY34679'

export const CAPTCHA = {
  length: 4,
  /** How long a code may be answered. ms */
  validMs: 5 * 60_000,
  /** An old code is still told from one that never was. ms */
  rememberedMs: 60 * 60_000,
} as const

/** `length` letters from as many random numbers. */
export function lettersFrom(random: Uint32Array): string {
  return [...random.subarray(0, CAPTCHA.length)].map((n) => LETTERS[n % LETTERS.length]).join('')
}

/** Capitals, widths and blanks do not count. */
export function normalizeAnswer(text: string): string {
  return withoutBlanks(halfWidth(text))
    .replace(/[.。,，]+$/, '')
    .toLowerCase()
}

/** Whether `typed` answers the picture, or the question in its place (`questionAnswer` parts what counts by `|`). */
export function isCorrectAnswer(captcha: { answer: string; questionAnswer: string }, typed: string): boolean {
  const given = normalizeAnswer(typed)
  return [captcha.answer, ...captcha.questionAnswer.split('|')].some(
    (answer) => normalizeAnswer(answer) === given,
  )
}
