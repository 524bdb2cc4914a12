import type { CaptchaProblem } from '../auth/captcha/captcha-rules.ts'
import {
  type LoginForm,
  type MissingField,
  parseLoginForm,
  pathAfterLogin,
  type SentLogin,
} from '../auth/login-rules.ts'

export type OfficeLoginProblem = MissingField | CaptchaProblem | { field: 'account'; why: 'no-match' }

/** `to` is the page that was asked for without a login. */
export function parseOfficeLogin(
  sent: SentLogin & { to: string },
): { ok: LoginForm & { to: string } } | { problems: OfficeLoginProblem[] } {
  const form = parseLoginForm(sent)
  return 'problems' in form ? form : { ok: { ...form.ok, to: sent.to } }
}

/** A login of the office leads to pages of the office only. */
export function pathAfterOfficeLogin(to: string): string {
  const path = pathAfterLogin(to, null, '/office')
  return /^\/office(?:[/?]|$)/.test(path) ? path : '/office'
}
