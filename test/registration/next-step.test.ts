import { describe, expect, test } from 'vitest'
import { isPageOpen } from '../../src/registration/journey.ts'
import { isMovedBy } from '../../src/registration/machine/deadlines.ts'
import { decide } from '../../src/registration/machine/decide.ts'
import { type Registration, totalOf } from '../../src/registration/machine/registration.ts'
import { feesOfNow } from '../../src/registration/machine/submission.ts'
import type { Terms } from '../../src/registration/machine/terms.ts'
import { type NextStep, nextStep } from '../../src/registration/next-step.ts'
import {
  CLOCK,
  DAY,
  DENGFENG,
  HOUR,
  MINUTE,
  NOON,
  OTHER_PHOTO,
  PASSPORT,
  WINDOWS,
  ZHENGZHOU,
} from './machine/facts.ts'
import {
  APPROVED,
  applied,
  appliedAll,
  CANCELLED,
  contextWith,
  DELETED,
  DUE,
  FILLING,
  LAPSED,
  NEW,
  PAID,
  PAYING,
  PENDING,
  READY,
  RETURNED,
  SUBMITTED,
  USUAL,
} from './machine/played.ts'

const at = (file: Registration, now = NOON, terms: Terms = ZHENGZHOU) => nextStep(file, terms, now)
const newer: Terms = { ...ZHENGZHOU, notices: { ...ZHENGZHOU.notices, agreement: 2 } }
const { python: _, ...withoutPython } = ZHENGZHOU.offerings
const gone: Terms = { ...ZHENGZHOU, offerings: withoutPython }
const atCounter: Terms = { ...ZHENGZHOU, money: 'centre' }
const undecided = applied(PENDING, USUAL['time-passed'](), { now: WINDOWS.paymentUntil, by: CLOCK })
const closed = WINDOWS.registrationUntil
const named = (file: Registration) =>
  applied(file, { do: 'identify', revision: file.revision, identity: PASSPORT })

describe('the one next step', () => {
  test.each<[string, NextStep, object]>([
    ['who begins reads the agreement', at(appliedAll(NEW, ['start'])), { page: 'agreement', why: 'unread' }],
    ['who has named a document fills in the form', at(FILLING), { page: 'details', until: closed }],
    ['who waits for a seat waits', at(appliedAll(FILLING, ['submit'])), { is: 'wait', for: 'ledger' }],
    ['who has no photo uploads one', at(SUBMITTED), { page: 'photo', until: NOON + 3 * DAY }],
    ['who has one sends it', at(READY), { command: 'send', until: NOON + 3 * DAY }],
    [
      'who waits for an officer',
      at(PENDING),
      { for: 'reviewers', until: WINDOWS.paymentUntil, leadsTo: 'lapse' },
    ],
    [
      'who is to change the photo',
      at(RETURNED),
      { page: 'photo', why: 'correct', until: WINDOWS.reviewUntil },
    ],
    [
      'who has changed it',
      at(applied(RETURNED, { do: 'attach-photo', photo: OTHER_PHOTO })),
      { command: 'send', until: WINDOWS.reviewUntil },
    ],
    ['who is approved pays', at(APPROVED), { page: 'payment', until: NOON + DAY }],
    ['who may pay without review', at(DUE, NOON, DENGFENG), { page: 'payment', until: NOON + DAY }],
    [
      'who pays at the centre',
      at(APPROVED, NOON, atCounter),
      { is: 'wait', for: 'counter', until: NOON + DAY },
    ],
    ['who is at the platform', at(PAYING), { is: 'wait', for: 'platform', leadsTo: 'answer' }],
    ['who is too late by a second', at(APPROVED, NOON + DAY), { for: 'release', until: NOON + DAY + 5_000 }],
    ['who has paid is done', at(PAID), { is: 'done' }],
    [
      'who was too late sends again',
      at(LAPSED, NOON + 2 * DAY),
      { command: 'resend', until: WINDOWS.reviewUntil },
    ],
    ['who deleted begins again', at(DELETED), { command: 'begin', until: closed }],
    ['who was given back begins again', at(CANCELLED), { command: 'begin', until: closed }],
  ])('%s', (_, step, expected) => expect(step).toMatchObject(expected))

  test('after a lapse without an approval is to send it again, although the document is free for others', () => {
    const lapsed = applied(READY, USUAL['time-passed'](), { now: NOON + 3 * DAY })
    expect(lapsed.claimedBlindIndex).toBeNull()
    expect(at(lapsed, NOON + 3 * DAY)).toMatchObject({ command: 'resend' })
  })

  test('is a notice with a new version wherever one bars the way, and never where money is due', () => {
    for (const file of [FILLING, SUBMITTED, READY, RETURNED, LAPSED])
      expect(at(file, NOON + MINUTE, newer)).toMatchObject({ page: 'agreement', why: 'unread' })
    expect(at(DUE, NOON, { ...newer, review: false, centre: 'dengfeng' })).toMatchObject({ page: 'payment' })
  })

  test('after a lapse is another subject where the centre no longer has the old one', () => {
    expect(at(LAPSED, NOON + 2 * DAY, gone)).toMatchObject({ page: 'details', why: 'not-offered' })
    expect(at(LAPSED, closed + HOUR, gone)).toMatchObject({ is: 'end', why: 'not-offered' })
  })

  test('is the form where the own centre is closed and another one is open for longer', () => {
    const early = { ...WINDOWS, registrationUntil: NOON, photoUntil: NOON, reviewUntil: NOON }
    const here: Terms = { ...ZHENGZHOU, windows: early }
    const elsewhere = { page: 'details', why: 'elsewhere', until: closed }
    expect(at(LAPSED, NOON + 2 * DAY, here)).toMatchObject(elsewhere)
    expect(at(SUBMITTED, NOON + HOUR, here)).toMatchObject(elsewhere)
    const noPhotos = { ...here, elsewhere: { ...here.elsewhere, photoUntil: NOON } }
    expect(at(SUBMITTED, NOON + HOUR, noPhotos)).toMatchObject({ is: 'end', why: 'photo-over' })
    expect(isPageOpen('details', LAPSED, here, NOON + 2 * DAY)).toBe(true)
    expect(isPageOpen('identity', LAPSED, here, NOON + 2 * DAY)).toBe(false)
    expect(at(LAPSED, closed, here)).toMatchObject({ is: 'end' })
  })

  test('is not to wait for an end that has not come: a beginning was put off', () => {
    const later = { ...ZHENGZHOU, windows: { ...WINDOWS, registrationFrom: NOON + DAY } }
    for (const file of [FILLING, LAPSED])
      expect(at(file, NOON, later)).toMatchObject({ is: 'wait', for: 'opening', until: NOON + DAY })
  })
})

