import { isId } from '../lib/ids.ts'

/** What one officer did with a file in one of its rounds. */
export type Deed = 'skipped' | 'approved' | 'returned'

/** A file not to be offered to the same officer again for a while, and what became of it. `at` is ms since 1970. */
export type PassedOver = { id: string; round: number; deed: Deed; at: number }

/** A skipped file comes back after half an hour (ux 3.3). ms */
export const FOR = 30 * 60_000

/** Most files that are remembered: the cookie stays below 2 KB. */
const MOST = 40

const LETTERS: Record<Deed, string> = { skipped: 's', approved: 'a', returned: 'r' }
const DEEDS = Object.keys(LETTERS) as Deed[]

/** From the cookie; what is too old, or was never ours, is left out. It holds ids and times only, and only steers what is offered. */
export function readPassedOver(cookie: string | undefined, now: number): PassedOver[] {
  return (cookie ?? '').split('~').flatMap((entry) => {
    const [id = '', round, letter, at] = entry.split('.')
    const deed = DEEDS.find((one) => LETTERS[one] === letter)
    const passed = { id, round: Number(round), at: Number.parseInt(at ?? '', 36) }
    const counts = isId(id, 16) && Number.isInteger(passed.round) && passed.at <= now && now < passed.at + FOR
    return deed && counts ? [{ ...passed, deed }] : []
  })
}

/** For the cookie, newest first. */
export function writePassedOver(before: readonly PassedOver[], added: PassedOver): string {
  const others = before.filter((one) => one.id !== added.id)
  return [added, ...others]
    .slice(0, MOST)
    .map(({ id, round, deed, at }) => [id, round, LETTERS[deed], at.toString(36)].join('.'))
    .join('~')
}
