import { and, eq, gt } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { captcha } from '../../db/schema.ts'
import type { Bindings } from '../../env.d.ts'
import { randomId } from '../../lib/bytes.ts'
import type { Lang } from '../../lib/lang.ts'
import { CAPTCHA, isCorrectAnswer, lettersFrom } from './captcha-rules.ts'
import { questionFrom } from './questions.ts'

/** What the page needs of a code: never the answer. */
export type Captcha = { id: string; question: string }

export type CaptchaCheck = 'right' | 'wrong' | 'late'

type CaptchaRow = { answer: string; questionAnswer: string; expiresAt: number }

/** A new code and the statement that keeps it, for the batch of a page. */
export function newCaptcha(d: DrizzleD1Database, lang: Lang, now: number) {
  const random = crypto.getRandomValues(new Uint32Array(16))
  const { question, answer } = questionFrom(lang, random.subarray(4, 15))
  const created: Captcha = { id: randomId(16), question }
  const insert = d.insert(captcha).values({
    ...created,
    answer: lettersFrom(random),
    questionAnswer: answer,
    seed: random[15] ?? 0,
    expiresAt: now + CAPTCHA.validMs,
  })
  return { created: created, insert: insert }
}

/** A new code, kept; pages with a batch of their own take `newCode`. One round trip. */
export async function createCaptcha(env: Bindings, lang: Lang, now: number): Promise<Captcha> {
  const { created: code, insert: keep } = newCaptcha(drizzle(env.DB), lang, now)
  await keep
  return code
}

/** Takes the code out of the table, whatever the answer: it can be tried once. */
export function spendCaptchaStatement(d: DrizzleD1Database, id: string) {
  return d.delete(captcha).where(eq(captcha.id, id)).returning({
    answer: captcha.answer,
    questionAnswer: captcha.questionAnswer,
    expiresAt: captcha.expiresAt,
  })
}

export function checkCaptcha(spent: readonly CaptchaRow[], typed: string, now: number): CaptchaCheck {
  const [row] = spent
  if (!row) return 'wrong'
  if (now >= row.expiresAt) return 'late'
  return isCorrectAnswer(row, typed) ? 'right' : 'wrong'
}

/** What to draw for an open code; null where it was answered, is over, or never was. */
export async function readCaptchaPicture(
  env: Bindings,
  id: string,
  now: number,
): Promise<{ answer: string; seed: number } | null> {
  const [row] = await drizzle(env.DB)
    .select({ answer: captcha.answer, seed: captcha.seed })
    .from(captcha)
    .where(and(eq(captcha.id, id), gt(captcha.expiresAt, now)))
  return row ?? null
}
