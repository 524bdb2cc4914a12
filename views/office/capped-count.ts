import { COUNT_CAP } from '../../src/office/office-context.ts'
import type { PageContext } from '../page-context.ts'

/** “127”, or “1000+” where counting stopped. */
export function cappedCount(page: PageContext, count: number): string {
  return count > COUNT_CAP ? page.words.review.more(COUNT_CAP) : String(count)
}
