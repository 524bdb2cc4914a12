import { isId } from '../lib/ids.ts'
import type { StageName } from '../registration/machine/registration.ts'

/** Files on one page of a list. */
export const PAGE = 50

/** The place of a file in its list: by first submission (ms), then id. */
export type Place = { at: number; id: string }

/** States an officer can list; what was never submitted is nobody's but the candidate's. */
export const LISTED = [
  'pending',
  'returned',
  'approved',
  'due',
  'paid',
  'submitted',
  'lapsed',
  'deleted',
] as const satisfies readonly StageName[]

export function readStage(text: string | undefined): (typeof LISTED)[number] {
  return LISTED.find((stage) => stage === text) ?? 'pending'
}

/** A place in a list as it stands in an address: no personal data in it. */
export function writePlace({ at, id }: Place): string {
  return `${at}.${id}`
}

export function readPlace(text: string | undefined): Place | null {
  const [at = '', id = ''] = (text ?? '').split('.')
  return /^\d{1,15}$/.test(at) && isId(id, 16) ? { at: Number(at), id } : null
}
