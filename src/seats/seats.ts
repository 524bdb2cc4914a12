/** One question to the ledger of a centre; `n` grows by one with every ask of a registration, `[]` is a release. */
export type SeatRequest = {
  registration: string
  n: number
  offerings: readonly string[]
  /** Seats of the asked offerings as the catalogue of `revision` has them. */
  capacity: Readonly<Record<string, number>>
  revision: number
}

/** What the ledger says: all seats held, these are full and nothing changed, or an older question than `n`, the newest it knows. */
export type SeatAnswer =
  | { is: 'held'; n: number }
  | { is: 'full'; n: number; full: string[] }
  | { is: 'old'; n: number }

/** An answer that the ledger keeps with its number, refusals included. */
export type FinalAnswer = Exclude<SeatAnswer, { is: 'old' }>

export type Capacity = { capacity: number; revision: number }

/** Everything the ledger knows that bears on one ask. */
export type LedgerEntry = {
  last: FinalAnswer | null
  /** What this registration holds now. */
  holding: readonly string[]
  /** Seats of the asked offerings, by the newest catalogue the ledger has heard of. */
  capacities: Readonly<Record<string, Capacity>>
  /** Seats taken of the asked offerings, by this registration too. */
  held: Readonly<Record<string, number>>
}

/** `seats` are the capacities that were news; without `changes` nothing may be written. */
export type LedgerDecision = {
  answer: SeatAnswer
  changes?: { last: FinalAnswer; holding: readonly string[]; capacities: Readonly<Record<string, Capacity>> }
}

/**
 * Decides one ask, all or nothing: a smaller number is old, an equal one hears the same answer again, a larger one is
 * decided, and a refusal leaves the former holding. Throws a RangeError where `n` is not a positive whole number.
 */
export function decideRequest(entry: LedgerEntry, request: SeatRequest): LedgerDecision {
  if (!Number.isSafeInteger(request.n) || request.n < 1)
    throw new RangeError('An ask number is a positive whole number')
  if (entry.last && request.n < entry.last.n) return { answer: { is: 'old', n: entry.last.n } }
  if (entry.last && request.n === entry.last.n) return { answer: entry.last }

  const wanted = [...new Set(request.offerings)].sort()
  const full = wanted.filter(
    (offering) => !entry.holding.includes(offering) && !hasRoom(entry, request, offering),
  )
  const answer: FinalAnswer =
    full.length > 0 ? { is: 'full', n: request.n, full } : { is: 'held', n: request.n }
  const holding = answer.is === 'held' ? wanted : entry.holding
  return { answer, changes: { last: answer, holding, capacities: newerCapacities(entry, request, wanted) } }
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
  wanted: readonly string[],
): Record<string, Capacity> {
  const capacities: Record<string, Capacity> = {}
  for (const offering of wanted) {
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
