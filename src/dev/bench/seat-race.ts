import type { SeatLedger } from './counted-objects.ts'

type Ledgers = DurableObjectNamespace<SeatLedger>

/** Calls that are out at the same time. */
const AT_ONCE = 50

const OFFERINGS = ['first', 'second', 'third']

/**
 * As many registrations as `calls` ask one ledger for the same seats, of which it has `seats`; `first` is the number of the first
 * registration, so that a race can go on where another ended.
 */
export async function raceForSeats(
  ledgers: Ledgers,
  of: { ledger: string; first: number; calls: number; seats: number },
): Promise<{ held: number; full: number }> {
  const capacity = Object.fromEntries(OFFERINGS.map((offering) => [offering, of.seats]))
  const counts = { held: 0, full: 0 }
  await manyAtOnce(of.calls, async (n) => {
    const registration = `racer-${of.first + n}`
    const request = { registration, n: 1, offerings: OFFERINGS, capacity, revision: 1 }
    const answer = await ledgers.getByName(of.ledger).requestSeats(request)
    if (answer.is === 'held') counts.held++
    else if (answer.is === 'full') counts.full++
  })
  return counts
}

/** The floor of the race: as many calls to one object, each of which writes one row. */
export async function insertRows(
  ledgers: Ledgers,
  of: { ledger: string; first: number; calls: number },
): Promise<void> {
  await manyAtOnce(of.calls, (n) => ledgers.getByName(of.ledger).insertRow(`row-${of.first + n}`))
}

async function manyAtOnce(calls: number, call: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const caller = async () => {
    while (next < calls) await call(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, caller))
}
