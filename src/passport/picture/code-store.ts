import { and, eq, gt } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { pictureCode } from '../../db/schema.ts'
import type { Bindings } from '../../env.d.ts'
import { randomId } from '../../lib/bytes.ts'
import type { Lang } from '../../lib/lang.ts'
import { answers, CODE, lettersFrom } from './letters.ts'
import { questionFrom } from './questions.ts'

/** What the page needs of a code: never the answer. */
export type OpenCode = { id: string; question: string }

export type CodeCheck = 'right' | 'wrong' | 'late'

type CodeRow = { answer: string; questionAnswer: string; expiresAt: number }

/** A new code and the statement that keeps it, for the batch of a page. */
export function newCode(d: DrizzleD1Database, lang: Lang, now: number) {
  const random = crypto.getRandomValues(new Uint32Array(16))
  const { question, answer } = questionFrom(lang, random.subarray(4, 15))
  const code: OpenCode = { id: randomId(16), question }
  const keep = d.insert(pictureCode).values({
    ...code,
    answer: lettersFrom(random),
    questionAnswer: answer,
    seed: random[15] ?? 0,
    expiresAt: now + CODE.lasts,
  })
  return { code, keep }
}

/** A new code, kept; pages with a batch of their own take `newCode`. One round trip. */
export async function openCode(env: Bindings, lang: Lang, now: number): Promise<OpenCode> {
  const { code, keep } = newCode(drizzle(env.DB), lang, now)
  await keep
  return code
}

/** Takes the code out of the table, whatever the answer: it can be tried once. */
export function takeCodeStatement(d: DrizzleD1Database, id: string) {
  return d.delete(pictureCode).where(eq(pictureCode.id, id)).returning({
    answer: pictureCode.answer,
    questionAnswer: pictureCode.questionAnswer,
    expiresAt: pictureCode.expiresAt,
  })
}

export function checkCode(taken: readonly CodeRow[], typed: string, now: number): CodeCheck {
  const [row] = taken
  if (!row) return 'wrong'
  if (now >= row.expiresAt) return 'late'
  return answers(row, typed) ? 'right' : 'wrong'
}

/** What to draw for an open code; null where it was answered, is over, or never was. */
export async function readPicture(
  env: Bindings,
  id: string,
  now: number,
): Promise<{ answer: string; seed: number } | null> {
  const [row] = await drizzle(env.DB)
    .select({ answer: pictureCode.answer, seed: pictureCode.seed })
    .from(pictureCode)
    .where(and(eq(pictureCode.id, id), gt(pictureCode.expiresAt, now)))
  return row ?? null
}
