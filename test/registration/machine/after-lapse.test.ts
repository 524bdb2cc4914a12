import { describe, expect, test } from 'vitest'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import {
  CLOCK,
  choice,
  content,
  DAY,
  DENGFENG,
  DETAILS,
  HOUR,
  NOON,
  OTHER_PHOTO,
  ZHENGZHOU,
} from './facts.ts'
import { applied, appliedAll, DUE, decisionOn, LAPSED, refusalOf, submission, USUAL } from './played.ts'

const GRACE = ZHENGZHOU.graceMs
const SAYS_TIME = USUAL['time-passed']()

function at(file: Registration, now: number, terms: Terms = ZHENGZHOU): Registration {
  return applied(file, SAYS_TIME, { now, terms, by: CLOCK })
}

describe('after a lapse', () => {
  const now = NOON + DAY + HOUR

  test('the same content is approved at once with a new pay-by, twice; then an officer looks again (13.3)', () => {
    let file = LAPSED
    for (const again of [1, 2]) {
      file = appliedAll(file, ['send', 'held'], { now: now + again * 2 * DAY })
      expect(file.stage).toMatchObject({ is: 'approved', by: 'clock', payBy: now + again * 2 * DAY + DAY })
      expect(file).toMatchObject({ approval: { reapprovals: again }, round: 1 })
      file = at(file, now + again * 2 * DAY + DAY + GRACE)
      expect(file.stage.is).toBe('lapsed')
      file = appliedAll(file, ['held'])
    }
    const third = appliedAll(file, ['send', 'held'], { now: now + 9 * DAY })
    expect(third).toMatchObject({ stage: { is: 'pending' }, round: 2 })
    expect(appliedAll(third, ['approve'], { now: now + 9 * DAY }).approval?.reapprovals).toBe(0)
  })

  test('the form sent once more with nothing new in it is the same content', () => {
    const sent = applied(LAPSED, submission(LAPSED, content()), { now })
    const file = appliedAll(sent, ['held', 'send'], { now })
    expect(file.stage).toMatchObject({ is: 'approved', by: 'clock' })
  })

  test.each([
    [
      'other subjects',
      () => applied(LAPSED, submission(LAPSED, content({ choices: [choice('office')] })), { now }),
    ],
    [
      'another name',
      () =>
        applied(LAPSED, submission(LAPSED, content({ details: { ...DETAILS, name: '李小明' } })), { now }),
    ],
  ])('with %s it is reviewed again', (_, submitted) => {
    const file = appliedAll(submitted(), ['held', 'send'], { now })
    expect(file).toMatchObject({ stage: { is: 'pending' }, round: 2 })
  })

  test('with another photo it is reviewed again', () => {
    const file = applied(LAPSED, { do: 'attach-photo', photo: OTHER_PHOTO }, { now })
    expect(appliedAll(file, ['send', 'held'], { now })).toMatchObject({ stage: { is: 'pending' }, round: 2 })
  })

  test('a return ends the approval before it: the old photo again is reviewed again', () => {
    const other = applied(LAPSED, { do: 'attach-photo', photo: OTHER_PHOTO }, { now })
    const returned = appliedAll(other, ['send', 'held', 'return'], { now })
    expect(appliedAll(returned, ['attach', 'send'], { now }).stage.is).toBe('pending')
  })

  test('without seats it stays as it is, and says which are full', () => {
    const asking = appliedAll(LAPSED, ['send'], { now })
    expect(decisionOn(asking, USUAL.full(asking))).toMatchObject({
      warning: { is: 'full', offerings: ['python'] },
    })
    expect(appliedAll(asking, ['full']).stage).toEqual(LAPSED.stage)
  })

  test('sent twice at once it is one wish', () => {
    const asking = appliedAll(LAPSED, ['send'], { now })
    expect(refusalOf(decisionOn(asking, USUAL.send(), { now }))).toEqual({ is: 'waiting' })
  })

  test('without review it can be paid again at once', () => {
    const lapsed = appliedAll(at(DUE, NOON + DAY + GRACE, DENGFENG), ['held'])
    const again = appliedAll(lapsed, ['send', 'held'], { now, terms: DENGFENG })
    expect(again.stage).toEqual({ is: 'due', enteredAt: now, payBy: now + DAY })
  })

  test('that was sent again and withdrawn is not approved by itself where the times are used up', () => {
    const used = { ...LAPSED, approval: LAPSED.approval && { ...LAPSED.approval, reapprovals: 2 } }
    const file = appliedAll(used, ['send', 'held', 'withdraw', 'send'], { now })
    expect(file.stage.is).toBe('pending')
  })
})
