import { describe, expect, test } from 'vitest'
import { narrowWindows } from '../../src/catalogue/windows.ts'
import { calendarFrom } from '../../src/dev/seed-catalogue/calendar.ts'
import { offeringRows, sittingCentreRow } from '../../src/dev/seed-catalogue/centre.ts'
import { CENTRE, CENTRES, FULL, TWO_LEFT } from '../../src/dev/seed-catalogue/centres.ts'
import { noticeRows } from '../../src/dev/seed-catalogue/notices/notices.ts'
import { PROVINCES, sittingProvinceRows } from '../../src/dev/seed-catalogue/provinces.ts'
import { sittingRow, slotRows } from '../../src/dev/seed-catalogue/sitting.ts'
import { DEMO_STAFF } from '../../src/dev/seed-catalogue/staff.ts'
import { SUBJECTS } from '../../src/dev/seed-catalogue/subjects.ts'
import { beijingTime } from '../../src/lib/calendar.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOON = Date.parse('2026-11-21T12:00:00+08:00')
const HAN = /\p{Script=Han}/u

const calendar = calendarFrom(NOON)
const sitting = sittingRow(calendar)
const offerings = CENTRES.flatMap(offeringRows)
const settingsOf = (id: string) => {
  const centre = CENTRES.find((one) => one.id === id)
  return centre && sittingCentreRow(centre, calendar)
}

describe('the dates of the seeded sitting', () => {
  test('are those of the day it is seeded on', () => {
    expect(sitting.name).toBe('2027年2月考次')
    expect(sitting.nameEn).toBe('February 2027 sitting')
    expect(sitting.registrationFrom).toBe(Date.parse('2026-11-15T09:00:00+08:00'))
    expect(sitting.registrationUntil).toBe(Date.parse('2026-12-03T17:00:00+08:00'))
    expect(sitting.ticketFrom).toBe(Date.parse('2027-02-08T09:00:00+08:00'))
    expect(sitting.examFrom).toBe(Date.parse('2027-02-20T09:00:00+08:00'))
  })

  test('hold whatever day and hour it is: open for days, in order, Saturday to Monday', () => {
    for (let now = NOON; now < NOON + 400 * DAY; now += 25 * HOUR + 61_000) {
      const row = sittingRow(calendarFrom(now))
      expect(row.registrationFrom).toBeLessThan(now - 5 * DAY)
      expect(row.registrationUntil).toBeGreaterThan(now + 11 * DAY)
      expect(narrowWindows(row)).toEqual({
        registrationFrom: row.registrationFrom,
        registrationUntil: row.registrationUntil,
        photoUntil: row.photoUntil,
        reviewUntil: row.reviewUntil,
        paymentUntil: row.paymentUntil,
      })
      expect(row.ticketFrom).toBeGreaterThan(row.paymentUntil)
      expect(row.examFrom).toBeGreaterThan(now + 89 * DAY)
      expect([beijingTime(row.examFrom).weekday, beijingTime(row.examUntil).weekday]).toEqual([6, 1])
    }
  })

  test('an hour before and after midnight in Shanghai belong to two days', () => {
    const before = sittingRow(calendarFrom(Date.parse('2026-11-21T15:59:59Z')))
    const after = sittingRow(calendarFrom(Date.parse('2026-11-21T16:00:00Z')))
    expect(after.registrationUntil - before.registrationUntil).toBe(DAY)
  })
})

describe('subjects, slots and offerings', () => {
  test('twenty-five subjects of four levels, each code once', () => {
    expect(new Set(SUBJECTS.map(({ code }) => code)).size).toBe(25)
    const levels = [1, 2, 3, 4].map((level) => SUBJECTS.filter((one) => one.level === level).length)
    expect(levels).toEqual([5, 10, 5, 5])
  })

  test('levels 1 and 4 are examined for 90 minutes, levels 2 and 3 for 120', () => {
    const slots = slotRows(calendar)
    for (const { level, slot } of SUBJECTS) {
      const { startsAt = 0, endsAt = 0 } = slots[slot - 1] ?? {}
      expect((endsAt - startsAt) / 60_000).toBe(level === 1 || level === 4 ? 90 : 120)
    }
  })

  test('every examination lies within the days of the sitting', () => {
    const slots = slotRows(calendar)
    expect(Math.min(...slots.map(({ startsAt }) => startsAt))).toBe(sitting.examFrom)
    expect(Math.max(...slots.map(({ endsAt }) => endsAt))).toBe(sitting.examUntil)
  })

  test('C and Python are at the same time, C and the basics overlap', () => {
    const slotOf = (code: string) => SUBJECTS.find((one) => one.code === code)?.slot
    expect(slotOf('24')).toBe(slotOf('66'))
    const [first, second] = slotRows(calendar)
    expect(slotOf('15')).toBe(2)
    expect(second?.startsAt).toBeLessThan(first?.endsAt ?? 0)
  })

  test('each centre opens six to fourteen subjects with a fee in whole fen', () => {
    for (const centre of CENTRES) {
      const opened = offeringRows(centre)
      expect(opened.length, centre.id).toBeGreaterThanOrEqual(6)
      expect(opened.length, centre.id).toBeLessThanOrEqual(14)
      for (const { fee, seats } of opened) {
        expect(Number.isSafeInteger(fee) && fee >= 5000 && fee <= 10_000).toBe(true)
        expect(Number.isSafeInteger(seats) && seats > 0).toBe(true)
      }
    }
    expect(new Set(offerings.map(({ id }) => id)).size).toBe(offerings.length)
  })

  test('one offering will have two seats left and one be full when one candidate sits in each', () => {
    expect(offerings.find(({ id }) => id === TWO_LEFT.id)?.seats).toBe(3)
    expect(offerings.find(({ id }) => id === FULL.id)?.seats).toBe(1)
  })
})

