import { describe, expect, test } from 'vitest'
import { spread } from '../../../src/lib/spread.ts'
import { deadlineOf } from '../../../src/registration/machine/deadlines.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import {
  CLOCK,
  content,
  DAY,
  DENGFENG,
  DETAILS,
  HOUR,
  MINUTE,
  NOON,
  PLATFORM,
  WINDOWS,
  ZHENGZHOU,
} from './facts.ts'
import {
  APPROVED,
  applied,
  appliedAll,
  DELETED,
  DUE,
  decisionOn,
  FILLING,
  LAPSED,
  PAID,
  PAYING,
  PENDING,
  READY,
  RETURNED,
  refusalOf,
  SUBMITTED,
  submission,
  tradeAnswer,
  tradeOf,
  USUAL,
} from './played.ts'

const GRACE = ZHENGZHOU.graceMs
const SAYS_TIME = USUAL['time-passed']()

function at(file: Registration, now: number, terms: Terms = ZHENGZHOU): Registration {
  return applied(file, SAYS_TIME, { now, terms, by: CLOCK })
}

describe('when the time is over', () => {
  test.each([
    ['who waits with a photo', READY, NOON + 3 * DAY, 'submitted', ZHENGZHOU],
    ['who waits without one', SUBMITTED, NOON + 3 * DAY, 'submitted', ZHENGZHOU],
    ['who waits for an officer', PENDING, WINDOWS.paymentUntil, 'pending', ZHENGZHOU],
    ['who was asked to mend', RETURNED, WINDOWS.reviewUntil, 'returned', ZHENGZHOU],
    ['who is approved', APPROVED, NOON + DAY + GRACE, 'approved', ZHENGZHOU],
    ['who may pay without review', DUE, NOON + DAY + GRACE, 'due', DENGFENG],
  ] as const)('the seats of %s go back, at that moment and not before', (_, file, end, from, terms) => {
    expect(decisionOn(file, SAYS_TIME, { now: end - 1, terms })).toEqual({ same: true })
    const lapsed = at(file, end, terms)
    expect(lapsed.stage).toEqual({ is: 'lapsed', enteredAt: end, from })
    expect(lapsed.seating).toMatchObject({ held: null, releases: [{ centre: file.centre }] })
    expect(lapsed).toMatchObject({ details: file.details, photo: file.photo, choices: file.choices })
  })

  test.each([
    ['begins', FILLING],
    ['has paid', PAID],
    ['has lapsed', LAPSED],
    ['was deleted', DELETED],
  ])('nothing happens to a candidate who %s, and no alarm is set', (_, file) => {
    expect(decisionOn(file, SAYS_TIME, { now: NOON + 1000 * DAY })).toEqual({ same: true })
    expect(tasksOf(file, ZHENGZHOU).filter((one) => one.kind === 'deadline')).toEqual([])
  })

  test('the desk is woken at that moment: the grace counts for payments only', () => {
    const dues = [READY, RETURNED, APPROVED, DUE].map((file) => tasksOf(file, ZHENGZHOU)[0]?.dueAt)
    const end = WINDOWS.reviewUntil + spread(RETURNED.id, 10 * MINUTE)
    expect(dues).toEqual([NOON + 3 * DAY, end, NOON + DAY + GRACE, NOON + DAY + GRACE])
  })

  test('an intent that stands is superseded, and both places are given back', () => {
    const asking = appliedAll(READY, ['submit-dengfeng'])
    const lapsed = at(asking, NOON + 3 * DAY)
    expect(lapsed.seating).toMatchObject({ held: null, intent: null })
    expect(lapsed.seating.releases.map((one) => one.centre).sort()).toEqual(['dengfeng', 'zhengzhou'])
    expect(decisionOn(lapsed, USUAL.held(asking))).toEqual({ same: true })
  })
})

