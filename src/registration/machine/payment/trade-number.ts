import { isId } from '../../../lib/ids.ts'

const ID_LENGTH = 16

/** The number of a registration's n-th attempt, counted from 1: the registration's 16 characters and two digits. */
export function tradeNumber(registrationId: string, attempt: number): string {
  return `${registrationId}${String(attempt).padStart(2, '0')}`
}

/** The registration whose attempt has this number; null for a number that is not ours. */
export function registrationOf(tradeNo: string): string | null {
  const id = tradeNo.slice(0, ID_LENGTH)
  return isId(id, ID_LENGTH) ? id : null
}

/** A trade is refunded once, in full: repeated with the same number, the platform pays once. */
export function refundNumber(tradeNo: string): string {
  return `${tradeNo}R1`
}
