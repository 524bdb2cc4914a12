import { describe, expect, test } from 'vitest'
import { closedFor, openUntil, type Terms } from '../../../src/registration/machine/terms.ts'
import { choice, content, DAY, DENGFENG, HOUR, NOON, OTHER_PHOTO, WINDOWS, ZHENGZHOU } from './facts.ts'
import {
  APPROVED,
  applied,
  appliedAll,
  DUE,
  LAPSED,
  PENDING,
  READY,
  RETURNED,
  submission,
  USUAL,
} from './played.ts'

const now = NOON + 2 * HOUR
/** All windows were brought forward to one o’clock, after page and mail had named later deadlines. */
const shorter = (terms: Terms): Terms => ({
  ...terms,
  windows: {
    registrationFrom: WINDOWS.registrationFrom,
    registrationUntil: NOON + HOUR,
    photoUntil: NOON + HOUR,
    reviewUntil: NOON + HOUR,
    paymentUntil: NOON + HOUR,
  },
})
const at = { now, terms: shorter(ZHENGZHOU) }

describe('a window that is shortened takes back no deadline that the candidate was told', () => {
  test('who has until tomorrow to pay can pay until then', () => {
    expect(applied(APPROVED, USUAL.open(APPROVED), at).trades).toHaveLength(1)
    expect(applied(DUE, USUAL.open(DUE), { now, terms: shorter(DENGFENG) }).trades).toHaveLength(1)
    expect(openUntil('pay', APPROVED, at.terms)).toBe(NOON + DAY)
    expect(closedFor('pay', APPROVED, at.terms, NOON + DAY)).toEqual({ why: 'over', until: NOON + DAY })
  })

  test('who has until then to correct can change form and photo, and send it', () => {
    const photo = applied(RETURNED, { do: 'attach-photo', photo: OTHER_PHOTO }, at)
    const form = applied(photo, submission(photo, content({ choices: [choice('office')] })), at)
    expect(appliedAll(form, ['held', 'send'], at).stage.is).toBe('pending')
  })

  test('who was told how long the seats are kept can send until then', () => {
    expect(appliedAll(READY, ['send'], at).stage.is).toBe('pending')
    expect(closedFor('change', READY, at.terms, now)).toMatchObject({ why: 'over' })
  })

  test('who withdrew to correct can correct until the seats go back', () => {
    const withdrawn = appliedAll(appliedAll(RETURNED, ['send']), ['withdraw'])
    const photo = applied(withdrawn, { do: 'attach-photo', photo: OTHER_PHOTO }, at)
    expect(appliedAll(photo, ['send'], at).stage.is).toBe('pending')
  })

  test('a beginning that was put off closes nothing that was promised either', () => {
    const later = { ...ZHENGZHOU, windows: { ...WINDOWS, registrationFrom: NOON + 3 * HOUR } }
    expect(closedFor('pay', APPROVED, later, now)).toBeNull()
    expect(closedFor('send', RETURNED, later, now)).toBeNull()
    expect(closedFor('resend', LAPSED, later, now)).toMatchObject({ why: 'not-open' })
  })
})

describe('the corrections of an officer', () => {
  const afterRegistration = WINDOWS.registrationUntil + HOUR

  test('stay in sight and can be made after they were sent, withdrawn, and the seats went back', () => {
    const withdrawn = appliedAll(appliedAll(RETURNED, ['send']), ['withdraw'], {
      now: afterRegistration - 2 * HOUR,
    })
    expect(withdrawn.requestedCorrections).not.toBeNull()
    const lapsed = applied(withdrawn, USUAL['time-passed'](), { now: WINDOWS.reviewUntil - HOUR })
    expect(lapsed.stage).toMatchObject({ is: 'lapsed', from: 'submitted' })
    expect(closedFor('photo', lapsed, ZHENGZHOU, WINDOWS.reviewUntil - HOUR)).toBeNull()
    expect(closedFor('change', LAPSED, ZHENGZHOU, afterRegistration)).not.toBeNull()
  })

  test('end with an approval', () => {
    expect(appliedAll(appliedAll(RETURNED, ['send']), ['approve']).requestedCorrections).toBeNull()
    expect(PENDING.requestedCorrections).toBeNull()
  })
})
