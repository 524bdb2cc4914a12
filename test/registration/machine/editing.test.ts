import { describe, expect, test } from 'vitest'
import type { Registration } from '../../../src/registration/machine/registration.ts'
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
  DELETED,
  DUE,
  FILLING,
  LAPSED,
  moved,
  NEW,
  PENDING,
  played,
  READY,
  RETURNED,
  refusalOf,
  SAYS,
  SUBMITTED,
  submission,
  told,
} from './played.ts'

const now = NOON + MINUTE

function passport(file: Registration): Registration {
  return moved(file, { do: 'identify', revision: file.revision, identity: PASSPORT }, { now })
}

describe('beginning', () => {
  test('twice is once', () => {
    const begun = played(NEW, ['start'])
    expect(told(begun, SAYS.start())).toEqual({ same: true })
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
    const file = moved(FILLING, { do: 'start', province: 'beijing', lang: 'zh-CN' })
    expect(file).toMatchObject({ province: 'beijing', agreed: {}, identity: CARD })
  })

  test('in another province waits while seats are being asked for in this one', () => {
    const file = played(FILLING, ['submit'])
    expect(refusalOf(told(file, { do: 'start', province: 'beijing', lang: 'zh-CN' }))).toEqual({ is: 'busy' })
  })

  test('once submitted leaves everything as it is', () => {
    for (const file of [SUBMITTED, PENDING, APPROVED, LAPSED]) {
      expect(told(file, { do: 'start', province: 'beijing', lang: 'zh-CN' })).toEqual({ same: true })
    }
  })

  test('again after a deletion begins with nothing but what must never be forgotten', () => {
    const again = played(DELETED, ['start'])
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
    const file = played(moved(FILLING, submission(FILLING, other)), ['held'])
    expect(file.details).toMatchObject({ sex: 'female', birth: '2004-05-06' })
  })

  test('the same twice at once is one submission: the second joins the first', () => {
    const asking = played(FILLING, ['submit'])
    expect(told(asking, submission(FILLING, content()))).toEqual({ refused: { is: 'waiting' } })
    const file = played(asking, ['held'])
    expect(told(file, submission(FILLING, content()))).toEqual({ same: true })
  })

  test('something else meanwhile is told to wait', () => {
    const asking = played(FILLING, ['submit'])
    const other = submission(asking, content({ choices: [choice('office')] }))
    expect(refusalOf(told(asking, other))).toEqual({ is: 'busy' })
  })

  test('the same seats again needs no ledger', () => {
    const file = moved(READY, submission(READY, content({ details: { ...DETAILS, school: '示例大学' } })))
    expect(file.seating.intent).toBeNull()
    expect(file.details?.school).toBe('示例大学')
  })

  test('a refusal of the ledger leaves everything as it was, and says what is full', () => {
    const asking = played(READY, ['change'])
    const decision = told(asking, SAYS.full(asking))
    expect(decision).toMatchObject({ warning: { is: 'full', offerings: ['office'] } })
    const { seating, ...rest } = played(asking, ['full'])
    expect(rest).toEqual({ ...READY, seating: undefined })
    expect(seating.held).toEqual(READY.seating.held)
  })

  test('a fee that has changed is shown first (case 40)', () => {
    const terms = { ...ZHENGZHOU, offerings: { ...ZHENGZHOU.offerings, python: { seats: 9, fee: 9000 } } }
    expect(refusalOf(told(FILLING, submission(FILLING, content()), { terms }))).toEqual({
      is: 'fee',
      offering: 'python',
      fee: 9000,
    })
    expect(refusalOf(told(LAPSED, SAYS.send(), { terms, now: NOON + 2 * DAY }))).toMatchObject({ is: 'fee' })
  })

  test('a new version of the agreement is asked for first, and never blocks paying', () => {
    const terms = { ...ZHENGZHOU, notices: { ...ZHENGZHOU.notices, agreement: 2 } }
    expect(refusalOf(told(READY, SAYS.change(READY), { terms }))).toEqual({ is: 'unread', kind: 'agreement' })
    expect(refusalOf(told(READY, SAYS.send(), { terms }))).toEqual({ is: 'unread', kind: 'agreement' })
    expect(moved(APPROVED, SAYS.open(APPROVED), { terms }).trades).toHaveLength(1)
  })

  test('from an older page is refused', () => {
    const old = submission(READY, content({ choices: [choice('office')] }), { revision: READY.revision - 1 })
    expect(refusalOf(told(READY, old))).toEqual({ is: 'changed', revision: READY.revision })
  })

  test('for a registration that has been deleted is refused, the very same content too', () => {
    const decision = told(DELETED, submission(READY, content()), { now })
    expect(decision).toMatchObject({ warning: { is: 'deleted' }, next: { releaseClaimAt: now } })
  })
})

