import { type Details, type DetailsField, fieldOf } from '../../../src/registration/details/fields.ts'
import type { Words } from '../../words/zh-CN.ts'

/** A field's value as it is read: the name of what was chosen from a list, else the text itself; empty where there is none. */
export function detailText(words: Words, details: Details, field: DetailsField): string {
  return textOfCode(words, field, details[field] ?? '')
}

/** The name of a code in the field's list; any other text as it is. */
export function textOfCode(words: Words, field: DetailsField, code: string): string {
  const { control } = fieldOf(field)
  if (control.is === 'line') return code
  const names: Readonly<Record<string, string>> = words.details[control.words]
  return Object.hasOwn(names, code) ? (names[code] ?? code) : code
}
