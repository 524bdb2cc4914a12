import { readEmail, readMobile } from '../lib/contact.ts'
import { safePath } from '../lib/safe-redirect.ts'
import { PASSWORD } from './password-rules.ts'

/** A login link works once (spec A3), and the next may follow a minute later. ms */
export const LOGIN_LINK = { lasts: 15 * 60_000, again: 60_000 } as const

export type LoginProblem =
  | { field: 'account'; why: 'missing' | 'no-match' }
  | { field: 'password'; why: 'missing' }

/** What accounts are looked up by; an address or number that cannot be one finds nothing. */
export type Account = { email: string } | { mobile: string }

export type LoginForm = { account: Account; password: string }

export function readLoginForm(form: URLSearchParams): { ok: LoginForm } | { problems: LoginProblem[] } {
  const account = form.get('account')?.trim() ?? ''
  const password = form.get('password') ?? ''
  const problems: LoginProblem[] = []
  if (account === '') problems.push({ field: 'account', why: 'missing' })
  if (password === '') problems.push({ field: 'password', why: 'missing' })
  if (problems.length > 0) return { problems }
  return { ok: { account: readAccount(account), password: password.slice(0, 4 * PASSWORD.most) } }
}

export function readAccount(typed: string): Account {
  const email = readEmail(typed)
  if ('ok' in email) return { email: email.ok }
  const mobile = readMobile(typed)
  return { mobile: 'ok' in mobile ? mobile.ok : '' }
}

/** What was found of somebody who wants in: the fate of the picture code, and a passport or a sign-up that still waits. */
export type Found = {
  code: 'right' | 'wrong' | 'late'
  passport: { id: string; password: string } | null
  waiting: { id: string; password: string; email: string } | null
}

export type Verdict =
  | { is: 'in'; passportId: string }
  | { is: 'wrong-code'; why: 'wrong' | 'late' }
  | { is: 'no-match' }
  /** The right password of an account that was not activated: only then it is named (spec A2). */
  | { is: 'waiting'; signUpId: string; email: string }

/** Code first; then one comparison, whether the account is known, waits, or is nobody's, so that all take the same time. */
export function judge(
  found: Found,
  password: string,
  compare: (password: string, stored: string | null) => boolean,
): Verdict {
  if (found.code !== 'right') return { is: 'wrong-code', why: found.code }
  const { passport, waiting } = found
  const isRight = compare(password, (passport ?? waiting)?.password ?? null)
  if (!isRight) return { is: 'no-match' }
  if (passport) return { is: 'in', passportId: passport.id }
  return waiting ? { is: 'waiting', signUpId: waiting.id, email: waiting.email } : { is: 'no-match' }
}

/** Where a login leads: the page that was wanted, if it is one of ours and not this one; the form that was parked comes along. */
export function wayOn(to: unknown, parked: unknown, home = '/welcome'): string {
  const wanted = safePath(to)
  const path = wanted === '/' || /^\/(?:login|logout|office\/log)/.test(wanted) ? home : wanted
  if (typeof parked !== 'string' || !/^[A-Z0-9]{20}$/.test(parked)) return path
  const url = new URL(path, 'http://here')
  url.searchParams.set('parked', parked)
  return url.pathname + url.search
}
