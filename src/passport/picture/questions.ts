import type { Lang } from '../../lib/lang.ts'
import type { Draw, PlainQuestion } from './lots.ts'
import { ENGLISH } from './questions-en.ts'
import { CHINESE } from './questions-zh.ts'

/** A question anybody can answer who reads the language; another one for other random numbers. */
export function questionFrom(lang: Lang, random: Uint32Array): PlainQuestion {
  let next = 0
  const draw: Draw = (below) => (random[next++ % random.length] ?? 0) % below
  const kinds = lang === 'en' ? ENGLISH : CHINESE
  const kind = kinds[draw(kinds.length)] ?? kinds[0]
  return kind(draw)
}
