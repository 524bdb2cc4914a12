import { COUNTED } from '../../src/review/counting.ts'
import type { PageContext } from '../page-context.ts'

/** “127”, or “1000+” where counting stopped. */
export function counted(page: PageContext, n: number): string {
  return n > COUNTED ? page.words.review.more(COUNTED) : String(n)
}
