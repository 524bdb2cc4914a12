import { COUNTED } from '../../src/review/counting.ts'
import type { Frame } from '../frame.ts'

/** “127”, or “1000+” where counting stopped. */
export function counted(f: Frame, n: number): string {
  return n > COUNTED ? f.words.review.more(COUNTED) : String(n)
}
