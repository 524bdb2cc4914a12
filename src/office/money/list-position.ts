import { isId } from '../../lib/ids.ts'
import { formatPlace, readPlace } from '../list-page.ts'

/** A place in a list that begins with the newest: a time (ms since 1970) and the number of a trade. */
export type ListPosition = { at: number; no: string }

export function formatListPosition({ at, no }: ListPosition): string {
  return formatPlace(at, no)
}

export function readListPosition(entered: string): ListPosition | null {
  const place = readPlace(entered)
  return place && isId(place.no.slice(0, 16), 16) ? place : null
}
