import { isId } from '../lib/ids.ts'
import type { StageName } from '../registration/machine/registration.ts'

/** Files on one page of a list. */
export const PAGE_SIZE = 50

/** The place of a file in its list: by first submission (ms), then id. */
export type QueuePosition = { submittedAt: number; id: string }

/** States an officer can list; what was never submitted is nobody's but the candidate's. */
export const LISTED_STAGES = [
  'pending',
  'returned',
  'approved',
  'due',
  'paid',
  'submitted',
  'lapsed',
  'deleted',
] as const satisfies readonly StageName[]

export function readStage(text: string | undefined): (typeof LISTED_STAGES)[number] {
  return LISTED_STAGES.find((stage) => stage === text) ?? 'pending'
}

/** A place in a list as it stands in an address: no personal data in it. */
export function formatPosition({ submittedAt, id }: QueuePosition): string {
  return `${submittedAt}.${id}`
}

export function readPosition(text: string | undefined): QueuePosition | null {
  const [at = '', id = ''] = (text ?? '').split('.')
  return /^\d{1,15}$/.test(at) && isId(id, 16) ? { submittedAt: Number(at), id } : null
}
