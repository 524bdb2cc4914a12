/** A form that waits for its owner to log in again: for how long in ms, how many of one passport, how much of it in characters. */
export const SAVED_POST = { validMs: 3_600_000, maxPerAccount: 10, maxCharacters: 60_000 } as const

/** What is kept of a form: nothing that proves who somebody is, and not more than an honest form holds. */
export function fieldsToSave(form: readonly (readonly [string, string])[]): [string, string][] {
  let left: number = SAVED_POST.maxCharacters
  return form
    .filter(([name]) => !SECRET.test(name))
    .map(([name, value]): [string, string] => [name, value])
    .filter(([name, value]) => {
      left -= name.length + value.length
      return left >= 0
    })
}

const SECRET = /password/i
