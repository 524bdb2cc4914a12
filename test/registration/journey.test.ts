import { describe, expect, test } from 'vitest'
import {
  currentStep,
  isPageOpen,
  isStepDone,
  nextPage,
  type PageName,
  pageInstead,
  pageOfStep,
  STEPS,
  stepsOf,
} from '../../src/registration/journey.ts'
import type { Registration } from '../../src/registration/machine/registration.ts'
import { pagePath } from '../../src/registration/paths.ts'
import { DENGFENG, NOON, OTHER_PHOTO, WINDOWS, ZHENGZHOU } from './machine/facts.ts'
import {
  APPROVED,
  applied,
  appliedAll,
  DELETED,
  DUE,
  FILLING,
  LAPSED,
  NEW,
  PAID,
  PENDING,
  READY,
  RETURNED,
  SUBMITTED,
} from './machine/played.ts'

const STARTED = appliedAll(NEW, ['start'])
const AGREED = appliedAll(STARTED, ['agree'])
const READ = appliedAll(AGREED, ['agree-sitting', 'agree-province'])
const MENDED = applied(RETURNED, { do: 'attach-photo', photo: OTHER_PHOTO })
const LAPSED_EARLY = {
  ...SUBMITTED,
  stage: { is: 'lapsed', enteredAt: 0, from: 'submitted' },
} as Registration

const terms = (file: Registration) => (file === DUE ? DENGFENG : ZHENGZHOU)

describe('the answer sheet', () => {
  test.each<[string, Registration, string, number]>([
    ['has just begun', STARTED, 'agreement', 0],
    ['has agreed and not read the notices', AGREED, 'agreement', 0],
    ['has read everything', READ, 'identity', 1],
    ['has named the document', FILLING, 'details', 2],
    ['has submitted', SUBMITTED, 'photo', 3],
    ['has a photo', READY, 'check', 4],
    ['waits for an officer', PENDING, 'review', 5],
    ['has something to mend', RETURNED, 'review', 5],
    ['has mended it', MENDED, 'check', 4],
    ['may pay', APPROVED, 'payment', 6],
    ['may pay, without review', DUE, 'payment', 5],
    ['was too late to pay', LAPSED, 'check', 4],
    ['was too late for the photo', LAPSED_EARLY, 'photo', 3],
  ])('of who %s', (_, file, step, filled) => {
    expect(currentStep(file, terms(file))).toBe(step)
    const done = stepsOf(terms(file)).filter((one) => isStepDone(one, file, terms(file)))
    expect(done).toEqual(stepsOf(terms(file)).slice(0, filled))
  })

  test('of who has paid is full', () => {
    expect(stepsOf(ZHENGZHOU).every((step) => isStepDone(step, PAID, ZHENGZHOU))).toBe(true)
  })

  test('has seven cells, six where the centre does not review', () => {
    expect(stepsOf(ZHENGZHOU)).toEqual(STEPS)
    expect(stepsOf(DENGFENG)).toEqual(STEPS.filter((step) => step !== 'review'))
  })
})

describe('the next page', () => {
  test.each<[string, Registration, PageName]>([
    ['is the agreement first', STARTED, 'agreement'],
    ['then each notice', AGREED, 'sitting-notice'],
    ['then the other', appliedAll(AGREED, ['agree-sitting']), 'province-notice'],
    ['then the document', READ, 'identity'],
    ['then the details', FILLING, 'details'],
    ['then the hub, whatever comes', SUBMITTED, 'hub'],
    ['the hub for who has to mend', RETURNED, 'hub'],
    ['the hub for who has deleted', DELETED, 'hub'],
  ])('%s', (_, file, page) => expect(nextPage(file, terms(file), NOON)).toBe(page))
})

describe('a page is open', () => {
  const pages: PageName[] = ['agreement', 'identity', 'details', 'photo', 'hub', 'payment']
  test.each<[string, Registration, PageName[]]>([
    ['who has just begun', STARTED, ['agreement']],
    ['who has read everything', READ, ['agreement', 'identity']],
    ['who has named the document', FILLING, ['agreement', 'identity', 'details']],
    ['who has submitted', SUBMITTED, ['agreement', 'identity', 'details', 'photo', 'hub']],
    ['who waits', PENDING, ['hub']],
    ['who has to mend', RETURNED, ['agreement', 'identity', 'details', 'photo', 'hub']],
    ['who may pay', APPROVED, ['hub', 'payment']],
    ['who may pay, without review', DUE, ['agreement', 'identity', 'details', 'photo', 'hub', 'payment']],
    ['who was too late', LAPSED, ['agreement', 'identity', 'details', 'photo', 'hub']],
    ['who has paid', PAID, ['hub']],
    ['who has deleted', DELETED, ['hub']],
  ])('to one %s', (_, file, open) => {
    expect(pages.filter((page) => isPageOpen(page, file, terms(file), NOON))).toEqual(open)
  })

  test('only while it can be answered: after its deadline the hub says so', () => {
    const late = WINDOWS.registrationUntil
    expect(pages.filter((page) => isPageOpen(page, FILLING, ZHENGZHOU, late))).toEqual(['agreement', 'hub'])
    expect(pages.filter((page) => isPageOpen(page, READY, ZHENGZHOU, late))).toEqual(['agreement', 'hub'])
    expect(nextPage(FILLING, ZHENGZHOU, late)).toBe('hub')
    expect(pageInstead('details', READY, ZHENGZHOU, late)).toBe('hub')
  })

  test('only after a new agreement was read, and the agreement is what comes first', () => {
    const newer = { ...ZHENGZHOU, notices: { ...ZHENGZHOU.notices, agreement: 2 } }
    expect(
      ['identity', 'details'].filter((page) => isPageOpen(page as PageName, RETURNED, newer, NOON)),
    ).toEqual([])
    expect(nextPage(FILLING, newer, NOON)).toBe('agreement')
    for (const file of [SUBMITTED, READY, RETURNED, LAPSED]) {
      expect(nextPage(file, newer, NOON)).toBe('agreement')
      expect(currentStep(file, newer)).toBe('agreement')
      expect(isStepDone('details', file, newer)).toBe(true)
    }
    expect(isPageOpen('payment', APPROVED, newer, NOON)).toBe(true)
    expect(nextPage(DUE, newer, NOON)).toBe('hub')
    expect(pageInstead('details', DUE, newer, NOON)).toBe('agreement')
  })
})

test('every step has a page, and every page an address of its own', () => {
  expect(STEPS.map(pageOfStep)).toEqual([
    'agreement',
    'identity',
    'details',
    'photo',
    'hub',
    'hub',
    'payment',
  ])
  const pages: PageName[] = ['agreement', 'sitting-notice', 'province-notice', 'identity', 'details', 'photo']
  expect([...pages, 'payment' as const, 'hub' as const].map((page) => pagePath(page, 'ncre-79'))).toEqual([
    '/register/ncre-79/agreement',
    '/register/ncre-79/notices/sitting-notice',
    '/register/ncre-79/notices/province-notice',
    '/register/ncre-79/identity',
    '/register/ncre-79/details',
    '/register/ncre-79/photo',
    '/register/ncre-79/payment',
    '/register/ncre-79',
  ])
})
