import { and, eq, gt } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { captcha } from '../../db/schema.ts'
import { randomId } from '../../lib/bytes.ts'
import type { Lang } from '../../lib/lang.ts'
import { CAPTCHA, type CaptchaCheck, isCorrectAnswer, lettersFrom } from './captcha-rules.ts'
import { questionFrom } from './questions.ts'

/** The part of a captcha that a page needs: never the answer. */
export type Captcha = { id: string; question: string }

type CaptchaRow = { answer: string; questionAnswer: string; expiresAt: number }

/** A new captcha and the statement that stores it, for the batch of a page. */
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
  return { created, insert }
}

/** A new captcha, stored in one round trip; pages with a batch of their own use `newCaptcha`. */
export async function createCaptcha(db: D1Database, lang: Lang, now: number): Promise<Captcha> {
  const { created, insert } = newCaptcha(drizzle(db), lang, now)
  await insert
  return created
}

/** Deletes the captcha and answers its row: it can be tried once, whatever the answer is. */
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

/** The letters to draw for an open captcha; null if it was answered, has expired, or never existed. */
export async function readCaptchaPicture(
  db: D1Database,
  id: string,
  now: number,
): Promise<{ answer: string; seed: number } | null> {
  const [row] = await drizzle(db)
    .select({ answer: captcha.answer, seed: captcha.seed })
    .from(captcha)
    .where(and(eq(captcha.id, id), gt(captcha.expiresAt, now)))
  return row ?? null
}
