export const OUTBOX = {
  /** Rows that one sender takes at a time. */
  batchSize: 20,
  /** Another sender may take a row again after this time: the first one has probably died. */
  leaseMs: 60_000,
  firstRetryMs: 30_000,
  maxRetryMs: 3_600_000,
  /** A message that could not be delivered for so long is abandoned. */
  giveUpAfterMs: 2 * 24 * 3_600_000,
  /** Rows that are finished are kept this long, for questions about what was sent. */
  rememberedMs: 90 * 24 * 3_600_000,
} as const

/** `sending` is a row that a sender has leased; the last three are final. */
export type MessageState = 'waiting' | 'sending' | 'sent' | 'refused' | 'abandoned'

/** The answer of a channel: delivered, refused for good, or to be tried again. */
export type SendResult = { is: 'sent' } | { is: 'refused'; why: string } | { is: 'failed'; why: string }

/** The columns of a row after an attempt. Times are ms since 1970. */
export type Outcome = {
  state: MessageState
  nextTryAt: number
  lastError: string | null
  sentAt: number | null
}

/** `random` is from 0 up to 1; `usefulUntil` is the end of a link in the message, or a deadline that it names. */
export function outcomeOf(
  result: SendResult,
  row: { attempts: number; createdAt: number; usefulUntil: number | null },
  now: number,
  random: number,
): Outcome {
  if (result.is === 'sent') return { state: 'sent', nextTryAt: now, lastError: null, sentAt: now }
  const failed = { lastError: result.why, sentAt: null }
  if (result.is === 'refused') return { ...failed, state: 'refused', nextTryAt: now }
  const nextTryAt = now + retryDelayMs(row.attempts, random)
  const giveUpAt = Math.min(row.createdAt + OUTBOX.giveUpAfterMs, row.usefulUntil ?? Number.POSITIVE_INFINITY)
  return { ...failed, state: nextTryAt < giveUpAt ? 'waiting' : 'abandoned', nextTryAt }
}

/** Doubles with every attempt up to an hour, and is spread from half to one and a half, so that retries do not come all at once. */
function retryDelayMs(attempts: number, random: number): number {
  const delay = Math.min(OUTBOX.firstRetryMs * 2 ** Math.min(attempts - 1, 20), OUTBOX.maxRetryMs)
  return Math.round(delay * (0.5 + random))
}

/**
 * The name of a part that would break out of its header: an address or a subject with a line break could add headers or
 * recipients of its own to a mail. Null if there is none.
 */
export function partWithControlCharacter(parts: Record<string, string>): string | null {
  return Object.keys(parts).find((name) => CONTROL.test(parts[name] ?? '')) ?? null
}

const CONTROL = /[\r\n\0]/
