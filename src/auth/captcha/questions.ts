import type { Lang } from '../../lib/lang.ts'
import { ENGLISH_QUESTIONS } from './questions-en.ts'
import { CHINESE_QUESTIONS } from './questions-zh.ts'
import type { RandomBelow, TextQuestion } from './random.ts'

/** A question that everybody who reads the language can answer. Other random numbers give another question. */
export function questionFrom(lang: Lang, random: Uint32Array): TextQuestion {
  let next = 0
  const randomBelow: RandomBelow = (below) => (random[next++ % random.length] ?? 0) % below
  const kinds = lang === 'en' ? ENGLISH_QUESTIONS : CHINESE_QUESTIONS
  const kind = kinds[randomBelow(kinds.length)] ?? kinds[0]
  return kind(randomBelow)
}
