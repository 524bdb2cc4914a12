import type { Reason } from '../registration/machine/registration.ts'
import { REASON_CODES, REASON_FIELDS } from './return-rules.ts'

/** The reasons as a line of the history keeps them; empty where it has none, or none that can be read. */
export function reasonsIn(facts: Record<string, string | number>): Reason[] {
  if (typeof facts.why !== 'string') return []
  const kept: unknown = JSON.parse(facts.why)
  return Array.isArray(kept) ? kept.flatMap(reasonOf) : []
}

function reasonOf(entry: unknown): Reason[] {
  if (!Array.isArray(entry)) return []
  const field = REASON_FIELDS.find((one) => one === entry[0])
  const code = REASON_CODES.find((one) => one === entry[1]) ?? null
  return field ? [{ field, code, text: typeof entry[2] === 'string' ? entry[2] : '' }] : []
}
