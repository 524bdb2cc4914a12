import { isId } from '../../lib/ids.ts'

/** A place in a list that begins with the newest: a time (ms since 1970) and the number of a trade. */
export type ListPosition = { at: number; no: string }

/** As a part of an address. It contains no personal data. */
export function formatListPosition({ at, no }: ListPosition): string {
  return `${at}.${no}`
}

export function readListPosition(entered: string): ListPosition | null {
  const [at = '', no = ''] = entered.split('.')
  return /^\d{1,15}$/.test(at) && isId(no.slice(0, 16), 16) ? { at: Number(at), no } : null
}
