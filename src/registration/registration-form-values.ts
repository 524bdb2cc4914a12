import { listCode } from '../../views/registration/details/list-codes.ts'
import type { FormValues } from './form-values.ts'
import { listValue, textValue } from './form-values.ts'
import type { Registration } from './machine/registration.ts'

/** A posted form, or a draft, by field. */
export function fromForm(form: URLSearchParams): FormValues {
  const names = new Set(form.keys())
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      name === 'offerings' ? form.getAll(name) : listCode(name, form.get(name) ?? ''),
    ]),
  )
}

/** What the file holds, as the information page shows it. */
export function fromRegistration(file: Registration): FormValues {
  const details = Object.entries(file.details ?? {}).map(([name, value]) => [name, value ?? ''] as const)
  return {
    ...Object.fromEntries(details),
    centre: file.centre ?? '',
    offerings: file.choices.map((choice) => choice.offering),
  }
}

const HIDDEN_FIELDS = new Set(['revision', 'page', 'basis', 'document', 'says', 'do', 'declaration'])

/** What was posted and is not what the newest state has, field by field. */
export function changedValues(posted: FormValues, newest: FormValues): FormValues {
  const fields = Object.keys(posted).filter((name) => !HIDDEN_FIELDS.has(name))
  const same = (name: string) =>
    name === 'offerings'
      ? listValue(posted, name).sort().join() === listValue(newest, name).sort().join()
      : textValue(posted, name).trim() === textValue(newest, name)
  return Object.fromEntries(fields.filter((name) => !same(name)).map((name) => [name, posted[name]]))
}