describe('centres and provinces', () => {
  test('eighteen of the thirty-one provinces hold the sitting, and each of them has a centre', () => {
    const held = sittingProvinceRows(calendar).map(({ provinceId }) => provinceId)
    expect(PROVINCES).toHaveLength(31)
    expect(held).toHaveLength(18)
    expect(new Set(CENTRES.map(({ provinceId }) => provinceId))).toEqual(new Set(held))
  })

  test('on the day of seeding some are open, some closed, some not open yet', () => {
    const states = sittingProvinceRows(calendar).map((own) => {
      const { registrationFrom, registrationUntil } = narrowWindows(sitting, own)
      return NOON < registrationFrom ? 'not yet' : NOON < registrationUntil ? 'open' : 'closed'
    })
    const count = (state: string) => states.filter((one) => one === state).length
    expect([count('open'), count('not yet'), count('closed')]).toEqual([9, 5, 4])
  })

  test('the numbers of centres begin with the code of their province and are written once', () => {
    const codes = new Map<string, string>()
    for (const { id, provinceId } of CENTRES) {
      expect(id).toMatch(/^[1-6]\d{5}$/)
      expect(codes.get(provinceId) ?? id.slice(0, 2)).toBe(id.slice(0, 2))
      codes.set(provinceId, id.slice(0, 2))
    }
    expect(new Set(CENTRES.map(({ id }) => id)).size).toBe(CENTRES.length)
  })

  test('every setting is to be found in Henan', () => {
    expect(settingsOf(CENTRE.ordinary)).toMatchObject({ review: true, money: 'online', onSite: false })
    expect(settingsOf(CENTRE.withoutReview)).toMatchObject({ review: false, money: 'online' })
    expect(settingsOf(CENTRE.classMandatory)).toMatchObject({ classMandatory: true })
    expect(settingsOf(CENTRE.onSite)?.onSiteNotice).toContain('2026年12月11日')
    expect(settingsOf(CENTRE.onSite)?.onSiteNoticeEn).toContain('11 Dec 2026')
    expect(settingsOf(CENTRE.moneyAtCentre)).toMatchObject({ money: 'centre', review: false })
    expect(settingsOf(CENTRE.threeMinutes)).toMatchObject({ timeToPayMs: 180_000, review: true })
    const own = settingsOf(CENTRE.shortWindows)
    const windows = own && narrowWindows(sitting, own)
    expect(windows?.registrationUntil).toBe(Date.parse('2026-11-29T17:00:00+08:00'))
    expect(windows?.paymentUntil).toBe(Date.parse('2026-12-03T12:00:00+08:00'))
  })

  test('each centre with a review has a reviewer, and one has two', () => {
    const reviewing = CENTRES.filter(({ id }) => settingsOf(id)?.review).map(({ id }) => id)
    const staffed = DEMO_STAFF.filter(({ role }) => role === 'reviewer').map(({ centreId }) => centreId)
    expect(new Set(staffed)).toEqual(new Set(reviewing))
    expect(staffed.filter((id) => id === CENTRE.ordinary)).toHaveLength(2)
    expect(new Set(DEMO_STAFF.map(({ login }) => login)).size).toBe(DEMO_STAFF.length)
  })
})

describe('texts', () => {
  const notices = noticeRows(calendar)

  test('English texts have no Chinese character left in them', () => {
    const english = [
      ...notices.flatMap(({ titleEn, bodyEn, changesEn }) => [titleEn, bodyEn, changesEn]),
      ...SUBJECTS.map(({ nameEn }) => nameEn),
      ...PROVINCES.map(({ nameEn }) => nameEn),
      ...CENTRES.flatMap(({ nameEn, cityEn, addressEn }) => [nameEn, cityEn, addressEn]),
      ...CENTRES.map(({ id }) => settingsOf(id)?.onSiteNoticeEn ?? ''),
    ]
    for (const text of english) expect(text).not.toMatch(HAN)
  })

  test('every heading, paragraph and list item of a text has its counterpart in the other language', () => {
    const shape = (body: string) =>
      body
        .split('\n')
        .map((line) => (line.startsWith('## ') ? 'heading' : line.startsWith('- ') ? 'item' : 'p'))
    for (const { kind, body, bodyEn } of notices) expect(shape(bodyEn), kind).toEqual(shape(body))
  })

  test('candidates are addressed as 您, without exclamation marks and without cant', () => {
    const chinese = [
      ...notices.flatMap(({ title, body, changes }) => [title, body, changes]),
      ...CENTRES.map(({ id }) => settingsOf(id)?.onSiteNotice ?? ''),
    ]
    for (const text of chinese) expect(text).not.toMatch(/你|！|非法|温馨提示|疫情|登陆|「|亲爱/)
  })

  test('the agreement has a second version that says what changed; Beijing has no notice of its own', () => {
    const agreements = notices.filter(({ kind }) => kind === 'agreement')
    expect(agreements.map(({ version, changes }) => [version, changes !== ''])).toEqual([
      [1, false],
      [2, true],
    ])
    expect(agreements[1]?.body).not.toBe(agreements[0]?.body)
    const provinces = notices.filter(({ kind }) => kind === 'province-notice')
    expect(provinces.map(({ provinceId }) => provinceId)).toEqual(['henan', 'guangdong'])
  })
})
