const HOUR_MS = 3_600_000
const EVERY_MS = 5 * 60_000

/** Once a day: in the run of the cron at three in the morning in Beijing (UTC+8), when the fewest register. */
export function isTimeToRecount(now: number): boolean {
  const sinceMidnight = (now + 8 * HOUR_MS) % (24 * HOUR_MS)
  return sinceMidnight >= 3 * HOUR_MS && sinceMidnight < 3 * HOUR_MS + EVERY_MS
}

/** An offering whose seats differ: `held` as its ledger projected them, `chosen` by registrations in stages that hold seats. */
export type SeatDifference = { offering: string; held: number; chosen: number }

export function seatDifferences(
  held: ReadonlyMap<string, number>,
  chosen: ReadonlyMap<string, number>,
): SeatDifference[] {
  const offerings = [...new Set([...held.keys(), ...chosen.keys()])].sort()
  return offerings
    .map((offering) => ({
      offering,
      held: held.get(offering) ?? 0,
      chosen: chosen.get(offering) ?? 0,
    }))
    .filter((one) => one.held !== one.chosen)
}
