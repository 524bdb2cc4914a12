import type { Reason } from '../../src/registration/machine/file.ts'
import type { Frame } from '../frame.ts'

/** What the candidate reads: the ready-made sentence in the page's language, and the officer's own words as written. */
export function reasonText(f: Frame, reason: Reason): string {
  const ready = reason.code ? f.words.registration.reason[reason.code] : ''
  return [ready, reason.text].filter(Boolean).join(f.lang === 'en' ? '. ' : '。')
}
