import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/registration/machine/command.ts'
import { isCorrected } from '../../../src/registration/machine/corrections.ts'
import type { Actor } from '../../../src/registration/machine/registration.ts'
import {
  BACKGROUND,
  choice,
  content,
  DAY,
  DETAILS,
  HOUR,
  NOON,
  OTHER_PHOTO,
  WANG,
  WINDOWS,
  ZHAO,
  ZHENGZHOU,
} from './facts.ts'
import {
  APPROVED,
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

const approval = USUAL.approve(PENDING)
const rejection = USUAL.return(PENDING)
const later = { now: NOON + HOUR }

describe('sending', () => {
  test('needs a photo and a submitted form', () => {
    expect(refusalOf(decisionOn(FILLING, USUAL.send()))).toEqual({ is: 'incomplete', missing: 'details' })
    expect(refusalOf(decisionOn(SUBMITTED, USUAL.send()))).toEqual({ is: 'incomplete', missing: 'photo' })
  })

  test('opens a round and keeps the seats without limit (G1)', () => {
    expect(PENDING).toMatchObject({ stage: { is: 'pending', enteredAt: NOON }, round: 1, holdUntil: null })
    expect(decisionOn(PENDING, USUAL['time-passed'](), { now: WINDOWS.paymentUntil - 1 })).toEqual({
      same: true,
    })
  })

  test('twice is once, also where the officer was quicker', () => {
    expect(decisionOn(PENDING, USUAL.send())).toEqual({ same: true })
    expect(decisionOn(APPROVED, USUAL.send())).toEqual({ same: true })
  })

  test('locks the file: nothing can be changed while it waits, nor when it is approved (R8)', () => {
    for (const file of [PENDING, APPROVED]) {
      for (const command of [USUAL.change(file), { do: 'attach-photo', photo: OTHER_PHOTO } as const]) {
        expect(refusalOf(decisionOn(file, command))).toEqual({ is: 'stage', stage: file.stage.is })
      }
    }
  })

  test('leads to payment at a centre that does not review', () => {
    expect(appliedAll(READY, ['send'], { terms: { ...ZHENGZHOU, review: false } }).stage.is).toBe('due')
    expect(decisionOn(DUE, USUAL.send())).toEqual({ same: true })
  })
})

describe('withdrawing (G8)', () => {
  test('gives the time of a fresh submission, and its seats stay', () => {
    const file = appliedAll(PENDING, ['withdraw'], later)
    expect(file.stage).toEqual({ is: 'submitted', enteredAt: NOON + HOUR, until: NOON + HOUR + 3 * DAY })
    expect(file.seating).toEqual(PENDING.seating)
    expect(decisionOn(file, USUAL.withdraw())).toEqual({ same: true })
  })

  test('wins over an officer who has the file open; he is told when', () => {
    const file = appliedAll(PENDING, ['withdraw'], later)
    for (const decision of [approval, rejection]) {
      expect(refusalOf(decisionOn(file, decision, { by: WANG }))).toEqual({
        is: 'withdrawn',
        happenedAt: NOON + HOUR,
      })
    }
  })

  test('comes too late after the decision, and says which', () => {
    expect(refusalOf(decisionOn(APPROVED, USUAL.withdraw()))).toMatchObject({
      is: 'decided',
      how: 'approved',
    })
    expect(refusalOf(decisionOn(RETURNED, USUAL.withdraw()))).toMatchObject({
      is: 'decided',
      how: 'returned',
    })
  })
})

describe('approving', () => {
  test('starts the clock of the payment (case 59)', () => {
    const file = applied(PENDING, approval, { by: WANG, ...later })
    expect(file.stage).toEqual({
      is: 'approved',
      enteredAt: NOON + HOUR,
      by: 'staff-wang',
      payBy: NOON + HOUR + DAY,
    })
  })

  test('is possible until the payment deadline and no longer', () => {
    const end = WINDOWS.paymentUntil
    expect(applied(PENDING, approval, { by: WANG, now: end - 1 }).stage).toMatchObject({ payBy: end })
    expect(refusalOf(decisionOn(PENDING, approval, { by: WANG, now: end }))).toMatchObject({
      is: 'closed',
      until: end,
    })
  })

  test('twice by the same officer is once; another is told who and when (cases 60, 65)', () => {
    expect(decisionOn(APPROVED, approval, { by: WANG })).toEqual({ same: true })
    expect(refusalOf(decisionOn(APPROVED, approval, { by: ZHAO }))).toEqual({
      is: 'decided',
      how: 'approved',
      by: 'staff-wang',
      happenedAt: NOON,
    })
  })

  test('a registration that costs nothing is complete at once (case 42)', () => {
    const free = submission(FILLING, content({ choices: [choice('free', 0)] }))
    const file = appliedAll(applied(FILLING, free), ['held', 'attach', 'send', 'approve'])
    expect(file.stage).toEqual({ is: 'paid', enteredAt: NOON, trade: null })
  })

  test('is for officers: no other actor approves or returns, whatever the command', () => {
    for (const by of [{ is: 'candidate' }, { is: 'clock' }, { is: 'platform' }] satisfies Actor[]) {
      expect(refusalOf(decisionOn(PENDING, approval, { by }))).toEqual({ is: 'stage', stage: 'pending' })
      expect(refusalOf(decisionOn(PENDING, rejection, { by }))).toEqual({ is: 'stage', stage: 'pending' })
    }
  })

  test('is for officers of the centre the file is at', () => {
    const elsewhere: Actor = { is: 'officer', id: 'staff-sun', name: '孙老师', centre: 'dengfeng' }
    for (const decision of [approval, rejection]) {
      expect(refusalOf(decisionOn(PENDING, decision, { by: elsewhere }))).toEqual({ is: 'round', round: 1 })
    }
  })
})

describe('a decision', () => {
  test('is about the photo the officer saw (cases 65, 66)', () => {
    const file = appliedAll(
      applied(appliedAll(PENDING, ['withdraw']), { do: 'attach-photo', photo: OTHER_PHOTO }),
      ['send'],
    )
    const decisions: Command[] = [approval, rejection, { ...approval, round: 2 } as Command]
    for (const decision of decisions) {
      expect(refusalOf(decisionOn(file, decision, { by: WANG }))).toEqual({ is: 'photo-changed' })
    }
  })

  test('is about the round the officer saw', () => {
    const again = appliedAll(PENDING, ['withdraw', 'send'])
    for (const decision of [approval, rejection]) {
      expect(refusalOf(decisionOn(again, decision, { by: WANG }))).toEqual({ is: 'round', round: 2 })
    }
  })

  test('of two officers only the first counts, in either order (case 65)', () => {
    expect(refusalOf(decisionOn(APPROVED, rejection, { by: ZHAO }))).toMatchObject({
      how: 'approved',
      by: 'staff-wang',
    })
    expect(refusalOf(decisionOn(RETURNED, approval, { by: ZHAO }))).toMatchObject({
      how: 'returned',
      by: 'staff-wang',
    })
  })

  test('about a registration that was deleted is refused, saying so', () => {
    const file = appliedAll(PENDING, ['delete'], later)
    expect(file.stage.is).toBe('deleted')
    expect(refusalOf(decisionOn(file, approval, { by: WANG }))).toEqual({
      is: 'deleted',
      happenedAt: NOON + HOUR,
    })
  })
})

describe('returning', () => {
  test('needs a reason', () => {
    const none = { ...rejection, reasons: [] } as Command
    expect(refusalOf(decisionOn(PENDING, none, { by: WANG }))).toEqual({ is: 'no-reason' })
  })

  test('keeps the seats until the review deadline and says why in the history', () => {
    expect(RETURNED.stage).toMatchObject({
      is: 'returned',
      reasons: [BACKGROUND],
      until: WINDOWS.reviewUntil,
    })
    expect(notesOf(decisionOn(PENDING, rejection, { by: WANG }))).toEqual([
      {
        what: 'returned',
        facts: { round: 1, photo: 'photo-1', by: '王老师', why: '[["photo","background",""]]' },
      },
    ])
    expect(decisionOn(RETURNED, rejection, { by: WANG })).toEqual({ same: true })
  })

  test('can be corrected and sent as often as needed', () => {
    let file = RETURNED
    for (const round of [2, 3, 4]) {
      file = appliedAll(file, ['change', 'held', 'send'])
      expect(file).toMatchObject({ stage: { is: 'pending' }, round })
      file = appliedAll(file, ['return'])
    }
  })

  test('is mended when everything the officer named was touched', () => {
    const reasons = [BACKGROUND, { field: 'name', code: 'name', text: '' } as const]
    const file = applied(PENDING, { ...rejection, reasons } as Command, { by: WANG })
    const mended = (one: typeof file) =>
      one.requestedCorrections !== null && isCorrected(one.requestedCorrections)
    const photo = applied(file, { do: 'attach-photo', photo: OTHER_PHOTO })
    expect([mended(file), mended(photo)]).toEqual([false, false])
    const name = content({ details: { ...DETAILS, name: '李小明' } })
    expect(mended(applied(photo, submission(photo, name)))).toBe(true)
  })
})
