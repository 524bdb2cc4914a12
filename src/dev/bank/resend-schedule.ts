const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The waits between the eight times a notification is sent until somebody answers `success` (Alipay, "异步通知"). ms */
export const RESEND_WAITS_MS = [
  4 * MINUTE,
  10 * MINUTE,
  10 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  15 * HOUR,
] as const

/** When it is sent again after the `sent`-th time at `last`, or null: eight times are all. */
export function nextSendingAt(sent: number, last: number, speed: number): number | null {
  const wait = RESEND_WAITS_MS[sent - 1]
  return wait === undefined ? null : last + wait / speed
}
