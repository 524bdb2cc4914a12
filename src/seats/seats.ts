/** One question to the ledger of a centre; `n` grows by one with every ask of a registration, `[]` is a release. */
export type Ask = {
  registration: string
  n: number
  offerings: readonly string[]
  /** Seats of the asked offerings as the catalogue of `revision` has them. */
  capacity: Readonly<Record<string, number>>
  revision: number
}

/** What the ledger says: all seats held, these are full and nothing changed, or an older question than `n`, the newest it knows. */
export type Answer =
  | { is: 'held'; n: number }
  | { is: 'full'; n: number; full: string[] }
  | { is: 'old'; n: number }

/** An answer that the ledger keeps with its number, refusals included. */
export type Decided = Exclude<Answer, { is: 'old' }>

export type Seats = { capacity: number; revision: number }

/** Everything the ledger knows that bears on one ask. */
export type Entry = {
  last: Decided | null
  /** What this registration holds now. */
  holding: readonly string[]
  /** Seats of the asked offerings, by the newest catalogue the ledger has heard of. */
  seats: Readonly<Record<string, Seats>>
  /** Seats taken of the asked offerings, by this registration too. */
  held: Readonly<Record<string, number>>
}

/** `seats` are the capacities that were news; without `changes` nothing may be written. */
export type Ruling = {
  answer: Answer
  changes?: { last: Decided; holding: readonly string[]; seats: Readonly<Record<string, Seats>> }
}

/**
 * Decides one ask, all or nothing: a smaller number is old, an equal one hears the same answer again, a larger one is
 * decided, and a refusal leaves the former holding. Throws a RangeError where `n` is not a positive whole number.
 */
export function wants(entry: Entry, ask: Ask): Ruling {
  if (!Number.isSafeInteger(ask.n) || ask.n < 1)
    throw new RangeError('An ask number is a positive whole number')
  if (entry.last && ask.n < entry.last.n) return { answer: { is: 'old', n: entry.last.n } }
  if (entry.last && ask.n === entry.last.n) return { answer: entry.last }

  const wanted = [...new Set(ask.offerings)].sort()
  const full = wanted.filter(
    (offering) => !entry.holding.includes(offering) && !hasRoom(entry, ask, offering),
  )
  const answer: Decided = full.length > 0 ? { is: 'full', n: ask.n, full } : { is: 'held', n: ask.n }
  const holding = answer.is === 'held' ? wanted : entry.holding
  return { answer, changes: { last: answer, holding, seats: news(entry, ask, wanted) } }
}

/** A seat already held stays, even where the capacity was lowered below it: lowering stops the sale, it takes nothing away. */
function hasRoom(entry: Entry, ask: Ask, offering: string): boolean {
  const capacity = isNews(entry, ask, offering) ? ask.capacity[offering] : entry.seats[offering]?.capacity
  return capacity !== undefined && (entry.held[offering] ?? 0) < capacity
}

function news(entry: Entry, ask: Ask, wanted: readonly string[]): Record<string, Seats> {
  const seats: Record<string, Seats> = {}
  for (const offering of wanted) {
    const capacity = ask.capacity[offering]
    if (capacity !== undefined && isNews(entry, ask, offering)) {
      seats[offering] = { capacity, revision: ask.revision }
    }
  }
  return seats
}

function isNews(entry: Entry, ask: Ask, offering: string): boolean {
  return ask.revision > (entry.seats[offering]?.revision ?? Number.NEGATIVE_INFINITY)
}
