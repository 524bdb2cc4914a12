/** One request to the ledger of a centre; `n` grows by one with every request of a registration, `[]` is a release. */
export type SeatRequest = {
  registration: string
  n: number
  offerings: readonly string[]
  /** Seats of the requested offerings in the catalogue of `revision`. */
  capacity: Readonly<Record<string, number>>
  revision: number
}

/** All seats are held; these are full and nothing changed; or the request is older than `n`, the newest that the ledger knows. */
export type SeatAnswer =
  | { is: 'held'; n: number }
  | { is: 'full'; n: number; full: string[] }
  | { is: 'old'; n: number }

/** An answer that the ledger keeps with its number, refusals included. */
export type FinalAnswer = Exclude<SeatAnswer, { is: 'old' }>

export type Capacity = { capacity: number; revision: number }

/** Everything the ledger knows that bears on one request. */
export type LedgerEntry = {
  last: FinalAnswer | null
  /** The offerings that this registration holds now. */
  holding: readonly string[]
  /** Seats of the requested offerings, by the newest catalogue revision that the ledger knows. */
  capacities: Readonly<Record<string, Capacity>>
  /** Seats taken of the requested offerings, those of this registration included. */
  held: Readonly<Record<string, number>>
}

/** `capacities` are the newer ones; without `changes` nothing may be written. */
export type LedgerDecision = {
  answer: SeatAnswer
  changes?: { last: FinalAnswer; holding: readonly string[]; capacities: Readonly<Record<string, Capacity>> }
}

/**
 * Decides one request, all or nothing: a smaller number is old, an equal one gets the same answer again, a larger one is
 * decided, and a refusal leaves the former holding. Throws a RangeError where `n` is not a positive whole number.
 */
export function decideRequest(entry: LedgerEntry, request: SeatRequest): LedgerDecision {
  if (!Number.isSafeInteger(request.n) || request.n < 1)
    throw new RangeError('The number of a request is a positive whole number')
  if (entry.last && request.n < entry.last.n) return { answer: { is: 'old', n: entry.last.n } }
  if (entry.last && request.n === entry.last.n) return { answer: entry.last }

  const requested = [...new Set(request.offerings)].sort()
  const full = requested.filter(
    (offering) => !entry.holding.includes(offering) && !hasRoom(entry, request, offering),
  )
  const answer: FinalAnswer =
    full.length > 0 ? { is: 'full', n: request.n, full } : { is: 'held', n: request.n }
  const holding = answer.is === 'held' ? requested : entry.holding
  return {
    answer,
    changes: { last: answer, holding, capacities: newerCapacities(entry, request, requested) },
  }
}

/** A seat already held stays, even where the capacity was lowered below it: lowering stops the sale, it takes nothing away. */
function hasRoom(entry: LedgerEntry, request: SeatRequest, offering: string): boolean {
  const capacity = isNewer(entry, request, offering)
    ? request.capacity[offering]
    : entry.capacities[offering]?.capacity
  return capacity !== undefined && (entry.held[offering] ?? 0) < capacity
}

function newerCapacities(
  entry: LedgerEntry,
  request: SeatRequest,
  requested: readonly string[],
): Record<string, Capacity> {
  const capacities: Record<string, Capacity> = {}
  for (const offering of requested) {
    const capacity = request.capacity[offering]
    if (capacity !== undefined && isNewer(entry, request, offering)) {
      capacities[offering] = { capacity, revision: request.revision }
    }
  }
  return capacities
}

function isNewer(entry: LedgerEntry, request: SeatRequest, offering: string): boolean {
  return request.revision > (entry.capacities[offering]?.revision ?? Number.NEGATIVE_INFINITY)
}
