import { describe, expect, test } from 'vitest'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { isKeptPhoto, photosToDeleteNow } from '../../../src/registration/machine/retention.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import {
  CARD,
  choice,
  content,
  DAY,
  DENGFENG,
  DETAILS,
  MINUTE,
  NOON,
  OTHER_PHOTO,
  PASSPORT,
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
  NEW,
  PENDING,
  READY,
  RETURNED,
  refusalOf,
  SUBMITTED,
  submission,
  USUAL,
} from './played.ts'

const now = NOON + MINUTE

function passport(file: Registration): Registration {
  return applied(file, { do: 'identify', revision: file.revision, identity: PASSPORT }, { now })
}

describe('beginning', () => {
  test('twice is once', () => {
    const begun = appliedAll(NEW, ['start'])
    expect(decisionOn(begun, USUAL.start())).toEqual({ same: true })
    expect(begun).toMatchObject({ revision: 1, province: 'henan', stage: { is: 'filling' } })
  })

  test('keeps which version of each text was agreed to, and when', () => {
    expect(FILLING.agreed).toEqual({
      agreement: { version: 1, agreedAt: NOON },
      'sitting-notice': { version: 1, agreedAt: NOON },
      'province-notice': { version: 1, agreedAt: NOON },
    })
  })

  test('in another province asks for that province’s texts, and keeps the document', () => {
    const file = applied(FILLING, { do: 'start', province: 'beijing', lang: 'zh-CN' })
    expect(file).toMatchObject({ province: 'beijing', agreed: {}, identity: CARD })
  })

  test('in another province waits while seats are being asked for in this one', () => {
    const file = appliedAll(FILLING, ['submit'])
    expect(refusalOf(decisionOn(file, { do: 'start', province: 'beijing', lang: 'zh-CN' }))).toEqual({
      is: 'busy',
    })
  })

  test('once submitted leaves everything as it is', () => {
    for (const file of [SUBMITTED, PENDING, APPROVED, LAPSED]) {
      expect(decisionOn(file, { do: 'start', province: 'beijing', lang: 'zh-CN' })).toEqual({ same: true })
    }
  })

  test('again after a deletion begins with nothing but what must never be forgotten', () => {
    const again = appliedAll(DELETED, ['start'])
    expect(again).toMatchObject({
      stage: { is: 'filling' },
      agreed: {},
      identity: null,
      claimedBlindIndex: null,
      details: null,
      photo: null,
      photosToDelete: ['photo-1'],
    })
    expect(again.seating.lastNumber).toBe(DELETED.seating.lastNumber)
    expect(again.revision).toBeGreaterThan(DELETED.revision)
  })
})

describe('submitting', () => {
  test('takes sex and birth date from a document that says them, whatever the form carried', () => {
    const other = content({ details: { ...DETAILS, sex: 'male', birth: '1999-01-01' } })
    const file = appliedAll(applied(FILLING, submission(FILLING, other)), ['held'])
    expect(file.details).toMatchObject({ sex: 'female', birth: '2004-05-06' })
  })

  test('the same twice at once is one submission: the second joins the first', () => {
    const asking = appliedAll(FILLING, ['submit'])
    expect(decisionOn(asking, submission(FILLING, content()))).toEqual({ refused: { is: 'waiting' } })
    const file = appliedAll(asking, ['held'])
    expect(decisionOn(file, submission(FILLING, content()))).toEqual({ same: true })
  })

  test('something else meanwhile is told to wait', () => {
    const asking = appliedAll(FILLING, ['submit'])
    const other = submission(asking, content({ choices: [choice('office')] }))
    expect(refusalOf(decisionOn(asking, other))).toEqual({ is: 'busy' })
  })

  test('the same seats again needs no ledger', () => {
    const file = applied(READY, submission(READY, content({ details: { ...DETAILS, school: '示例大学' } })))
    expect(file.seating.intent).toBeNull()
    expect(file.details?.school).toBe('示例大学')
  })

  test('a refusal of the ledger leaves everything as it was, and says what is full', () => {
    const asking = appliedAll(READY, ['change'])
    const decision = decisionOn(asking, USUAL.full(asking))
    expect(decision).toMatchObject({ warning: { is: 'full', offerings: ['office'] } })
    const { seating, ...rest } = appliedAll(asking, ['full'])
    expect(rest).toEqual({ ...READY, seating: undefined })
    expect(seating.held).toEqual(READY.seating.held)
  })

  test('a fee that has changed is shown first (case 40)', () => {
    const terms = { ...ZHENGZHOU, offerings: { ...ZHENGZHOU.offerings, python: { seats: 9, fee: 9000 } } }
    expect(refusalOf(decisionOn(FILLING, submission(FILLING, content()), { terms }))).toEqual({
      is: 'fee',
      offering: 'python',
      fee: 9000,
    })
    expect(refusalOf(decisionOn(LAPSED, USUAL.send(), { terms, now: NOON + 2 * DAY }))).toMatchObject({
      is: 'fee',
    })
  })

  test('a new version of the agreement is asked for first, and never blocks paying', () => {
    const terms = { ...ZHENGZHOU, notices: { ...ZHENGZHOU.notices, agreement: 2 } }
    expect(refusalOf(decisionOn(READY, USUAL.change(READY), { terms }))).toEqual({
      is: 'unread',
      kind: 'agreement',
    })
    expect(refusalOf(decisionOn(READY, USUAL.send(), { terms }))).toEqual({ is: 'unread', kind: 'agreement' })
    expect(applied(APPROVED, USUAL.open(APPROVED), { terms }).trades).toHaveLength(1)
  })

  test('from an older page is refused', () => {
    const old = submission(READY, content({ choices: [choice('office')] }), { revision: READY.revision - 1 })
    expect(refusalOf(decisionOn(READY, old))).toEqual({ is: 'changed', revision: READY.revision })
  })

  test('for a registration that has been deleted is refused, the very same content too', () => {
    const decision = decisionOn(DELETED, submission(READY, content()), { now })
    expect(decision).toMatchObject({ warning: { is: 'deleted' }, next: { releaseClaimAt: now } })
  })
})

