import { halfWidth } from '../../lib/text.ts'

/** Longest receipt number. Characters */
export const RECEIPT_MAX_LENGTH = 40

export type ReceiptProblem = { is: 'missing' } | { is: 'long'; length: number }

/**
 * The receipt number as it is compared and stored: full-width and lower-case letters, blanks and invisible characters do not make
 * another number.
 */
export function readReceiptNumber(entered: string): string {
  return halfWidth(entered)
    .replace(/[\p{Cf}\p{Cc}\p{Variation_Selector}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase()
}

type SentBooking = { receipt: string; amount: number }

export function checkBooking(sent: SentBooking): { ok: SentBooking } | { problems: ReceiptProblem[] } {
  const receipt = readReceiptNumber(sent.receipt)
  const { length } = [...receipt]
  if (length === 0) return { problems: [{ is: 'missing' }] }
  if (length > RECEIPT_MAX_LENGTH) return { problems: [{ is: 'long', length }] }
  return { ok: { receipt, amount: sent.amount } }
}

/** A claim whose booking did not come about is given up after so long: a crash leaves no receipt number unusable. ms */
const CLAIM_MS = 60_000

/** The claim of a receipt number by another registration, of which no booking with that number stands, may be taken over. */
export function mayTakeOver(claimedAt: number, now: number): boolean {
  return now - claimedAt >= CLAIM_MS
}
