import type { Registration } from './machine/registration.ts'

/** The values of a form by field: of a draft, of a refused post, of a registration. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>

/** A post was refused because the registration had changed: the values that differ from the newest ones, and the time. ms */
export type Conflict = { foundAt: number; values: FormValues }

export function textValue(values: FormValues, field: string): string {
  const value = values[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export function listValue(values: FormValues, field: string): string[] {
  const value = values[field]
  if (value === undefined || value === '') return []
  return typeof value === 'string' ? [value] : [...value]
}

/** A posted form, or a draft. `codeOf` gives the code of an option that was sent by its name. */
export function fromForm(form: URLSearchParams, codeOf: (field: string, sent: string) => string): FormValues {
  const names = new Set(form.keys())
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      name === 'offerings' ? form.getAll(name) : codeOf(name, form.get(name) ?? ''),
    ]),
  )
}

/** The values of the registration, as the page of the details shows them. */
export function fromRegistration(registration: Registration): FormValues {
  const details = Object.entries(registration.details ?? {}).map(([name, value]) => [name, value ?? ''])
  return {
    ...Object.fromEntries(details),
    centre: registration.centre ?? '',
    offerings: registration.choices.map((choice) => choice.offering),
  }
}

const HIDDEN_FIELDS = new Set(['revision', 'page', 'basis', 'document', 'numberTells', 'do', 'declaration'])

/** The posted values that differ from the newest ones. */
export function changedValues(posted: FormValues, newest: FormValues): FormValues {
  const fields = Object.keys(posted).filter((name) => !HIDDEN_FIELDS.has(name))
  const isSame = (name: string) =>
    name === 'offerings'
      ? listValue(posted, name).sort().join() === listValue(newest, name).sort().join()
      : textValue(posted, name).trim() === textValue(newest, name)
  return Object.fromEntries(fields.filter((name) => !isSame(name)).map((name) => [name, posted[name]]))
}
