import { describe, expect, test } from 'vitest'
import { isCorrected } from '../../../src/registration/machine/corrections.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { snapshotOf } from '../../../src/registration/machine/review.ts'
import { CARD, content, DAY, DENGFENG, HOUR, NOON, PASSPORT, WANG, WINDOWS } from './facts.ts'
import {
  applied,
  appliedAll,
  DUE,
  decisionOn,
  LAPSED,
  PENDING,
  READY,
  RETURNED,
  refusalOf,
  submission,
  USUAL,
} from './played.ts'

const lastSecond = WINDOWS.registrationUntil - 1_000
const after = WINDOWS.registrationUntil + 1_000

function naming(file: Registration, more = {}): Registration {
  return applied(file, { do: 'identify', revision: file.revision, identity: PASSPORT }, more)
}

describe('a document that is named and not submitted', () => {
  test('voids nothing that stands: it can be paid and sent after registration has ended', () => {
    const due = { ...DUE, stage: { is: 'due' as const, enteredAt: NOON, payBy: after + DAY } }
    const named = naming(due, { now: lastSecond, terms: DENGFENG })
    const form = submission(named, content({ centre: 'dengfeng' }))
    expect(refusalOf(decisionOn(named, form, { now: after, terms: DENGFENG }))).toMatchObject({
      is: 'closed',
    })
    expect(applied(named, USUAL.open(named), { now: after, terms: DENGFENG }).trades).toHaveLength(1)
    expect(appliedAll(naming(READY), ['send']).stage.is).toBe('pending')
    expect(appliedAll(naming(RETURNED), ['send']).stage.is).toBe('pending')
  })

  test('is not what the officer sees and decides on', () => {
    expect(snapshotOf(naming(READY))?.identity).toBe(snapshotOf(READY)?.identity)
    expect(naming(READY)).toMatchObject({ identity: PASSPORT, submittedIdentity: CARD })
  })

  test('leaves an approval as it is, until the form is submitted with it', () => {
    const later = { now: NOON + DAY + HOUR }
    const named = naming(LAPSED, later)
    expect(appliedAll(named, ['send', 'held'], later).stage).toMatchObject({ is: 'approved', by: 'clock' })
    const submitted = appliedAll(applied(named, submission(named, content()), later), ['held', 'send'], later)
    expect(submitted).toMatchObject({ stage: { is: 'pending' }, submittedIdentity: PASSPORT })
  })

  test('corrects what the officer asked for only when the form is submitted with it', () => {
    const reasons = [{ field: 'number', code: 'number', text: '' } as const]
    const asked = applied(
      PENDING,
      { do: 'return', round: PENDING.round, photo: PENDING.photo?.hash ?? '', reasons },
      { by: WANG },
    )
    const isMended = (file: Registration) =>
      file.requestedCorrections !== null && isCorrected(file.requestedCorrections)
    const named = naming(asked)
    expect(isMended(named)).toBe(false)
    expect(isMended(applied(named, submission(named, content())))).toBe(true)
  })
})
