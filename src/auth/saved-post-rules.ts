/** A saved post waits for its owner to log in again. */
export const SAVED_POST = { validMs: 3_600_000, maxPerAccount: 10, maxCharacters: 60_000 } as const

/** The fields of a form that may be saved: no passwords, and no more text than an honest form holds. */
export function fieldsToSave(form: readonly (readonly [string, string])[]): [string, string][] {
  let charactersLeft: number = SAVED_POST.maxCharacters
  return form
    .filter(([name]) => !SECRET.test(name))
    .map(([name, value]): [string, string] => [name, value])
    .filter(([name, value]) => {
      charactersLeft -= name.length + value.length
      return charactersLeft >= 0
    })
}

const SECRET = /password/i