describe('the terms are read afresh', () => {
  const longer: Terms = {
    ...ZHENGZHOU,
    timeToPayMs: 2 * DAY,
    holdMs: 5 * DAY,
    windows: { ...WINDOWS, reviewUntil: WINDOWS.reviewUntil + DAY, paymentUntil: WINDOWS.paymentUntil + DAY },
  }
  const shorter: Terms = {
    ...ZHENGZHOU,
    timeToPayMs: HOUR,
    holdMs: HOUR,
    windows: { ...WINDOWS, reviewUntil: NOON + HOUR, paymentUntil: NOON + HOUR },
  }

  test.each([
    ['who waits', READY, NOON + 5 * DAY],
    ['who was asked to mend', RETURNED, WINDOWS.reviewUntil + DAY],
    ['who is approved', APPROVED, NOON + 2 * DAY],
    ['who may pay without review', DUE, NOON + 2 * DAY],
  ])('an extension counts without anybody being told: %s', (_, file, until) => {
    const end = (deadlineOf(file.stage, ZHENGZHOU) ?? 0) + GRACE
    const extended = at(file, end, { ...longer, review: file !== DUE })
    expect(deadlineOf(extended.stage, ZHENGZHOU)).toBe(until)
    expect(extended.seating).toEqual(file.seating)
    const [next] = tasksOf(extended, { ...ZHENGZHOU, graceMs: 0 })
    expect(next).toMatchObject({ kind: 'deadline', args: { at: until } })
  })

  test.each([
    ['who waits', READY],
    ['who was asked to mend', RETURNED],
    ['who is approved', APPROVED],
    ['who may pay without review', DUE],
  ])('a shortening never shortens what was promised: %s', (_, file) => {
    const before = (deadlineOf(file.stage, ZHENGZHOU) ?? 0) - 1
    expect(decisionOn(file, SAYS_TIME, { now: before, terms: shorter })).toEqual({ same: true })
  })

  test('changing what is chosen does not renew the pay-by, not by way of an extension either', () => {
    const other = content({ centre: 'dengfeng', details: { ...DETAILS, remark: '改' } })
    const file = applied(DUE, submission(DUE, other), { now: NOON + 20 * HOUR, terms: DENGFENG })
    expect(file.stage).toEqual(DUE.stage)
    expect(at(file, NOON + DAY + GRACE, DENGFENG).stage.is).toBe('lapsed')
  })

  test('changing what is chosen does not renew the hold, not by way of an extension either', () => {
    const changed = appliedAll(READY, ['change', 'held'], { now: NOON + 2 * DAY })
    expect(at(changed, NOON + 3 * DAY).stage.is).toBe('lapsed')
  })

  test('an extended hold is not lost with the next change', () => {
    const extended = at(READY, NOON + 3 * DAY, longer)
    const changed = appliedAll(extended, ['change', 'held'], { now: NOON + 3 * DAY, terms: longer })
    expect(deadlineOf(changed.stage, ZHENGZHOU)).toBe(NOON + 5 * DAY)
  })
})

describe('with a payment open', () => {
  const end = NOON + DAY + GRACE

  test('the platform is asked first: the attempt is to be closed, and the seats stay (case 12)', () => {
    const asked = at(PAYING, end)
    expect(asked.stage).toEqual(PAYING.stage)
    expect(tasksOf(asked, ZHENGZHOU)).toContainEqual({
      kind: 'close-trade',
      args: { tradeNo: tradeOf(asked).no },
      dueAt: 'now',
    })
    expect(decisionOn(asked, SAYS_TIME, { now: end + HOUR })).toEqual({ same: true })
  })

  test.each([
    ['closed', { is: 'closed' }, 'lapsed'],
    ['unknown to it', { is: 'absent' }, 'lapsed'],
    ['paid', { is: 'paid', amount: 8000, platformNo: 'p', paidAt: NOON + DAY - 1 }, 'paid'],
    ['not to be found out', { is: 'unknown', why: 'timeout' }, 'approved'],
    ['still waiting', { is: 'waiting' }, 'approved'],
  ] as const)('it is %s: then the file is', (_, answer, stage) => {
    const asked = at(PAYING, end)
    const heard = applied(asked, tradeAnswer(asked, answer, 'query'), { now: end, by: PLATFORM })
    const file = at(heard, end)
    expect(file.stage.is).toBe(stage)
    if (stage === 'approved')
      expect(tasksOf(file, ZHENGZHOU)).toContainEqual(expect.objectContaining({ kind: 'close-trade' }))
  })
})

