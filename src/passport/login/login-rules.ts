import type { CaptchaCheck, CaptchaProblem } from '../../auth/captcha/captcha-rules.ts'
import { type LoginForm, type MissingField, parseLoginForm, type SentLogin } from '../../auth/login-rules.ts'
import { readEmail, readMobile } from '../../lib/contact.ts'

export type LoginProblem = MissingField | CaptchaProblem | { field: 'account'; why: 'no-match' }

/** The address or number by which an account is looked up; a text that cannot be either finds nothing. */
export type AccountName = { email: string } | { mobile: string }

export type LoginEntry = Omit<LoginForm, 'account'> & { account: AccountName; to: string; saved: string }

export function parseLogin(
  sent: SentLogin & { to: string; saved: string },
): { ok: LoginEntry } | { problems: LoginProblem[] } {
  const entry = parseLoginForm(sent)
  if ('problems' in entry) return entry
  const { to, saved } = sent
  return { ok: { ...entry.ok, account: parseAccount(entry.ok.account), to, saved } }
}

export function parseAccount(typed: string): AccountName {
  const email = readEmail(typed)
  if ('ok' in email) return { email: email.ok }
  const mobile = readMobile(typed)
  return { mobile: 'ok' in mobile ? mobile.ok : '' }
}

/** The rows found for a login: whether the captcha was right, and the passport or the sign-up that waits for its activation. */
export type LoginLookup = {
  captcha: CaptchaCheck
  passport: { id: string; passwordHash: string } | null
  waiting: { id: string; passwordHash: string; email: string } | null
}

export type LoginResult =
  | { is: 'in'; passportId: string }
  | { is: 'wrong-captcha'; why: Exclude<CaptchaCheck, 'right'> }
  | { is: 'no-match' }
  /** The right password of an account that was not activated: only then the page says so (spec A2). */
  | { is: 'waiting'; signUpId: string; email: string }

/**
 * The captcha first; then exactly one comparison, whether the account exists, waits for its activation or does not exist,
 * so that all three take the same time.
 */
export function checkLogin(
  found: LoginLookup,
  password: string,
  isCorrect: (password: string, stored: string | null) => boolean,
): LoginResult {
  if (found.captcha !== 'right') return { is: 'wrong-captcha', why: found.captcha }
  const { passport, waiting } = found
  if (!isCorrect(password, (passport ?? waiting)?.passwordHash ?? null)) return { is: 'no-match' }
  if (passport) return { is: 'in', passportId: passport.id }
  return waiting ? { is: 'waiting', signUpId: waiting.id, email: waiting.email } : { is: 'no-match' }
}

/** The problems that the login page names after a login that failed. */
export function problemsOf(result: Exclude<LoginResult, { is: 'in' }>): LoginProblem[] {
  switch (result.is) {
    case 'wrong-captcha':
      return [{ field: 'code', why: result.why }]
    case 'no-match':
      return [{ field: 'account', why: 'no-match' }]
    case 'waiting':
      return []
  }
}
