import { describe, expect, test } from 'vitest'
import { isMovedBy } from '../../../src/registration/machine/deadlines.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import {
  BACKGROUND,
  CLOCK,
  choice,
  content,
  DAY,
  DENGFENG,
  HOUR,
  NOON,
  OTHER_PHOTO,
  WANG,
  WINDOWS,
  ZHENGZHOU,
} from './facts.ts'
import {
  applied,
  appliedAll,
  DUE,
  decisionOn,
  FILLING,
  notesOf,
  PENDING,
  READY,
  RETURNED,
  refusalOf,
  SUBMITTED,
  submission,
  USUAL,
} from './played.ts'

const now = NOON + HOUR
const SAYS_TIME = USUAL['time-passed']()
const OFF: Terms = { ...ZHENGZHOU, review: false }
const OFF_PASS: Terms = { ...OFF, passPending: true }
const ON: Terms = { ...DENGFENG, review: true }

function at(file: Registration, terms: Terms, when = now): Registration {
  return applied(file, SAYS_TIME, { now: when, terms, by: CLOCK })
}

describe('a returned registration that moves to a centre without review', () => {
  test('can be paid there as any other', () => {
    const asking = appliedAll(RETURNED, ['submit-dengfeng'], { now, terms: DENGFENG })
    const moved = appliedAll(asking, ['held'], { now, terms: DENGFENG })
    expect(moved.stage).toEqual({ is: 'due', enteredAt: now, payBy: now + DAY })
    const back = appliedAll(appliedAll(moved, ['submit'], { now }), ['held'], { now })
    expect(back).toMatchObject({
      stage: { is: 'submitted' },
      requestedCorrections: { reasons: [BACKGROUND] },
    })
  })

  test('stays returned at a centre that reviews, until it is sent', () => {
    expect(appliedAll(RETURNED, ['change', 'held'], { now }).stage).toEqual(RETURNED.stage)
  })
})

describe('review switched off in mid-sitting', () => {
  test.each([
    ['ready to be sent', READY, OFF],
    ['returned', RETURNED, OFF],
    ['in review, where those are passed', PENDING, OFF_PASS],
  ])('makes a registration payable that is %s, and the candidate is told', (_, file, terms) => {
    expect(isMovedBy(file, terms, now)).toBe(true)
    const decision = decisionOn(file, SAYS_TIME, { now, terms, by: CLOCK })
    expect(notesOf(decision)).toEqual([{ what: 'payable' }])
    expect(at(file, terms).stage).toEqual({ is: 'due', enteredAt: now, payBy: now + DAY })
    expect(isMovedBy(at(file, terms), terms, now)).toBe(false)
  })

  test('leaves to the reviewers what is in review, and lets each of their decisions lead on', () => {
    expect(decisionOn(PENDING, SAYS_TIME, { now, terms: OFF, by: CLOCK })).toEqual({ same: true })
    expect(appliedAll(PENDING, ['approve'], { now, terms: OFF, by: WANG }).stage.is).toBe('approved')
    const decision = decisionOn(PENDING, USUAL.return(PENDING), { now, terms: OFF, by: WANG })
    expect(decision).toMatchObject({
      next: { stage: { is: 'due', payBy: now + DAY }, requestedCorrections: { reasons: [BACKGROUND] } },
    })
    expect(notesOf(decision).map(({ what }) => what)).toEqual(['returned', 'payable'])
  })

  test('lets a candidate who withdraws pay, too', () => {
    expect(appliedAll(PENDING, ['withdraw'], { now, terms: OFF }).stage.is).toBe('due')
  })

  test('leads on a candidate who still presses 「提交信息审核」', () => {
    for (const file of [READY, RETURNED])
      expect(appliedAll(file, ['send'], { now, terms: OFF }).stage.is).toBe('due')
  })

  test('makes nothing payable that has no photo, or whose payment deadline is over', () => {
    expect(isMovedBy(SUBMITTED, OFF, now)).toBe(false)
    const over = { ...OFF, windows: { ...WINDOWS, paymentUntil: now } }
    expect(isMovedBy(READY, over, now)).toBe(false)
    expect(refusalOf(decisionOn(READY, USUAL.send(), { now, terms: over }))).toMatchObject({ action: 'pay' })
    expect(appliedAll(SUBMITTED, ['attach'], { now, terms: OFF }).stage.is).toBe('due')
  })

  test('counts for the registration’s own centre only', () => {
    expect(isMovedBy(READY, { ...OFF, centre: null }, now)).toBe(false)
    expect(isMovedBy(READY, DENGFENG, now)).toBe(false)
  })

  test('makes a free registration complete', () => {
    const free = applied(FILLING, submission(FILLING, content({ choices: [choice('free', 0)] })))
    const file = appliedAll(free, ['held', 'attach'])
    expect(at(file, OFF).stage).toEqual({ is: 'paid', enteredAt: now, trade: null })
  })

  test('waits for the seats that are being asked for', () => {
    const asking = appliedAll(READY, ['change'], { now })
    expect(isMovedBy(asking, OFF, now)).toBe(false)
    expect(appliedAll(asking, ['held'], { now, terms: OFF }).stage.is).toBe('due')
    expect(appliedAll(asking, ['full'], { now, terms: OFF }).stage.is).toBe('due')
    const returned = appliedAll(RETURNED, ['change'], { now })
    expect(appliedAll(returned, ['full'], { now, terms: OFF }).stage.is).toBe('due')
  })
})

describe('review switched on in mid-sitting', () => {
  test('keeps the promise to who may pay already, until the pay-by', () => {
    expect(isMovedBy(DUE, ON, NOON + DAY - 1)).toBe(false)
    expect(applied(DUE, USUAL.open(DUE), { now, terms: ON }).trades).toHaveLength(1)
    expect(at(DUE, ON, NOON + DAY + ON.graceMs).stage).toMatchObject({ is: 'lapsed', from: 'due' })
  })

  test('lets what is changed go through review, form or photo', () => {
    const form = content({ centre: 'dengfeng', choices: [choice('office')] })
    const changed = applied(DUE, submission(DUE, form), { now, terms: ON })
    expect(appliedAll(changed, ['held'], { now, terms: ON }).stage.is).toBe('submitted')
    const photo = applied(DUE, { do: 'attach-photo', photo: OTHER_PHOTO }, { now, terms: ON })
    expect(photo.stage.is).toBe('submitted')
    expect(appliedAll(photo, ['send'], { now, terms: ON }).stage.is).toBe('pending')
  })

  test('sends everything else to review, what has lapsed, too', () => {
    const lapsed = appliedAll(at(DUE, ON, NOON + DAY + ON.graceMs), ['held'], { terms: ON })
    const later = { now: NOON + 2 * DAY, terms: ON }
    expect(appliedAll(lapsed, ['send', 'held'], later).stage.is).toBe('pending')
  })
})
