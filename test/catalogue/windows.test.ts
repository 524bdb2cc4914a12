import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Windows } from '../../src/catalogue/catalogue.ts'
import { computePayBy, type Narrowing, narrowWindows } from '../../src/catalogue/windows.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const shanghai = (text: string) => Date.parse(`${text}+08:00`)

const SITTING: Windows = {
  registrationFrom: shanghai('2026-12-15T09:00:00'),
  registrationUntil: shanghai('2026-12-31T17:00:00'),
  photoUntil: shanghai('2026-12-31T17:00:00'),
  reviewUntil: shanghai('2027-01-04T17:00:00'),
  paymentUntil: shanghai('2027-01-05T17:00:00'),
}

describe('windows belong to the sitting; a province and a centre may only narrow them', () => {
  test('without windows of province and centre those of the sitting count', () => {
    expect(narrowWindows(SITTING)).toEqual(SITTING)
    expect(narrowWindows(SITTING, {}, { registrationUntil: null, paymentUntil: null })).toEqual(SITTING)
  })

  test('an earlier end and a later start count', () => {
    const from = shanghai('2026-12-18T09:00:00')
    const until = shanghai('2026-12-28T12:00:00')
    const windows = narrowWindows(SITTING, { registrationFrom: from, registrationUntil: until })
    expect(windows).toEqual({ ...SITTING, registrationFrom: from, registrationUntil: until })
  })

  test('a later end and an earlier start are ignored', () => {
    const wider = {
      registrationFrom: SITTING.registrationFrom - DAY,
      registrationUntil: SITTING.registrationUntil + DAY,
      photoUntil: SITTING.photoUntil + DAY,
      reviewUntil: SITTING.reviewUntil + DAY,
      paymentUntil: SITTING.paymentUntil + DAY,
    }
    expect(narrowWindows(SITTING, wider)).toEqual(SITTING)
  })

  test('a centre cannot widen what its province narrowed', () => {
    const province = { registrationUntil: shanghai('2026-12-28T17:00:00') }
    const centre = { registrationUntil: shanghai('2026-12-30T17:00:00') }
    expect(narrowWindows(SITTING, province, centre)).toEqual(narrowWindows(SITTING, province))
    expect(narrowWindows(narrowWindows(SITTING, province), centre)).toEqual(
      narrowWindows(SITTING, province, centre),
    )
  })

  test('a payment deadline brought forward takes review, photo and registration with it', () => {
    const paymentUntil = shanghai('2026-12-29T12:00:00')
    expect(narrowWindows(SITTING, { paymentUntil })).toEqual({
      registrationFrom: SITTING.registrationFrom,
      registrationUntil: paymentUntil,
      photoUntil: paymentUntil,
      reviewUntil: paymentUntil,
      paymentUntil,
    })
  })

  test('a review deadline brought forward leaves the payment deadline', () => {
    const reviewUntil = shanghai('2026-12-29T12:00:00')
    const windows = narrowWindows(SITTING, { reviewUntil })
    expect(windows.registrationUntil).toBe(reviewUntil)
    expect(windows.photoUntil).toBe(reviewUntil)
    expect(windows.paymentUntil).toBe(SITTING.paymentUntil)
  })

  test('a start after the end opens nothing', () => {
    const windows = narrowWindows(SITTING, { registrationFrom: SITTING.registrationUntil + DAY })
    expect(windows.registrationFrom).toBe(windows.registrationUntil)
    expect(windows.registrationUntil).toBe(SITTING.registrationUntil)
  })

  test('whatever province and centre say, nothing gets wider and the order is kept', () => {
    const moment = fc.integer({ min: SITTING.registrationFrom - DAY, max: SITTING.paymentUntil + DAY })
    const said = fc.option(moment, { nil: null })
    const narrowing: fc.Arbitrary<Narrowing> = fc.record({
      registrationFrom: said,
      registrationUntil: said,
      photoUntil: said,
      reviewUntil: said,
      paymentUntil: said,
    })
    fc.assert(
      fc.property(narrowing, narrowing, (province, centre) => {
        const windows = narrowWindows(SITTING, province, centre)
        expect(windows).toEqual(narrowWindows(narrowWindows(SITTING, province), centre))
        expect(narrowWindows(windows)).toEqual(windows)
        for (const end of ['registrationUntil', 'photoUntil', 'reviewUntil', 'paymentUntil'] as const) {
          expect(windows[end]).toBeLessThanOrEqual(SITTING[end])
        }
        expect(windows.registrationFrom).toBeLessThanOrEqual(windows.registrationUntil)
        expect(windows.registrationUntil).toBeLessThanOrEqual(windows.reviewUntil)
        expect(windows.photoUntil).toBeLessThanOrEqual(windows.reviewUntil)
        expect(windows.reviewUntil).toBeLessThanOrEqual(windows.paymentUntil)
        if (windows.registrationFrom < windows.registrationUntil) {
          expect(windows.registrationFrom).toBeGreaterThanOrEqual(SITTING.registrationFrom)
        }
      }),
      { seed: 20261221, numRuns: 2000 },
    )
  })
})

describe('a payment is due within the time to pay, never past the payment deadline', () => {
  const until = '2027-01-05T17:00:00'
  test.each([
    ['in the morning', '2026-12-18T10:12:30', 24 * HOUR, '2026-12-19T10:12:30'],
    ['at midnight', '2026-12-18T00:00:00', 24 * HOUR, '2026-12-19T00:00:00'],
    ['in the last second of a day', '2026-12-18T23:59:59', 24 * HOUR, '2026-12-19T23:59:59'],
    ['at the end of a month and a year', '2026-12-31T16:59:59', 24 * HOUR, '2027-01-01T16:59:59'],
    ['a day before the deadline, to the second', '2027-01-04T17:00:00', 24 * HOUR, until],
    ['a second later: capped', '2027-01-04T17:00:01', 24 * HOUR, until],
    ['24 hours over the cap', '2027-01-05T16:59:59', 24 * HOUR, until],
    ['after the deadline: nothing is left', '2027-01-05T17:00:01', 24 * HOUR, until],
    ['on a Saturday: no weekend is skipped', '2026-12-26T09:00:00', 24 * HOUR, '2026-12-27T09:00:00'],
    ['where a centre gives three minutes', '2026-12-31T23:58:30', 180_000, '2027-01-01T00:01:30'],
    ['where a centre gives ten days', '2026-12-30T09:00:00', 10 * DAY, until],
  ])('approved %s', (_, now, timeToPay, payBy) => {
    const terms = { now: shanghai(now), timeToPay, paymentUntil: shanghai(until) }
    expect(computePayBy(terms)).toBe(shanghai(payBy))
  })

  test('29 February is a day like any other', () => {
    const terms = {
      now: shanghai('2028-02-28T18:00:00'),
      timeToPay: 24 * HOUR,
      paymentUntil: shanghai('2028-03-05T17:00:00'),
    }
    expect(computePayBy(terms)).toBe(shanghai('2028-02-29T18:00:00'))
  })
})
