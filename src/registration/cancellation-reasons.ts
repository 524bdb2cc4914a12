/** Why an officer of the province gives a paid registration back, in the order of the page. */
export const CANCELLATION_REASONS = ['candidate', 'platform', 'duplicate', 'facts', 'other'] as const

export type CancellationReason = (typeof CANCELLATION_REASONS)[number]

/** A stored reason: a ready-made one, with the officer's own words after it. */
export function readStoredReason<const Code extends string>(
  codes: readonly Code[],
  stored: string,
): { code: Code | null; note: string } {
  const code = codes.find((one) => stored === one || stored.startsWith(`${one}: `)) ?? null
  return { code, note: code === null ? stored : stored.slice(code.length + 2) }
}
