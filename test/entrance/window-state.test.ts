import { describe, expect, test } from 'vitest'
import { currentStage, mostOpen, registrationState, ticketState } from '../../src/entrance/window-state.ts'
import { HENAN, MARCH, WINDOWS } from './march-2027.ts'

const { registrationFrom: opens, registrationUntil: closes } = WINDOWS

describe('registration is open from its first second to before its last', () => {
  test.each([
    ['a second before it opens', opens - 1000, { is: 'not-yet', opensAt: opens }],
    ['a millisecond before it opens', opens - 1, { is: 'not-yet', opensAt: opens }],
    ['at the opening second', opens, { is: 'open', openUntil: closes }],
    ['a millisecond before it closes', closes - 1, { is: 'open', openUntil: closes }],
    ['at the closing second', closes, { is: 'closed', closedAt: closes }],
    ['a second after', closes + 1000, { is: 'closed', closedAt: closes }],
  ])('%s', (_, now, state) => expect(registrationState(WINDOWS, now)).toEqual(state))
})

test('admission tickets have a window of their own', () => {
  expect(ticketState(MARCH, MARCH.ticketFrom - 1).is).toBe('not-yet')
  expect(ticketState(MARCH, MARCH.ticketFrom).is).toBe('open')
  expect(ticketState(MARCH, MARCH.ticketUntil).is).toBe('closed')
})

test('the stage that counts is the first that is not over', () => {
  const at = (now: number) => currentStage(MARCH, HENAN, now)
  expect(at(opens - 1)).toBe('registration')
  expect(at(closes - 1)).toBe('registration')
  expect(at(closes)).toBe('review')
  expect(at(WINDOWS.reviewUntil)).toBe('payment')
  expect(at(WINDOWS.paymentUntil)).toBe('ticket')
  expect(at(MARCH.ticketUntil)).toBe('exam')
  expect(at(MARCH.examUntil)).toBeUndefined()
})

describe('a province in several sittings is called', () => {
  const open = { is: 'open', openUntil: 5 } as const
  const soon = { is: 'not-yet', opensAt: 6 } as const
  const late = { is: 'not-yet', opensAt: 9 } as const
  const closed = { is: 'closed', closedAt: 1 } as const

  test('open where one of them is', () => expect(mostOpen([closed, late, open])).toBe(open))
  test('by the soonest that still comes', () => expect(mostOpen([late, closed, soon])).toBe(soon))
  test('closed where nothing comes', () => expect(mostOpen([closed])).toBe(closed))
  test('nothing where there is none', () => expect(mostOpen([])).toBeUndefined())
})