describe('another document', () => {
  test('does not make a free registration complete by its photo', () => {
    const free = content({ centre: 'dengfeng', choices: [choice('free', 0)] })
    const terms = DENGFENG
    const submitted = appliedAll(applied(FILLING, submission(FILLING, free), { terms }), ['held'], { terms })
    expect(appliedAll(submitted, ['attach'], { terms }).stage.is).toBe('paid')
    expect(appliedAll(passport(submitted), ['attach'], { terms }).stage.is).toBe('submitted')
  })

  test('is submitted even where the form says nothing new, and the former number becomes free', () => {
    const other = applied(passport(READY), { do: 'claims-released', until: now })
    expect(other).toMatchObject({ claimedBlindIndex: CARD.blindIndex, releaseClaimAt: null })
    const file = applied(other, submission(other, content()), { now })
    const until = other.releasedClaimsUntil + 1
    expect(file).toMatchObject({ claimedBlindIndex: PASSPORT.blindIndex, releaseClaimAt: until })
    expect(tasksOf(file, ZHENGZHOU)).toContainEqual({
      kind: 'release-claims',
      args: { until },
      dueAt: 'now',
    })
    expect(appliedAll(file, ['send']).stage.is).toBe('pending')
  })

  test('claimed for nothing is given up', () => {
    const decision = decisionOn(
      READY,
      submission(READY, content({ choices: [choice('office')] }), { claimedBlindIndex: 'x' }),
      {
        now,
      },
    )
    expect(decision).toMatchObject({
      next: { claimedBlindIndex: CARD.blindIndex, releaseClaimAt: now },
    })
  })

  test('than the form was drawn for is refused: it would take sex and birth date from nowhere', () => {
    const other = passport(FILLING)
    const stale = { document: { type: 'resident-card' as const, numberTells: true } }
    expect(refusalOf(decisionOn(other, submission(other, content(), stale)))).toMatchObject({ is: 'changed' })
  })
})

describe('a photo', () => {
  test('the same twice is one', () => {
    expect(decisionOn(READY, USUAL.attach())).toEqual({ same: true })
  })

  const photos = { kind: 'delete-photos', args: {}, dueAt: 'now' }
  const replace = (file: typeof READY) => applied(file, { do: 'attach-photo', photo: OTHER_PHOTO })

  test('that was replaced is deleted at once where no officer has looked at it, unless it came back', () => {
    const replaced = replace(READY)
    expect(replaced.photosToDelete).toEqual(['photo-1'])
    expect(tasksOf(replaced, ZHENGZHOU)).toContainEqual(photos)
    expect([isKeptPhoto(replaced, 'photo-1'), isKeptPhoto(replaced, 'photo-2')]).toEqual([false, true])
    expect(appliedAll(replaced, ['attach']).photosToDelete).toEqual(['photo-2'])
  })

  test('that an officer has looked at is deleted when the file has moved on', () => {
    const replaced = replace(RETURNED)
    expect(tasksOf(replaced, ZHENGZHOU)).not.toContainEqual(photos)
    expect(isKeptPhoto(replaced, 'photo-1')).toBe(true)
    const third = applied(replaced, { do: 'attach-photo', photo: { ...OTHER_PHOTO, hash: 'photo-3' } })
    expect(tasksOf(third, ZHENGZHOU)).toContainEqual(photos)
    expect(photosToDeleteNow(third)).toEqual(['photo-2'])
    const moved = appliedAll(third, ['send'])
    expect(photosToDeleteNow(moved)).toEqual(['photo-1', 'photo-2'])
  })

  test('of a deleted registration goes also where it is begun again at once', () => {
    const again = appliedAll(appliedAll(READY, ['delete']), ['start'])
    expect(again).toMatchObject({ stage: { is: 'filling' }, photosToDelete: ['photo-1'] })
    expect(tasksOf(again, ZHENGZHOU)).toContainEqual(photos)
  })

  test('makes a file due at a centre without review, with its pay-by from now', () => {
    expect(DUE.stage).toEqual({ is: 'due', enteredAt: NOON, payBy: NOON + DAY })
  })
})
