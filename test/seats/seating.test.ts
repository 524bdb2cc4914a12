import { describe, expect, test } from 'vitest'
import {
  applyLedgerAnswer,
  emptySeating,
  holdsAlready,
  openIntent,
  openRequests,
  releaseSeats,
  type Seating,
} from '../../src/seats/seating.ts'

const HAIDIAN = { centre: 'haidian', offerings: ['office', 'python'] }
const PUDONG = { centre: 'pudong', offerings: ['office-pd'] }

type Form = { name: string }
const sameForm = (one: Form, other: Form) => one.name === other.name
const wang = { name: '王芳' }

const HOLDING: Seating<Form> = { lastNumber: 1, held: HAIDIAN, intent: null, releases: [] }

function wanting(seating: Seating<Form>, place: { centre: string; offerings: readonly string[] }) {
  const wanted = openIntent(seating, { ...place, purpose: wang }, sameForm)
  if ('refused' in wanted) throw new Error('busy')
  return wanted.next
}

describe('submitting', () => {
  test('a first submission asks with number one', () => {
    const next = wanting(emptySeating(), HAIDIAN)
    expect(next.intent).toEqual({ n: 1, ...HAIDIAN, purpose: wang })
    expect(openRequests(next)).toEqual([{ n: 1, ...HAIDIAN }])
  })

  test('a second submission meanwhile hears busy', () => {
    const next = wanting(emptySeating(), HAIDIAN)
    expect(openIntent(next, { ...PUDONG, purpose: wang }, sameForm)).toEqual({ refused: 'busy' })
    expect(openIntent(next, { ...HAIDIAN, purpose: { name: '王方' } }, sameForm)).toEqual({ refused: 'busy' })
  })

  test('the same submission meanwhile joins, in whatever order its subjects come', () => {
    const next = wanting(emptySeating(), HAIDIAN)
    const again = { centre: 'haidian', offerings: ['python', 'office'], purpose: { name: '王芳' } }
    expect(openIntent(next, again, sameForm)).toEqual({ next, intent: next.intent })
  })

  test('a grant brings the purpose to commit and ends the intent', () => {
    const heard = applyLedgerAnswer(
      wanting(emptySeating(), HAIDIAN),
      { centre: 'haidian', n: 1 },
      { is: 'held', n: 1 },
    )
    expect(heard).toMatchObject({ is: 'granted', intent: { purpose: wang }, next: HOLDING })
  })

  test('a refusal leaves what was held before', () => {
    const next = wanting(HOLDING, { centre: 'haidian', offerings: ['c'] })
    const heard = applyLedgerAnswer(next, { centre: 'haidian', n: 2 }, { is: 'full', n: 2, full: ['c'] })
    expect(heard).toMatchObject({
      is: 'full',
      full: ['c'],
      next: { lastNumber: 2, held: HAIDIAN, intent: null },
    })
    expect(openRequests(heard.next)).toEqual([])
  })

  test('the same choices again need no question, unless one is standing', () => {
    expect(holdsAlready(HOLDING, { centre: 'haidian', offerings: ['python', 'office'] })).toBe(true)
    expect(holdsAlready(HOLDING, PUDONG)).toBe(false)
    expect(holdsAlready(emptySeating(), HAIDIAN)).toBe(false)
    expect(holdsAlready(wanting(HOLDING, PUDONG), HAIDIAN)).toBe(false)
  })
})

