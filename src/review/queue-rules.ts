import { isId } from '../lib/ids.ts'
import { firstPage, formatPlace, readPlace } from '../office/list-page.ts'
import type { StageName } from '../registration/machine/registration.ts'

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

export function formatPosition({ submittedAt, id }: QueuePosition): string {
  return formatPlace(submittedAt, id)
}

export function readPosition(text: string): QueuePosition | null {
  const place = readPlace(text)
  return place && isId(place.no, 16) ? { submittedAt: place.at, id: place.no } : null
}

/** One page of the queue; `next` is where the following page begins. */
export function pageOf<Row extends { id: string; firstSubmittedAt: number | null }>(
  rows: readonly Row[],
): { rows: Row[]; next: string | null } {
  const { rows: shown, last } = firstPage(rows)
  const next = last?.firstSubmittedAt ? formatPlace(last.firstSubmittedAt, last.id) : null
  return { rows: shown, next }
}

/** The next registration, or the queue if none is left. `done` names the registration that was handled before. */
export function nextAddress(nextId: string | null, done: string | null): string {
  const query = new URLSearchParams()
  if (done !== null) query.set('done', done)
  if (nextId === null) query.set('none', 'left')
  const path = nextId === null ? '/office/review' : `/office/review/${nextId}`
  return query.size > 0 ? `${path}?${query}` : path
}
