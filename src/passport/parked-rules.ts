/** A form that waits for its owner to log in again: for how long in ms, how many of one passport, how much of it in characters. */
export const PARKED = { lasts: 3_600_000, atOnce: 10, characters: 60_000 } as const

/** What is kept of a form: nothing that proves who somebody is, and not more than an honest form holds. */
export function worthParking(form: readonly (readonly [string, string])[]): [string, string][] {
  let left: number = PARKED.characters
  return form
    .filter(([name]) => !SECRET.test(name))
    .map(([name, value]): [string, string] => [name, value])
    .filter(([name, value]) => {
      left -= name.length + value.length
      return left >= 0
    })
}

const SECRET = /password/i
