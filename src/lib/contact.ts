import { halfWidth, textOf, withoutBlanks } from './text.ts'

export type MobileProblem = 'missing' | 'abroad' | { digits: number } | { character: string }

/**
 * A mobile number: 11 digits for the mainland, `+` and country code for anywhere else (E.164, 7–15 digits).
 * Widths, blanks, hyphens, brackets and a leading 86, +86 or 0086 are put right; nothing throws.
 */
export function readMobile(text: unknown): { ok: string } | { problem: MobileProblem } {
  const typed = withoutBlanks(halfWidth(textOf(text))).replace(/\(0\)|[-–—()./·]/g, '')
  if (typed === '') return { problem: 'missing' }
  const number = typed.replace(/^00(?=[1-9])/, '+').replace(/^\+?86(?=1\d{10}$)/, '')
  const forbidden = [...number.replace(/^\+/, '')].find((character) => !/[0-9]/.test(character))
  if (forbidden !== undefined) return { problem: { character: forbidden } }
  if (MAINLAND.test(number) || INTERNATIONAL.test(number)) return { ok: number }
  if (number.startsWith('+86')) return { problem: { digits: number.length - 3 } }
  if (number.startsWith('+') || looksForeign(number)) return { problem: 'abroad' }
  return { problem: { digits: number.length } }
}

/** Number ranges of the mainland's operators begin with 13 to 19 (MIIT numbering plan, 2017). */
const MAINLAND = /^1[3-9]\d{9}$/
const INTERNATIONAL = /^\+(?!86)[1-9]\d{6,14}$/

/** Eight or nine digits are what Hong Kong, Macau and Taiwan dial at home; no mainland number has eleven digits and begins otherwise than with 1. */
function looksForeign(number: string): boolean {
  return (number.length === 11 && !MAINLAND.test(number)) || /^[2-9]\d{7,8}$/.test(number)
}

export type EmailProblem = 'missing' | 'incomplete' | 'malformed' | 'long' | { character: string }

/** An e-mail address, domain in small letters: at most 254 characters, 64 before the @ (RFC 5321 4.5.3.1); nothing throws. */
export function readEmail(text: unknown): { ok: string } | { problem: EmailProblem } {
  const address = withoutBlanks(halfWidth(textOf(text)))
    .replaceAll('。', '.')
    .replace(/^mailto:/i, '')
  if (address === '') return { problem: 'missing' }
  const forbidden = [...address].find(
    (character) => !/[\x21-\x7e]/.test(character) || /[,;:<>()[\]"\\]/.test(character),
  )
  if (forbidden !== undefined) return { problem: { character: forbidden } }
  const atSign = address.lastIndexOf('@')
  if (atSign < 0 || atSign === address.length - 1) return { problem: 'incomplete' }
  const local = address.slice(0, atSign)
  const domain = address.slice(atSign + 1).toLowerCase()
  if (!domain.includes('.')) return { problem: 'incomplete' }
  if (address.length > 254 || local.length > 64) return { problem: 'long' }
  if (!LOCAL_PART.test(local) || !DOMAIN.test(domain)) return { problem: 'malformed' }
  return { ok: `${local}@${domain}` }
}

/** Dot-atom of RFC 5322 3.2.3; some Chinese mail hosts allow dots at the end, so dots are not looked at. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/

/** The domain that was probably meant, e.g. `qq.com` for `qq.con`; null where nothing speaks for a slip. */
export function likelyTypo(domain: string): string | null {
  const typed = domain.toLowerCase()
  if (COMMON_MAIL_HOSTS.includes(typed) || OTHER_MAIL_HOSTS.includes(typed)) return null
  const meant = COMMON_MAIL_HOSTS.find((common) => differsByOneSlip(typed, common))
  if (meant !== undefined) return meant
  const ending = /^(.+)\.(?:con|cmo|ocm|comm|vom|cim|xom|cpm|c0m|coom|cm)$/.exec(typed)
  return ending?.[1] ? `${ending[1]}.com` : null
}

/** Mail hosts candidates use most. */
const COMMON_MAIL_HOSTS = [
  ...['qq.com', '163.com', '126.com', 'foxmail.com', 'gmail.com', 'outlook.com', 'hotmail.com', 'sina.com'],
  ...['sohu.com', 'icloud.com', '139.com', '189.cn', 'aliyun.com', 'yeah.net', 'yahoo.com', 'live.com'],
  ...['vip.qq.com', 'vip.163.com', 'vip.126.com', 'wo.cn', '21cn.com'],
]

/** Mail hosts that exist and differ from a common one by a slip. */
const OTHER_MAIL_HOSTS = [
  'mail.com',
  'email.com',
  'ymail.com',
  'live.cn',
  'sina.cn',
  'yahoo.cn',
  'me.com',
  'tom.com',
  '188.com',
]

/** One character too many, too few, another one, or two neighbours swapped. */
function differsByOneSlip(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false
  let from = 0
  while (from < meant.length && typed[from] === meant[from]) from++
  const rest = (text: string, start: number) => text.slice(start)
  if (typed.length > meant.length) return rest(typed, from + 1) === rest(meant, from)
  if (typed.length < meant.length) return rest(typed, from) === rest(meant, from + 1)
  if (rest(typed, from + 1) === rest(meant, from + 1)) return true
  const swapped = typed[from] === meant[from + 1] && typed[from + 1] === meant[from]
  return swapped && rest(typed, from + 2) === rest(meant, from + 2)
}

/** `l***@qq.com`: enough for the owner to know it again. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}***${email.slice(at)}`
}

/** `138****8000`, `+852****4567`. */
export function maskMobile(mobile: string): string {
  return `${mobile.slice(0, mobile.startsWith('+') ? 4 : 3)}****${mobile.slice(-4)}`
}
