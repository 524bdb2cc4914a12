import type { Reason } from '../../src/registration/machine/registration.ts'
import type { PageContext } from '../page-context.ts'

/** A reason as the candidate reads it: the ready-made sentence in the page's language, and the officer's own words as written. */
export function reasonText(page: PageContext, reason: Reason): string {
  const readyMade = reason.code ? page.words.registration.reason[reason.code] : ''
  return [readyMade, reason.text].filter(Boolean).join(page.lang === 'en' ? '. ' : '。')
}
