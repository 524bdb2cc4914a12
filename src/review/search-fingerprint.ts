import { createHmac } from 'node:crypto'
import type { TextSearch } from './search-rules.ts'

/**
 * The text of a search for the audit. A name or a number that was searched for is personal data, and the audit is never deleted, so
 * its text must not be readable there. A keyed hash is enough for an auditor, who has the key: the hash of a name or number in question
 * finds the searches for it. Without the key no text can be guessed, not even four digits.
 */
export function searchFingerprint(env: { BLIND_KEY: string }, search: TextSearch): string {
  if (search.by === 'registration') return 'registration'
  const text =
    search.by === 'name' ? search.beginning : search.by === 'number' ? search.number : search.lastFour
  const hash = createHmac('sha256', Buffer.from(env.BLIND_KEY, 'base64'))
    .update(`search ${search.by} ${text}`)
    .digest('base64url')
  return `${search.by} ${hash}`
}