describe('deleting and lapsing', () => {
  test('the seats go back with a new number', () => {
    const next = releaseSeats(HOLDING)
    expect(next).toEqual({ lastNumber: 2, held: null, intent: null, releases: [{ centre: 'haidian', n: 2 }] })
    expect(openRequests(next)).toEqual([{ centre: 'haidian', n: 2, offerings: [] }])
    const heard = applyLedgerAnswer(next, { centre: 'haidian', n: 2 }, { is: 'held', n: 2 })
    expect(heard).toEqual({ is: 'released', centre: 'haidian', next: { ...next, releases: [] } })
  })

  test('a question on its way is superseded, and its late grant counts for nothing', () => {
    const next = releaseSeats(wanting(emptySeating(), HAIDIAN))
    expect(next).toMatchObject({ held: null, intent: null, releases: [{ centre: 'haidian', n: 2 }] })
    const late = applyLedgerAnswer(next, { centre: 'haidian', n: 1 }, { is: 'held', n: 1 })
    expect(late).toEqual({ is: 'late', next })
  })

  test('a move under way is given back at both centres', () => {
    expect(releaseSeats(wanting(HOLDING, PUDONG)).releases).toEqual([
      { centre: 'haidian', n: 3 },
      { centre: 'pudong', n: 4 },
    ])
  })

  test('giving back twice changes nothing more', () => {
    const once = releaseSeats(HOLDING)
    expect(releaseSeats(once)).toEqual(once)
  })

  test('after a deletion the numbers go on', () => {
    expect(wanting(releaseSeats(HOLDING), HAIDIAN).intent?.n).toBe(3)
  })
})

describe('moving to another centre', () => {
  test('the new seat is granted before the old one is given back', () => {
    const next = wanting(HOLDING, PUDONG)
    expect(next.held).toEqual(HAIDIAN)
    expect(openRequests(next)).toEqual([{ n: 2, ...PUDONG }])
    const heard = applyLedgerAnswer(next, { centre: 'pudong', n: 2 }, { is: 'held', n: 2 })
    expect(heard.next).toEqual({
      lastNumber: 3,
      held: PUDONG,
      intent: null,
      releases: [{ centre: 'haidian', n: 3 }],
    })
  })

  test('a move straight back settles what was owed there', () => {
    const moved: Seating<Form> = {
      lastNumber: 3,
      held: PUDONG,
      intent: null,
      releases: [{ centre: 'haidian', n: 3 }],
    }
    const back = wanting(moved, HAIDIAN)
    expect(openRequests(back)).toEqual([{ n: 4, ...HAIDIAN }])
    const granted = applyLedgerAnswer(back, { centre: 'haidian', n: 4 }, { is: 'held', n: 4 })
    expect(granted.next).toMatchObject({ held: HAIDIAN, releases: [{ centre: 'pudong', n: 5 }] })
    const refused = applyLedgerAnswer(
      back,
      { centre: 'haidian', n: 4 },
      { is: 'full', n: 4, full: ['office'] },
    )
    expect(refused.next).toMatchObject({ held: PUDONG, releases: [{ centre: 'haidian', n: 5 }] })
  })
})

describe('a desk that was restored from an older copy', () => {
  const restored: Seating<Form> = { lastNumber: 0, held: null, intent: null, releases: [] }
  const old = applyLedgerAnswer(wanting(restored, HAIDIAN), { centre: 'haidian', n: 1 }, { is: 'old', n: 9 })

  test('asks again with a number the ledger has not seen', () => {
    expect(old).toMatchObject({ is: 'again', request: { n: 10, ...HAIDIAN }, next: { lastNumber: 10 } })
    const heard = applyLedgerAnswer(old.next, { centre: 'haidian', n: 10 }, { is: 'held', n: 10 })
    expect(heard.next).toEqual({ lastNumber: 10, held: HAIDIAN, intent: null, releases: [] })
  })

  test('gives back what the ledger may still hold for it when it is refused', () => {
    const heard = applyLedgerAnswer(
      old.next,
      { centre: 'haidian', n: 10 },
      { is: 'full', n: 10, full: ['python'] },
    )
    expect(heard.next).toEqual({
      lastNumber: 11,
      held: null,
      intent: null,
      releases: [{ centre: 'haidian', n: 11 }],
    })
  })

  test('releases with a larger number too', () => {
    const heard = applyLedgerAnswer(releaseSeats(HOLDING), { centre: 'haidian', n: 2 }, { is: 'old', n: 9 })
    expect(heard).toMatchObject({ is: 'again', request: { centre: 'haidian', n: 10, offerings: [] } })
    expect(openRequests(heard.next)).toEqual([{ centre: 'haidian', n: 10, offerings: [] }])
  })
})
