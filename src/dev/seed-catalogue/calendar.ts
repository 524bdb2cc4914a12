import { beijingTime } from '../../lib/calendar.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const SATURDAY = 6
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** All dates of the seeded sitting, counted from the day it is seeded; a moment is ms since 1970. */
export type Calendar = {
  name: string
  nameEn: string
  /** `time` is hours, e.g. 9.5, on the clock in Asia/Shanghai, so many days after the seed day. */
  at: (days: number, time: number) => number
  /** The same, counted from the Saturday of the examination. */
  atExam: (days: number, time: number) => number
}

/** The examination begins on the first Saturday at least 90 days ahead. */
export function calendarFrom(now: number): Calendar {
  const today = Math.floor((now + 8 * HOUR) / DAY) * DAY - 8 * HOUR
  const early = today + 90 * DAY
  const saturday = early + ((SATURDAY - beijingTime(early).weekday + 7) % 7) * DAY
  const { year, month } = beijingTime(saturday)
  return {
    name: `${year}年${month}月考次`,
    nameEn: `${MONTHS[month - 1]} ${year} sitting`,
    at: (days, time) => today + days * DAY + time * HOUR,
    atExam: (days, time) => saturday + days * DAY + time * HOUR,
  }
}