describe('another document', () => {
  test('is not sent to review, paid for or approved again before it is submitted with its claim', () => {
    expect(refusalOf(told(passport(READY), SAYS.send()))).toMatchObject({ missing: 'details' })
    expect(refusalOf(told(passport(RETURNED), SAYS.send()))).toMatchObject({ missing: 'details' })
    expect(refusalOf(told(passport(LAPSED), SAYS.send(), { now: NOON + 2 * DAY }))).toMatchObject({
      missing: 'details',
    })
    const due = moved(
      DUE,
      { do: 'identify', revision: DUE.revision, identity: PASSPORT },
      { terms: DENGFENG },
    )
    expect(refusalOf(told(due, SAYS.open(due), { terms: DENGFENG }))).toMatchObject({ missing: 'details' })
  })

  test('does not make a free registration complete by its photo', () => {
    const free = content({ centre: 'dengfeng', choices: [choice('free', 0)] })
    const terms = DENGFENG
    const submitted = played(moved(FILLING, submission(FILLING, free), { terms }), ['held'], { terms })
    expect(played(submitted, ['attach'], { terms }).stage.is).toBe('paid')
    expect(played(passport(submitted), ['attach'], { terms }).stage.is).toBe('submitted')
  })

  test('is submitted even where the form says nothing new, and the former number becomes free', () => {
    const other = moved(passport(READY), { do: 'claims-released', until: now })
    expect(other).toMatchObject({ claimedBlindIndex: CARD.blindIndex, releaseClaimAt: null })
    const file = moved(other, submission(other, content()), { now })
    expect(file).toMatchObject({ claimedBlindIndex: PASSPORT.blindIndex, releaseClaimAt: now })
    expect(tasksOf(file, ZHENGZHOU)).toContainEqual({
      kind: 'release-claims',
      args: { until: now },
      dueAt: 'now',
    })
    expect(played(file, ['send']).stage.is).toBe('pending')
  })

  test('than the one that was claimed is refused, and what was claimed for nothing is given up', () => {
    const decision = told(
      READY,
      submission(READY, content({ choices: [choice('office')] }), { claimedBlindIndex: 'x' }),
      {
        now,
      },
    )
    expect(decision).toMatchObject({
      warning: { is: 'changed', revision: READY.revision },
      next: { claimedBlindIndex: CARD.blindIndex, releaseClaimAt: now },
    })
  })

  test('than the form was drawn for is refused: it would take sex and birth date from nowhere', () => {
    const other = passport(FILLING)
    const stale = { document: { type: 'resident-card' as const, numberTells: true } }
    expect(refusalOf(told(other, submission(other, content(), stale)))).toMatchObject({ is: 'changed' })
  })
})

describe('a photo', () => {
  test('the same twice is one', () => {
    expect(told(READY, SAYS.attach())).toEqual({ same: true })
  })

  test('that was replaced is deleted when the file has moved on, unless it came back', () => {
    const replaced = moved(READY, { do: 'attach-photo', photo: OTHER_PHOTO })
    expect(replaced.photosToDelete).toEqual(['photo-1'])
    const photos = { kind: 'delete-photos', args: { hashes: ['photo-1'] }, dueAt: 'now' }
    expect(tasksOf(replaced, ZHENGZHOU)).not.toContainEqual(photos)
    expect(tasksOf(played(replaced, ['send']), ZHENGZHOU)).toContainEqual(photos)
    expect(played(replaced, ['attach']).photosToDelete).toEqual(['photo-2'])
  })

  test('makes a file due at a centre without review, with its pay-by from now', () => {
    expect(DUE.stage).toEqual({ is: 'due', enteredAt: NOON, payBy: NOON + DAY })
  })
})
