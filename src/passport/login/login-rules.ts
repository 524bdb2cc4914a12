import { PASSWORD_LENGTH } from '../../auth/password-rules.ts'
import { readEmail, readMobile } from '../../lib/contact.ts'
import { safePath } from '../../lib/safe-redirect.ts'

/** A login link works once (spec A3), and the next may follow a minute later. ms */
export const LOGIN_LINK = { validMs: 15 * 60_000, resendAfterMs: 60_000 } as const

export type LoginProblem =
  | { field: 'account'; why: 'missing' | 'no-match' }
  | { field: 'password'; why: 'missing' }

/** What accounts are looked up by; an address or number that cannot be one finds nothing. */
export type AccountName = { email: string } | { mobile: string }

export type LoginForm = { account: AccountName; password: string }

export function parseLogin(form: URLSearchParams): { ok: LoginForm } | { problems: LoginProblem[] } {
  const account = form.get('account')?.trim() ?? ''
  const password = form.get('password') ?? ''
  const problems: LoginProblem[] = []
  if (account === '') problems.push({ field: 'account', why: 'missing' })
  if (password === '') problems.push({ field: 'password', why: 'missing' })
  if (problems.length > 0) return { problems }
  return { ok: { account: parseAccount(account), password: password.slice(0, 4 * PASSWORD_LENGTH.max) } }
}

export function parseAccount(typed: string): AccountName {
  const email = readEmail(typed)
  if ('ok' in email) return { email: email.ok }
  const mobile = readMobile(typed)
  return { mobile: 'ok' in mobile ? mobile.ok : '' }
}

/** What was found of somebody who wants in: the fate of the picture code, and a passport or a sign-up that still waits. */
export type LoginLookup = {
  code: 'right' | 'wrong' | 'late'
  passport: { id: string; password: string } | null
  waiting: { id: string; password: string; email: string } | null
}

export type LoginResult =
  | { is: 'in'; passportId: string }
  | { is: 'wrong-code'; why: 'wrong' | 'late' }
  | { is: 'no-match' }
  /** The right password of an account that was not activated: only then it is named (spec A2). */
  | { is: 'waiting'; signUpId: string; email: string }

/** Code first; then one comparison, whether the account is known, waits, or is nobody's, so that all take the same time. */
export function checkLogin(
  found: LoginLookup,
  password: string,
  compare: (password: string, stored: string | null) => boolean,
): LoginResult {
  if (found.code !== 'right') return { is: 'wrong-code', why: found.code }
  const { passport, waiting } = found
  const isRight = compare(password, (passport ?? waiting)?.password ?? null)
  if (!isRight) return { is: 'no-match' }
  if (passport) return { is: 'in', passportId: passport.id }
  return waiting ? { is: 'waiting', signUpId: waiting.id, email: waiting.email } : { is: 'no-match' }
}

/** Where a login leads: the page that was wanted, if it is one of ours and not this one; the form that was parked comes along. */
export function pathAfterLogin(to: unknown, savedPost: unknown, home = '/welcome'): string {
  const wanted = safePath(to)
  const path = wanted === '/' || /^\/(?:login|logout|office\/log)/.test(wanted) ? home : wanted
  if (typeof savedPost !== 'string' || !/^[A-Z0-9]{20}$/.test(savedPost)) return path
  const url = new URL(path, 'http://here')
  url.searchParams.set('parked', savedPost)
  return url.pathname + url.search
}
