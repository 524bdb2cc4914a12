/** How the ledger tells D1 what is held: soon and gathered, and later and later while D1 does not answer. All in ms. */
export const PROJECTION = {
  gatherMs: 1_000,
  overdueMs: 30_000,
  firstRetryMs: 2_000,
  longestRetryMs: 300_000,
} as const

/** Time of the alarm after a change at `now`, or null where the alarm that stands will do. All in ms since 1970. */
export function alarmAfterChange(now: number, dueAt: number | null): number | null {
  // An alarm long overdue was lost by the platform; one that is only just due must not be put off for ever by a rush.
  const stands = dueAt !== null && now < dueAt + PROJECTION.overdueMs
  return stands ? null : now + PROJECTION.gatherMs
}

/** Time of the next try after D1 failed `tries` times in a row, this time included. All in ms since 1970. */
export function alarmAfterFailure(now: number, tries: number): number {
  return now + Math.min(PROJECTION.longestRetryMs, PROJECTION.firstRetryMs * 2 ** (tries - 1))
}
