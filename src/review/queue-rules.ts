import { isId } from '../lib/ids.ts'
import type { StageName } from '../registration/machine/registration.ts'

/** Rows on one page of a list. */
export const PAGE_SIZE = 50

/** The position of a registration in its list: by first submission (ms), then by id. */
export type QueuePosition = { submittedAt: number; id: string }

/** The stages that an officer can list. A registration that was never submitted is seen by the candidate only. */
export const LISTED_STAGES = [
  'pending',
  'returned',
  'approved',
  'due',
  'paid',
  'submitted',
  'lapsed',
  'deleted',
  'cancelled',
] as const satisfies readonly StageName[]

export function readStage(text: string): (typeof LISTED_STAGES)[number] {
  return LISTED_STAGES.find((stage) => stage === text) ?? 'pending'
}

/** A position as a part of an address. It contains no personal data. */
export function formatPosition({ submittedAt, id }: QueuePosition): string {
  return `${submittedAt}.${id}`
}

export function readPosition(text: string): QueuePosition | null {
  const [at = '', id = ''] = text.split('.')
  return /^\d{1,15}$/.test(at) && isId(id, 16) ? { submittedAt: Number(at), id } : null
}

/** One page of a list that was read with one row more than a page holds; `next` is where the following page begins. */
export function pageOf<Row extends { id: string; firstSubmittedAt: number | null }>(
  rows: readonly Row[],
): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  if (rows.length <= PAGE_SIZE || !last?.firstSubmittedAt) return { rows: shown, next: null }
  return { rows: shown, next: formatPosition({ submittedAt: last.firstSubmittedAt, id: last.id }) }
}

/** The next registration, or the queue if none is left. `done` names the registration that was handled before. */
export function nextAddress(nextId: string | null, done: string | null): string {
  const query = new URLSearchParams()
  if (done !== null) query.set('done', done)
  if (nextId === null) query.set('none', 'left')
  const path = nextId === null ? '/office/review' : `/office/review/${nextId}`
  return query.size > 0 ? `${path}?${query}` : path
}