test('at the pay-by itself nothing can be opened any more', () => {
  expect(applied(APPROVED, USUAL.open(APPROVED), { now: NOON + DAY - 1 }).trades).toHaveLength(1)
  expect(refusalOf(decisionOn(APPROVED, USUAL.open(APPROVED), { now: NOON + DAY }))).toEqual({
    is: 'pay-by',
    payBy: NOON + DAY,
  })
})

describe('an attempt that failed near the pay-by (G5, case 18)', () => {
  const near = NOON + DAY - 2 * MINUTE
  const failed = (file: Registration, now: number, answer: 'waiting' | 'closed' | 'absent' | 'unknown') =>
    applied(
      file,
      tradeAnswer(file, answer === 'unknown' ? { is: answer, why: '' } : { is: answer }, 'query'),
      {
        now,
        by: PLATFORM,
      },
    )

  test('leaves ten minutes, once', () => {
    const once = failed(PAYING, near, 'waiting')
    expect(deadlineOf(once.stage, ZHENGZHOU)).toBe(near + 10 * MINUTE)
    expect(deadlineOf(failed(once, near + 5 * MINUTE, 'waiting').stage, ZHENGZHOU)).toBe(near + 10 * MINUTE)
    expect(deadlineOf(failed(PAYING, near, 'closed').stage, ZHENGZHOU)).toBe(near + 10 * MINUTE)
  })

  test('counts only where the platform says that no money came', () => {
    expect(deadlineOf(failed(PAYING, near, 'absent').stage, ZHENGZHOU)).toBe(near + 10 * MINUTE)
    expect(failed(PAYING, near, 'unknown').stage).toEqual(PAYING.stage)
  })

  test('changes nothing while ten minutes are left anyway, nor after the pay-by', () => {
    expect(failed(PAYING, NOON + DAY - 10 * MINUTE, 'waiting').stage).toEqual(PAYING.stage)
    expect(failed(PAYING, NOON + DAY, 'waiting').stage).toEqual(PAYING.stage)
  })

  test('never goes past the payment deadline', () => {
    const terms = { ...ZHENGZHOU, windows: { ...WINDOWS, paymentUntil: NOON + DAY + MINUTE } }
    const file = applied(PAYING, tradeAnswer(PAYING, { is: 'waiting' }, 'query'), { now: near, terms })
    expect(deadlineOf(file.stage, ZHENGZHOU)).toBe(NOON + DAY + MINUTE)
  })

  test('counts where the candidate had it closed, to pay in another way or let somebody else pay', () => {
    const closing = appliedAll(PAYING, ['close-payment'])
    for (const answer of ['closed', 'absent'] as const)
      expect(deadlineOf(failed(closing, near, answer).stage, ZHENGZHOU)).toBe(near + 10 * MINUTE)
  })

  test('leaves them once more after the seats went back and were taken again', () => {
    const terms = DENGFENG
    const paying = appliedAll(DUE, ['open'], { terms })
    const once = applied(paying, tradeAnswer(paying, { is: 'waiting' }, 'query'), { now: near, terms })
    const over = near + 10 * MINUTE + GRACE
    const closing = at(once, over, terms)
    const closed = applied(closing, tradeAnswer(closing, { is: 'closed' }, 'query'), { now: over, terms })
    const again = appliedAll(at(closed, over, terms), ['held', 'submit-dengfeng', 'held', 'open'], {
      now: over,
      terms,
    })
    const later = over + DAY - 2 * MINUTE
    expect(
      deadlineOf(
        applied(again, tradeAnswer(again, { is: 'waiting' }, 'query'), { now: later, terms }).stage,
        ZHENGZHOU,
      ),
    ).toBe(later + 10 * MINUTE)
  })

  test('may be followed by a new attempt in that time', () => {
    const file = failed(PAYING, near, 'closed')
    expect(applied(file, USUAL.open(file), { now: NOON + DAY + MINUTE }).trades).toHaveLength(2)
  })
})
