import { isId } from '../lib/ids.ts'

/** An officer's action on one round of a registration. */
type Handled = 'skipped' | 'approved' | 'returned'

/** A registration that is not offered to the same officer again for a while, and the officer's action. */
export type HandledFile = { id: string; round: number; handled: Handled; handledAt: number }

/** A skipped registration is offered again after half an hour (ux 3.3). */
export const HANDLED_FOR_MS = 30 * 60_000

/** The cookie stays below 2 KB. */
const MAX_HANDLED = 40

const LETTERS: Record<Handled, string> = { skipped: 's', approved: 'a', returned: 'r' }
const ALL_HANDLED = Object.keys(LETTERS) as Handled[]

/** Entries of the cookie; old and unreadable ones are left out. The cookie has ids and times only, and decides only what is offered. */
export function readHandledFiles(cookie: string | undefined, now: number): HandledFile[] {
  return (cookie ?? '').split('~').flatMap((entry) => {
    const [id = '', round, letter, at] = entry.split('.')
    const handled = ALL_HANDLED.find((one) => LETTERS[one] === letter)
    const file = { id, round: Number(round), handledAt: Number.parseInt(at ?? '', 36) }
    const isCurrent =
      isId(id, 16) &&
      Number.isInteger(file.round) &&
      file.handledAt <= now &&
      now < file.handledAt + HANDLED_FOR_MS
    return handled && isCurrent ? [{ ...file, handled }] : []
  })
}

/** The text of the cookie, newest entry first. */
export function formatHandledFiles(before: readonly HandledFile[], added: HandledFile): string {
  const others = before.filter((one) => one.id !== added.id)
  return [added, ...others]
    .slice(0, MAX_HANDLED)
    .map(({ id, round, handled, handledAt }) =>
      [id, round, LETTERS[handled], handledAt.toString(36)].join('.'),
    )
    .join('~')
}

/** The line on a page about the file that was handled before it. */
export type FlashMessage = HandledFile & { name: string }

/** `row` is the file in the officer's scope; without it, or without a handled file, there is no line. */
export function flashOf(
  handled: HandledFile | null,
  row: { name: string | null } | undefined,
): FlashMessage | null {
  return handled && row ? { ...handled, name: row.name ?? '' } : null
}