describe('nothing leads on, and the hub explains it,', () => {
  test.each<[string, NextStep, object]>([
    ['to who never submitted', at(FILLING, closed), { why: 'registration-over', since: closed }],
    ['to who has no photo', at(SUBMITTED, closed), { why: 'photo-over', since: closed }],
    ['to who was too late for everything', at(LAPSED, WINDOWS.reviewUntil), { why: 'registration-over' }],
    ['to who was never decided on', at(undecided, WINDOWS.paymentUntil), { why: 'undecided' }],
    ['to who deleted it', at(DELETED, closed), { why: 'deleted', since: NOON }],
    ['to who was given back', at(CANCELLED, closed), { why: 'cancelled' }],
  ])('%s', (_, step, expected) => expect(step).toMatchObject({ is: 'end', ...expected }))
})

describe('what the hub offers is never refused', () => {
  const files: Record<string, Registration> = {
    begun: appliedAll(NEW, ['start']),
    filling: FILLING,
    submitted: SUBMITTED,
    ready: READY,
    'ready, other document named': named(READY),
    pending: PENDING,
    returned: RETURNED,
    'returned, other document named': named(RETURNED),
    withdrawn: appliedAll(appliedAll(RETURNED, ['send']), ['withdraw']),
    approved: APPROVED,
    paying: PAYING,
    due: DUE,
    'due, other document named': applied(
      DUE,
      { do: 'identify', revision: DUE.revision, identity: PASSPORT },
      { terms: DENGFENG },
    ),
    'lapsed from approved': LAPSED,
    'lapsed from submitted': applied(READY, USUAL['time-passed'](), { now: NOON + 3 * DAY }),
    'lapsed without a photo': applied(SUBMITTED, USUAL['time-passed'](), { now: NOON + 3 * DAY }),
    'never decided on': undecided,
    deleted: DELETED,
    cancelled: CANCELLED,
    paid: PAID,
  }
  const dearer = { ...ZHENGZHOU, offerings: { ...ZHENGZHOU.offerings, python: { seats: 9, fee: 9000 } } }
  const early = {
    ...WINDOWS,
    reviewUntil: NOON + HOUR,
    photoUntil: NOON + HOUR,
    registrationUntil: NOON + HOUR,
  }
  const variants: Record<string, Partial<Terms>> = {
    'as they were': {},
    'with new notices': newer,
    'without review': { review: false },
    'without review, passing': { review: false, passPending: true },
    'with another fee': dearer,
    'without the subject': gone,
    shortened: { windows: { ...early, paymentUntil: NOON + 2 * HOUR } },
    'put off': { windows: { ...WINDOWS, registrationFrom: NOON + 5 * DAY } },
    'paid at the centre': { money: 'centre' },
  }
  const { registrationUntil, reviewUntil, paymentUntil } = WINDOWS
  const times = [0, HOUR, 20 * HOUR, DAY, 2 * DAY, 3 * DAY, 4 * DAY]
    .map((ms) => NOON + ms)
    .concat([
      registrationUntil - 1,
      registrationUntil,
      reviewUntil - 1,
      reviewUntil,
      paymentUntil - 1,
      paymentUntil,
    ])

  test.each(Object.entries(files))('%s, whatever the terms and the time', (_, file) => {
    for (const [name, variant] of Object.entries(variants)) {
      const terms = { ...ZHENGZHOU, centre: file.centre, ...variant }
      for (const now of times) {
        const moved = settled(file, terms, now)
        const step = nextStep(moved, terms, now)
        expect([name, now, step, whyRefused(step, moved, terms, now)]).toEqual([name, now, step, null])
      }
    }
  })

  /** As a page shows it: time and terms have been taken up. */
  function settled(file: Registration, terms: Terms, now: number): Registration {
    if (!isMovedBy(file, terms, now)) return file
    return settled(applied(file, USUAL['time-passed'](), { now, terms, by: CLOCK }), terms, now)
  }

  function whyRefused(step: NextStep, file: Registration, terms: Terms, now: number): unknown {
    const context = contextWith({ now, terms })
    if (step.is === 'page') return isPageOpen(step.page, file, terms, now) ? null : 'the page is not open'
    if (step.is === 'wait') return step.until !== null && step.until < now ? 'the time is over' : null
    const send = { ...USUAL.send(file), amount: totalOf(feesOfNow(file.choices, context)) }
    const begin = { do: 'start' as const, province: 'henan', lang: 'zh-CN' as const }
    const decision = decide(file, step.is === 'command' && step.command === 'begin' ? begin : send, context)
    const refused = 'refused' in decision ? decision.refused : 'next' in decision ? decision.warning : null
    if (step.is === 'command') return refused ?? null
    if (step.is === 'end') return refused ? null : 'it is no end'
    return null
  }
})
