/** How the ledger tells D1 what is held: soon and gathered, and later and later while D1 does not answer. All in ms. */
export const TELLING = { gather: 1_000, overdue: 30_000, firstRetry: 2_000, longestRetry: 300_000 } as const

/** Time of the alarm after a change at `now`, or null where the alarm that stands will do. All in ms since 1970. */
export function alarmAfterChange(now: number, due: number | null): number | null {
  // An alarm long overdue was lost by the platform; one that is only just due must not be put off for ever by a rush.
  const stands = due !== null && now < due + TELLING.overdue
  return stands ? null : now + TELLING.gather
}

/** Time of the next try after D1 failed `tries` times in a row, this time included. All in ms since 1970. */
export function alarmAfterFailure(now: number, tries: number): number {
  return now + Math.min(TELLING.longestRetry, TELLING.firstRetry * 2 ** (tries - 1))
}
