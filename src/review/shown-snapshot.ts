import { DETAILS_FIELDS, type DetailsField, fieldOf } from '../registration/details/fields.ts'
import type { Snapshot } from '../registration/machine/registration.ts'

export type ShownField = DetailsField | 'document' | 'centre' | 'subjects' | 'photo'

/** The values that an officer's page showed, by field: ids of lists, not their texts. Empty fields are left out. */
export type ShownSnapshot = Partial<Record<ShownField, string>>

/** In the order of the page: the document follows the name. */
const FIELDS: readonly ShownField[] = [
  ...DETAILS_FIELDS.filter((field) => fieldOf(field).reviewLine !== null).flatMap((field): ShownField[] =>
    field === 'name' ? ['name', 'document'] : [field],
  ),
  'centre',
  'subjects',
  'photo',
]

/** The texts that candidates write are shorter. */
const MAX_VALUE_LENGTH = 600

export function shownSnapshotOf(snapshot: Snapshot): ShownSnapshot {
  const { details, centre, choices, photo, identity } = snapshot
  const subjects = choices.map((choice) => choice.offering)
  const all = { ...details, centre, subjects: subjects.toSorted().join(' '), photo, document: identity }
  return Object.fromEntries(FIELDS.flatMap((field) => (all[field] ? [[field, all[field]]] : [])))
}

/** The fields in which two pages differ, in the order of the page. */
export function changedFields(before: ShownSnapshot, now: ShownSnapshot): ShownField[] {
  return FIELDS.filter((field) => (before[field] ?? '') !== (now[field] ?? ''))
}

/** The values that a page sends with the decision; null if they cannot be read. They are compared and shown, and decide nothing. */
export function readShownSnapshot(text: string): ShownSnapshot | null {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null) return null
  const entries = FIELDS.flatMap((field) => {
    const one: unknown = Reflect.get(value, field)
    return typeof one === 'string' && one !== '' ? [[field, one.slice(0, MAX_VALUE_LENGTH)] as const] : []
  })
  return entries.length > 0 ? Object.fromEntries(entries) : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
