import { expect, test } from 'vitest'
import { spread } from '../../../src/lib/spread.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import { BACKGROUND, CLOCK, DAY, HOUR, WANG, WINDOWS, ZHENGZHOU } from './facts.ts'
import { applied, appliedAll, decisionOn, notesOf, PENDING, refusalOf, USUAL } from './played.ts'

const end = WINDOWS.paymentUntil
const SAYS_TIME = USUAL['time-passed']()
const longer = { ...ZHENGZHOU, windows: { ...WINDOWS, reviewUntil: end + HOUR, paymentUntil: end + DAY } }

test('a registration that the centre did not decide on in time gives its seats back, and says why', () => {
  expect(decisionOn(PENDING, SAYS_TIME, { now: end - 1, by: CLOCK })).toEqual({ same: true })
  const decision = decisionOn(PENDING, SAYS_TIME, { now: end, by: CLOCK })
  expect(notesOf(decision)).toEqual([{ what: 'lapsed', facts: { from: 'pending' } }])
  expect(decision).toMatchObject({
    next: { stage: { is: 'lapsed', from: 'pending' }, seating: { held: null }, photo: PENDING.photo },
  })
})

test('the desk wakes at the payment deadline that it knows, and asks for the newest terms then', () => {
  expect(tasksOf(PENDING, ZHENGZHOU)).toContainEqual({
    kind: 'deadline',
    args: { stage: 'pending', at: end },
    dueAt: end + spread(PENDING.id, 10 * 60_000),
  })
  expect(decisionOn(PENDING, SAYS_TIME, { now: end, terms: longer, by: CLOCK })).toEqual({ same: true })
  expect(tasksOf(PENDING, longer)).toContainEqual(
    expect.objectContaining({ dueAt: end + DAY + spread(PENDING.id, 10 * 60_000) }),
  )
})

test('an officer who decides after that is refused, and told what it is now', () => {
  const lapsed = applied(PENDING, SAYS_TIME, { now: end, by: CLOCK })
  for (const saying of [USUAL.approve(lapsed), USUAL.return(lapsed)])
    expect(refusalOf(decisionOn(lapsed, saying, { now: end, by: WANG }))).toEqual({
      is: 'stage',
      stage: 'lapsed',
    })
})

test('extended afterwards, it can be sent again', () => {
  const lapsed = appliedAll(applied(PENDING, SAYS_TIME, { now: end, by: CLOCK }), ['held'])
  expect(appliedAll(lapsed, ['send', 'held'], { now: end, terms: longer }).stage.is).toBe('pending')
})

test('the same officer’s second return with other reasons is refused, the same one again is done', () => {
  const returned = appliedAll(PENDING, ['return'])
  expect(decisionOn(returned, USUAL.return(returned), { by: WANG })).toEqual({ same: true })
  const other = {
    ...USUAL.return(returned),
    reasons: [BACKGROUND, { field: 'name', code: 'name', text: '' }],
  }
  expect(refusalOf(decisionOn(returned, other as never, { by: WANG }))).toMatchObject({
    is: 'decided',
    how: 'returned',
    by: 'staff-wang',
  })
})
