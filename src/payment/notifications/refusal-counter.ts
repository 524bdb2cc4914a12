/**
 * Counts the notifications that this isolate refuses, by reason and minute. Everybody can send them: a flood of forged ones is
 * not to become a flood of log lines, and reaches no database.
 */
export class RefusalCounter {
  readonly #counts = new Map<string, { minute: number; times: number }>()

  /** How often this reason has come in this minute, where that is to be logged: the first time, the 10th, the 100th; else null. */
  count(reason: string, now: number): number | null {
    const minute = Math.floor(now / 60_000)
    const before = this.#counts.get(reason)
    const times = before?.minute === minute ? before.times + 1 : 1
    this.#counts.set(reason, { minute, times })
    return /^10*$/.test(String(times)) ? times : null
  }
}
