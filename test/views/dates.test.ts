import { describe, expect, test } from 'vitest'
import { beijingTime } from '../../src/lib/calendar.ts'
import {
  formatDay,
  formatDeadline,
  formatFullDay,
  formatMoment,
  formatShort,
  formatTimeLeft,
} from '../../views/dates.ts'

const at = (local: string) => Date.parse(`${local}+08:00`)

describe('dates over new year are those of the clock in Shanghai', () => {
  test('the last second of the year is still Thursday, 31 December', () => {
    const last = at('2026-12-31T23:59:59')
    expect(formatDeadline(last, 'zh-CN')).toBe('12月31日（周四）23:59:59')
    expect(formatDeadline(last, 'en')).toBe('Thu 31 Dec, 23:59:59')
    expect(beijingTime(last).year).toBe(2026)
  })

  test('the next one is Friday, 1 January, although it is still December in Greenwich', () => {
    const first = at('2027-01-01T00:00:00')
    expect(new Date(first).getUTCFullYear()).toBe(2026)
    expect(formatDay(first, 'zh-CN')).toBe('1月1日（周五）')
    expect(formatDay(first, 'en')).toBe('Fri 1 Jan')
    expect(formatFullDay(first, 'zh-CN')).toBe('2027年1月1日')
    expect(formatMoment(first, 'zh-CN')).toBe('1月1日 0:00')
  })

  test('the seven days around it have the weekdays of the calendar', () => {
    const days = [28, 29, 30, 31].map((n) => at(`2026-12-${n}T12:00:00`))
    const next = [1, 2, 3].map((n) => at(`2027-01-0${n}T12:00:00`))
    expect([...days, ...next].map((ms) => beijingTime(ms).weekday)).toEqual([1, 2, 3, 4, 5, 6, 0])
  })

  test('29 February has a weekday of its own', () => {
    expect(formatDay(at('2028-02-29T08:00:00'), 'zh-CN')).toBe('2月29日（周二）')
  })
})

describe('times are as short as they may be', () => {
  test('seconds are said only where they are not zero', () => {
    expect(formatMoment(at('2026-12-19T10:12:30'), 'zh-CN')).toBe('12月19日 10:12:30')
    expect(formatMoment(at('2026-12-31T17:00:00'), 'zh-CN')).toBe('12月31日 17:00')
    expect(formatMoment(at('2026-12-31T09:05:00'), 'en')).toBe('31 Dec, 9:05')
  })

  test('tables have month, day and minute', () => {
    expect(formatShort(at('2026-12-17T16:40:59'))).toBe('12-17 16:40')
  })
})

describe('what is left', () => {
  const until = at('2026-12-31T17:00:00')
  const before = (ms: number) => [
    formatTimeLeft(until, until - ms, 'zh-CN'),
    formatTimeLeft(until, until - ms, 'en'),
  ]

  test('counts days from two days on', () => {
    expect(before(12 * 86_400_000 + 5)).toEqual(['12 天', '12 days'])
    expect(before(2 * 86_400_000)).toEqual(['2 天', '2 days'])
  })

  test('counts hours and minutes below, minutes in the last hour, seconds in the last minute', () => {
    expect(before(2 * 86_400_000 - 1)).toEqual(['47 小时 59 分', '47 h 59 min'])
    expect(before(3_600_000)).toEqual(['1 小时 0 分', '1 h 0 min'])
    expect(before(3_599_999)).toEqual(['59 分', '59 min'])
    expect(before(60_000)).toEqual(['1 分', '1 min'])
    expect(before(59_999)).toEqual(['59 秒', '59 s'])
  })

  test('is never negative', () => {
    expect(before(0)).toEqual(['0 秒', '0 s'])
    expect(before(-90_000_000)).toEqual(['0 秒', '0 s'])
  })
})
