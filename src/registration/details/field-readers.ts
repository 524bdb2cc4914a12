import { readEmail, readMobile } from '../../lib/contact.ts'
import { halfWidth, textOf } from '../../lib/text.ts'
import { isPossibleBirthDate, parseDay } from '../identity/birth-date.ts'
import { withoutPrivateUse } from './chinese-characters.ts'

/** The value of a field, or what is wrong with its text. */
export type Read<T, P> = { ok: T } | { problems: P[] }

/** A code of the list. */
export function readOneOf<const T extends string>(list: readonly T[]) {
  return (sent: unknown): Read<T, { is: 'missing' }> => {
    const code = list.find((one) => one === sent)
    return code === undefined ? { problems: [{ is: 'missing' }] } : { ok: code }
  }
}

/** A code of the list, or nothing. */
export function readOptional<const T extends string>(list: readonly T[]) {
  return (sent: unknown): Read<T | null, { is: 'unknown' }> => {
    if (textOf(sent) === '') return { ok: null }
    const code = list.find((one) => one === sent)
    return code === undefined ? { problems: [{ is: 'unknown' }] } : { ok: code }
  }
}

/** Eight digits, or year, month and day with anything between them; as `YYYY-MM-DD`. */
export function readBirthDate(
  sent: unknown,
  { today }: { today: string },
): Read<string, { is: 'missing' } | { is: 'date' | 'age'; typed: string }> {
  const typed = halfWidth(textOf(sent)).trim().slice(0, 20)
  if (typed === '') return { problems: [{ is: 'missing' }] }
  const parts = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?$/.exec(typed)
  const eight = parts ? `${parts[1]}${parts[2]?.padStart(2, '0')}${parts[3]?.padStart(2, '0')}` : typed
  const birth = parseDay(eight)
  if (!birth) return { problems: [{ is: 'date', typed }] }
  return isPossibleBirthDate(birth, today) ? { ok: birth } : { problems: [{ is: 'age', typed }] }
}

export function readMobileField(sent: unknown) {
  const read = readMobile(sent)
  return 'ok' in read ? read : { problems: [{ is: read.problem }] }
}

export function readEmailField(sent: unknown) {
  const read = readEmail(sent)
  return 'ok' in read ? read : { problems: [{ is: read.problem }] }
}

/** Six digits on the mainland; with letters in it, one of another country. */
export function readPostcode(sent: unknown): Read<string, { is: 'digits'; length: number }> {
  const typed = halfWidth(textOf(sent)).trim().toUpperCase()
  const isForeign = /^(?=.*[A-Z])[A-Z0-9][A-Z0-9 -]{1,8}[A-Z0-9]$/.test(typed)
  if (typed === '' || /^\d{6}$/.test(typed) || isForeign) return { ok: typed }
  return { problems: [{ is: 'digits', length: typed.length }] }
}

/** One line of free text, without characters that cannot be seen. `most` counts characters as people do. */
export function readFreeText(most: number) {
  return (sent: unknown): Read<string, { is: 'long'; length: number; most: number }> => {
    const line = withoutPrivateUse(textOf(sent))
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .replace(/[\p{Cf}\p{Cs}]/gu, '')
      .trim()
    const length = [...line].length
    return length <= most ? { ok: line } : { problems: [{ is: 'long', length, most }] }
  }
}

/** Free text that some centres ask everybody for. */
export function readClass(most: number) {
  const readText = readFreeText(most)
  return (
    sent: unknown,
    { classMandatory }: { classMandatory: boolean },
  ): Read<string, { is: 'missing' } | { is: 'long'; length: number; most: number }> => {
    const read = readText(sent)
    return classMandatory && 'ok' in read && read.ok === '' ? { problems: [{ is: 'missing' }] } : read
  }
}
