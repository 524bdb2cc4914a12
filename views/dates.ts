import { beijingTime } from '../src/lib/calendar.ts'
import type { Lang } from '../src/lib/lang.ts'

const HOUR = 3_600_000
const WEEKDAYS = {
  'zh-CN': ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** “12月31日（周四）” / “Thu 31 Dec”. */
export function formatDay(ms: number, lang: Lang): string {
  const t = beijingTime(ms)
  const week = WEEKDAYS[lang][t.weekday]
  return lang === 'en' ? `${week} ${t.day} ${MONTHS[t.month - 1]}` : `${t.month}月${t.day}日（周${week}）`
}

/** “2027年3月15日” / “15 Mar 2027”. */
export function formatFullDay(ms: number, lang: Lang): string {
  const t = beijingTime(ms)
  return lang === 'en' ? `${t.day} ${MONTHS[t.month - 1]} ${t.year}` : `${t.year}年${t.month}月${t.day}日`
}

/** “12月31日 17:00” / “31 Dec, 17:00”. */
export function formatMoment(ms: number, lang: Lang): string {
  const t = beijingTime(ms)
  return lang === 'en' ? `${t.day} ${MONTHS[t.month - 1]}, ${t.time}` : `${t.month}月${t.day}日 ${t.time}`
}

/** A moment that has passed, to the minute: “12月18日 10:12” / “18 Dec, 10:12”. */
export function formatPastMoment(ms: number, lang: Lang): string {
  return formatMoment(Math.floor(ms / 60_000) * 60_000, lang)
}

/** A deadline: “12月31日（周四）17:00” / “Thu 31 Dec, 17:00”. */
export function formatDeadline(ms: number, lang: Lang): string {
  const t = beijingTime(ms)
  return lang === 'en' ? `${formatDay(ms, lang)}, ${t.time}` : `${formatDay(ms, lang)}${t.time}`
}

/** For tables: “12-17 16:40”. */
export function formatShort(ms: number): string {
  const t = beijingTime(ms)
  return `${t.date.slice(5)} ${t.minute}`
}

/** The time that is left: “12 天”, “23 小时 48 分”, “40 秒” – seconds only in the last minute. Never negative. */
export function formatTimeLeft(until: number, now: number, lang: Lang): string {
  const ms = Math.max(0, until - now)
  const days = Math.floor(ms / (24 * HOUR))
  const hours = Math.floor(ms / HOUR)
  const minutes = Math.floor(ms / 60_000) % 60
  const seconds = Math.floor(ms / 1000)
  if (lang === 'en') {
    if (days >= 2) return `${days} days`
    if (hours >= 1) return `${hours} h ${minutes} min`
    return seconds >= 60 ? `${minutes} min` : `${seconds} s`
  }
  if (days >= 2) return `${days} 天`
  if (hours >= 1) return `${hours} 小时 ${minutes} 分`
  return seconds >= 60 ? `${minutes} 分` : `${seconds} 秒`
}

/** “2004年3月15日” / “15 Mar 2004” of `2004-03-15`. */
export function formatBirthDate(birth: string, lang: Lang): string {
  return formatFullDay(Date.parse(`${birth}T00:00:00+08:00`), lang)
}
