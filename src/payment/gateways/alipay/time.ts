const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** `2026-12-31 17:00:00` in Asia/Shanghai, the platform's time zone. Rounded down to seconds, so never later than `ms`. */
export function formatAlipayTime(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** A time written by the platform, as ms since 1970; `undefined` if there is no such time. */
export function parseAlipayTime(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined
  const whole = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,3})?$/.exec(text)
  if (!whole) return undefined
  const ms = Date.parse(`${whole[1]}T${whole[2]}Z`) - SHANGHAI_OFFSET_MS
  return !Number.isNaN(ms) && formatAlipayTime(ms) === `${whole[1]} ${whole[2]}` ? ms : undefined
}
