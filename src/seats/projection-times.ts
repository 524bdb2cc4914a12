/** The ledger projects its counts into D1 soon and gathered, and later and later while D1 does not answer. */
export const PROJECTION = {
  gatherMs: 1_000,
  overdueMs: 30_000,
  firstRetryMs: 2_000,
  longestRetryMs: 300_000,
} as const

/** Answers to registrations that hold nothing are kept so long; looked for once an hour at most, some at a time. */
export const OLD_ANSWERS = { keepMs: 30 * 24 * 3_600_000, lookMs: 3_600_000, most: 500 } as const

/** Time of the alarm after a change at `now`; null where the alarm that is set will do. All in ms since 1970. */
export function alarmAfterChange(now: number, dueAt: number | null): number | null {
  // The platform has lost an alarm that is long overdue. One that is only just due must not be put off again and again by a rush.
  const isSet = dueAt !== null && now < dueAt + PROJECTION.overdueMs
  return isSet ? null : now + PROJECTION.gatherMs
}

/** Time of the next try after D1 failed `tries` times in a row, this time included. All in ms since 1970. */
export function alarmAfterFailure(now: number, tries: number): number {
  return now + Math.min(PROJECTION.longestRetryMs, PROJECTION.firstRetryMs * 2 ** (tries - 1))
}
