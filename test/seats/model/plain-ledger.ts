import type { decideRequest, FinalAnswer, LedgerDecision, SeatRequest } from '../../../src/seats/seats.ts'

/** A whole ledger in memory, keyed by registration: what the object keeps in its tables. */
export type PlainLedger = {
  last: Readonly<Record<string, FinalAnswer>>
  holding: Readonly<Record<string, readonly string[]>>
}

export const EMPTY_LEDGER: PlainLedger = { last: {}, holding: {} }

/** Puts one ask to a rule of decision and keeps what it changes. Capacities come with each ask here. */
export function askPlain(
  ledger: PlainLedger,
  ask: SeatRequest,
  rule: typeof decideRequest,
): { ledger: PlainLedger; answer: LedgerDecision['answer'] } {
  const held = Object.fromEntries(ask.offerings.map((offering) => [offering, holders(ledger, offering)]))
  const entry = {
    last: ledger.last[ask.registration] ?? null,
    holding: ledger.holding[ask.registration] ?? [],
    capacities: {},
    held,
  }
  const { answer, changes } = rule(entry, ask)
  if (!changes) return { ledger, answer }
  return {
    answer,
    ledger: {
      last: inKeyOrder({ ...ledger.last, [ask.registration]: changes.last }),
      holding: inKeyOrder({ ...ledger.holding, [ask.registration]: changes.holding }),
    },
  }
}

export function holders(ledger: PlainLedger, offering: string): number {
  return Object.values(ledger.holding).filter((holding) => holding.includes(offering)).length
}

/** Two ledgers that know the same are written the same, however they came to it. */
function inKeyOrder<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)))
}
