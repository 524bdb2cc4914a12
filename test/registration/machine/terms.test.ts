import { describe, expect, test } from 'vitest'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import {
  type Action,
  closedFor,
  newHoldUntil,
  newPayBy,
  unreadNotices,
} from '../../../src/registration/machine/terms.ts'
import { at } from '../catalogue-facts.ts'
import { DAY, DENGFENG, HOUR, MINUTE, NOON, WINDOWS, ZHENGZHOU } from './facts.ts'
import { APPROVED, appliedAll, FILLING, LAPSED, NEW, PENDING, READY, RETURNED } from './played.ts'

const SECOND = 1000
const { registrationFrom, registrationUntil, photoUntil, reviewUntil, paymentUntil } = WINDOWS

/** Every end at a moment of its own, so that no deed can pass by another's. */
const APART = { ...WINDOWS, photoUntil: photoUntil + HOUR }

type Row = [deed: Action, who: string, file: Registration, review: boolean, until: number]

const ENDS: Row[] = [
  ['register', 'who has not begun', NEW, true, registrationUntil],
  ['change', 'who has not submitted', FILLING, true, registrationUntil],
  ['change', 'who has submitted', READY, true, registrationUntil],
  ['change', 'who was asked to mend', RETURNED, true, reviewUntil],
  [
    'change',
    'who was, sent it again and withdrew it',
    appliedAll(RETURNED, ['send', 'withdraw']),
    true,
    reviewUntil,
  ],
  ['photo', 'who has submitted', READY, true, APART.photoUntil],
  ['photo', 'who was asked to mend', RETURNED, true, reviewUntil],
  [
    'photo',
    'who was, sent it again and withdrew it',
    appliedAll(RETURNED, ['send', 'withdraw']),
    true,
    reviewUntil,
  ],
  ['send', 'who is ready', READY, true, reviewUntil],
  ['withdraw', 'who waits', PENDING, true, reviewUntil],
  ['decide', 'an officer', PENDING, true, paymentUntil],
  ['pay', 'who is approved', APPROVED, true, paymentUntil],
  ['resend', 'whose seats went back, with review', LAPSED, true, reviewUntil],
  ['resend', 'whose seats went back, without review', LAPSED, false, registrationUntil],
]

describe('a window', () => {
  test.each(ENDS)('%s: %s may until the last second and not at the end', (deed, _, file, review, until) => {
    const terms = { ...ZHENGZHOU, windows: APART, review }
    const said = [until - SECOND, until - 1, until, until + SECOND].map((now) =>
      closedFor(deed, file, terms, now),
    )
    expect(said).toEqual([null, null, { why: 'over', until }, { why: 'over', until }])
  })

  test.each(ENDS)(
    '%s: %s may not before the sitting opens, unless a deadline was told already',
    (deed, _, file, review) => {
      const terms = { ...ZHENGZHOU, windows: APART, review }
      const said = [registrationFrom - SECOND, registrationFrom, registrationFrom + SECOND].map((now) =>
        closedFor(deed, file, terms, now),
      )
      const wasTold = deed === 'send' || deed === 'pay' || (deed !== 'resend' && file.requestedCorrections)
      expect(said).toEqual([wasTold ? null : { why: 'not-open', from: registrationFrom }, null, null])
    },
  )

  test('deletion knows none: before, during and long after', () => {
    for (const now of [0, registrationFrom, paymentUntil, paymentUntil + 365 * DAY]) {
      expect(closedFor('delete', APPROVED, ZHENGZHOU, now)).toBeNull()
    }
  })
})

describe('the pay-by', () => {
  test.each([
    ['a day after the approval', NOON, DAY, NOON + DAY],
    ['over midnight and the end of the year', at('2026-12-31 23:30'), DAY, at('2027-01-01 23:30')],
    ['three minutes at a centre that gives three', NOON, 3 * MINUTE, NOON + 3 * MINUTE],
    ['a second within the deadline', paymentUntil - DAY - SECOND, DAY, paymentUntil - SECOND],
    ['exactly the deadline', paymentUntil - DAY, DAY, paymentUntil],
    ['never past the deadline', paymentUntil - DAY + SECOND, DAY, paymentUntil],
    ['not past it by a minute before either', paymentUntil - MINUTE, DAY, paymentUntil],
  ])('is %s', (_, now, timeToPay, payBy) => {
    expect(newPayBy(now, { ...ZHENGZHOU, timeToPayMs: timeToPay })).toBe(payBy)
  })
})

describe('seats of a file that waits for its photo or for sending', () => {
  test.each([
    ['are held for 72 hours', NOON, ZHENGZHOU, NOON + 3 * DAY],
    ['not past the review deadline', reviewUntil - DAY, ZHENGZHOU, reviewUntil],
    ['exactly until it', reviewUntil - 3 * DAY, ZHENGZHOU, reviewUntil],
    ['without review not past the payment deadline', reviewUntil - DAY, DENGFENG, paymentUntil],
  ])('%s', (_, now, terms, until) => {
    expect(newHoldUntil(now, terms)).toBe(until)
  })

  test('the hold runs from the first submission: another one does not renew it', () => {
    const later = appliedAll(READY, ['change', 'held'], { now: NOON + DAY })
    expect(later.stage).toMatchObject({ is: 'submitted', until: NOON + 3 * DAY })
  })
})

describe('texts to agree to', () => {
  test('a new version is asked for, a text the sitting does not have is not', () => {
    expect(unreadNotices(FILLING, ZHENGZHOU)).toEqual([])
    expect(unreadNotices(NEW, ZHENGZHOU)).toEqual(['agreement', 'sitting-notice', 'province-notice'])
    expect(unreadNotices(FILLING, { ...ZHENGZHOU, notices: { agreement: 2 } })).toEqual(['agreement'])
    expect(unreadNotices(NEW, { ...ZHENGZHOU, notices: {} })).toEqual([])
  })
})
