import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideRequest, type LedgerEntry, type SeatRequest } from '../../src/seats/seats.ts'
import { askPlain, EMPTY_LEDGER } from './model/plain-ledger.ts'
import { Referee } from './model/referee.ts'

const NOBODY: LedgerEntry = { last: null, holding: [], capacities: {}, held: {} }
const ASK: SeatRequest = {
  registration: 'wang',
  n: 1,
  offerings: ['office'],
  capacity: { office: 2, python: 2, c: 2 },
  revision: 7,
}

describe('who gets a seat', () => {
  test('a free seat is held', () => {
    const { answer, changes } = decideRequest(NOBODY, ASK)
    expect(answer).toEqual({ is: 'held', n: 1 })
    expect(changes).toEqual({
      last: { is: 'held', n: 1 },
      holding: ['office'],
      capacities: { office: { capacity: 2, revision: 7 } },
    })
  })

  test('the last seat is held, the one after it is not', () => {
    expect(decideRequest({ ...NOBODY, held: { office: 1 } }, ASK).answer.is).toBe('held')
    expect(decideRequest({ ...NOBODY, held: { office: 2 } }, ASK).answer).toEqual({
      is: 'full',
      n: 1,
      full: ['office'],
    })
  })

  test('one full subject refuses them all and is named', () => {
    const entry = { ...NOBODY, held: { python: 2, c: 2 } }
    const { answer, changes } = decideRequest(entry, { ...ASK, offerings: ['python', 'office', 'c'] })
    expect(answer).toEqual({ is: 'full', n: 1, full: ['c', 'python'] })
    expect(changes?.holding).toEqual([])
  })

  test('a change to a full subject leaves the former seat', () => {
    const entry: LedgerEntry = {
      ...NOBODY,
      last: { is: 'held', n: 1 },
      holding: ['office'],
      held: { python: 2 },
    }
    const { answer, changes } = decideRequest(entry, { ...ASK, n: 2, offerings: ['python'] })
    expect(answer.is).toBe('full')
    expect(changes).toMatchObject({ last: { is: 'full', n: 2, full: ['python'] }, holding: ['office'] })
  })

  test('a subject already held is kept when another one is added, though it is full', () => {
    const entry: LedgerEntry = {
      ...NOBODY,
      last: { is: 'held', n: 1 },
      holding: ['office'],
      held: { office: 2 },
    }
    const { changes } = decideRequest(entry, { ...ASK, n: 2, offerings: ['office', 'c'] })
    expect(changes?.holding).toEqual(['c', 'office'])
  })

  test('the same subject named twice takes one seat', () => {
    expect(decideRequest(NOBODY, { ...ASK, offerings: ['office', 'office'] }).changes?.holding).toEqual([
      'office',
    ])
  })

  test('giving everything back is always granted', () => {
    const entry: LedgerEntry = {
      ...NOBODY,
      last: { is: 'held', n: 4 },
      holding: ['office'],
      held: { office: 9 },
    }
    const { answer, changes } = decideRequest(entry, { ...ASK, n: 5, offerings: [], capacity: {} })
    expect(answer).toEqual({ is: 'held', n: 5 })
    expect(changes?.holding).toEqual([])
  })
})

describe('calls that come twice or late', () => {
  const refused: LedgerEntry = { ...NOBODY, last: { is: 'full', n: 3, full: ['office'] } }

  test('the same number hears the same refusal though a seat is free now, and nothing is written', () => {
    expect(decideRequest(refused, { ...ASK, n: 3 })).toEqual({
      answer: { is: 'full', n: 3, full: ['office'] },
    })
  })

  test('the same number with other subjects hears the answer that number was given', () => {
    const entry: LedgerEntry = { ...NOBODY, last: { is: 'held', n: 3 }, holding: ['office'] }
    expect(decideRequest(entry, { ...ASK, n: 3, offerings: ['c'] })).toEqual({ answer: { is: 'held', n: 3 } })
  })

  test('a smaller number is old and learns the newest, and nothing is written', () => {
    expect(decideRequest(refused, { ...ASK, n: 2 })).toEqual({ answer: { is: 'old', n: 3 } })
  })

  test('a larger number after a refusal is decided anew', () => {
    expect(decideRequest(refused, { ...ASK, n: 4 }).answer).toEqual({ is: 'held', n: 4 })
  })

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%s is not a number to ask with', (n) => {
    expect(() => decideRequest(NOBODY, { ...ASK, n })).toThrow(RangeError)
  })
})

describe('seats in the catalogue', () => {
  const known: LedgerEntry = {
    ...NOBODY,
    capacities: { office: { capacity: 5, revision: 7 } },
    held: { office: 3 },
  }

  test('a newer catalogue that lowers the seats below what is held stops the sale', () => {
    const { answer, changes } = decideRequest(known, { ...ASK, capacity: { office: 2 }, revision: 8 })
    expect(answer.is).toBe('full')
    expect(changes?.capacities).toEqual({ office: { capacity: 2, revision: 8 } })
  })

  test('a registration that holds a seat keeps it when the capacity is lowered', () => {
    const entry: LedgerEntry = { ...known, last: { is: 'held', n: 1 }, holding: ['c', 'office'] }
    const { changes } = decideRequest(entry, { ...ASK, n: 2, capacity: { office: 0 }, revision: 8 })
    expect(changes?.holding).toEqual(['office'])
  })

  test('a newer catalogue that adds seats opens the sale again', () => {
    const full = { ...known, held: { office: 5 } }
    expect(decideRequest(full, ASK).answer.is).toBe('full')
    expect(decideRequest(full, { ...ASK, capacity: { office: 6 }, revision: 8 }).answer.is).toBe('held')
  })

  test('an older catalogue changes nothing', () => {
    const { answer, changes } = decideRequest(known, { ...ASK, capacity: { office: 1 }, revision: 6 })
    expect(answer.is).toBe('held')
    expect(changes?.capacities).toEqual({})
  })

  test('a subject without seats in any catalogue is full', () => {
    expect(decideRequest(NOBODY, { ...ASK, offerings: ['cobol'] }).answer).toEqual({
      is: 'full',
      n: 1,
      full: ['cobol'],
    })
  })

  test('a subject that the newer catalogue no longer has is full', () => {
    expect(decideRequest(known, { ...ASK, capacity: {}, revision: 8 }).answer.is).toBe('full')
  })
})

test('a thousand asks in any order are answered as a referee with pencil and paper would', () => {
  const ask = fc.record({
    registration: fc.constantFrom('wang', 'li', 'zhao'),
    n: fc.integer({ min: 1, max: 12 }),
    offerings: fc.subarray(['office', 'python', 'c']),
  })
  const property = fc.property(fc.array(ask, { minLength: 50, maxLength: 100 }), (asks) => {
    const capacity = { office: 1, python: 2, c: 1 }
    const referee = new Referee(capacity)
    let ledger = EMPTY_LEDGER
    for (const one of asks) {
      const asked = askPlain(ledger, { ...one, capacity, revision: 1 }, decideRequest)
      expect(asked.answer).toEqual(referee.hears(one.registration, one.n, one.offerings))
      ledger = asked.ledger
    }
  })
  fc.assert(property, { seed: 45, numRuns: 200 })
})
