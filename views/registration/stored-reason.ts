import { readStoredReason } from '../../src/registration/cancellation-reasons.ts'
import type { Words } from '../words.ts'

/** An officer's reason for the candidate: the ready-made one in the page's language, and the officer's own words. */
export function storedReasonText(
  words: Words,
  kind: 'cancellationReason' | 'bookingReason' | 'refundWay',
  stored: string,
): string {
  const texts: Record<string, string> = words.registration[kind]
  const { code, note } = readStoredReason(Object.keys(texts), stored)
  const ready = code === null ? '' : (texts[code] ?? '')
  return [ready, note].filter(Boolean).join(words.review.colon)
}
