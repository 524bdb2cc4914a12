import { halfWidth, withoutBlanks } from '../../lib/text.ts'

/** Letters that cannot be mistaken for each other: none of 0 O, 1 I L, 2 Z, 5 S, 8 B (ux §6), nor G 6 Q, U V. */
export const LETTERS = 'ACDEFHJKMNPRTUWXY34679'

export const CAPTCHA = {
  length: 4,
  /** How long a captcha may be answered. */
  validMs: 5 * 60_000,
  /** An old captcha is kept this long, so that its answer is called late rather than wrong. */
  rememberedMs: 60 * 60_000,
} as const

/** A picture of letters, or a question for those who cannot see it. */
export type CaptchaKind = 'picture' | 'question'

export type CaptchaCheck = 'right' | 'wrong' | 'late'

export type CaptchaProblem = { field: 'code'; why: 'missing' | Exclude<CaptchaCheck, 'right'> }

export function captchaKindOf(value: string | null | undefined): CaptchaKind {
  return value === 'question' ? 'question' : 'picture'
}

/** `CAPTCHA.length` letters from as many random numbers. */
export function lettersFrom(random: Uint32Array): string {
  return [...random.subarray(0, CAPTCHA.length)].map((n) => LETTERS[n % LETTERS.length]).join('')
}

/** The answer without differences of capitals, widths and blanks. */
export function normalizeAnswer(text: string): string {
  return withoutBlanks(halfWidth(text))
    .replace(/[.。,，]+$/, '')
    .toLowerCase()
}

/** Whether `typed` answers the picture, or the question in its place (`questionAnswer` separates accepted answers by `|`). */
export function isCorrectAnswer(captcha: { answer: string; questionAnswer: string }, typed: string): boolean {
  const given = normalizeAnswer(typed)
  return [captcha.answer, ...captcha.questionAnswer.split('|')].some(
    (answer) => normalizeAnswer(answer) === given,
  )
}
