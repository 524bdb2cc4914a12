import type { Entered } from '../../views/registration/entered.ts'
import { listOf, textOf } from '../../views/registration/entered.ts'
import { codeOf } from './details/sent-texts.ts'
import type { Registration } from './machine/registration.ts'

/** A posted form, or a draft, by field. */
export function enteredIn(form: URLSearchParams): Entered {
  const names = new Set(form.keys())
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      name === 'offerings' ? form.getAll(name) : codeOf(name, form.get(name) ?? ''),
    ]),
  )
}

/** What the file holds, as the information page shows it. */
export function enteredOf(file: Registration): Entered {
  const details = Object.entries(file.details ?? {}).map(([name, value]) => [name, value ?? ''] as const)
  return {
    ...Object.fromEntries(details),
    centre: file.centre ?? '',
    offerings: file.choices.map((choice) => choice.offering),
  }
}

const HIDDEN = new Set(['revision', 'page', 'basis', 'document', 'says', 'do', 'declaration'])

/** What was posted and is not what the newest state has, field by field. */
export function differing(posted: Entered, newest: Entered): Entered {
  const fields = Object.keys(posted).filter((name) => !HIDDEN.has(name))
  const same = (name: string) =>
    name === 'offerings'
      ? listOf(posted, name).sort().join() === listOf(newest, name).sort().join()
      : textOf(posted, name).trim() === textOf(newest, name)
  return Object.fromEntries(fields.filter((name) => !same(name)).map((name) => [name, posted[name]]))
}
