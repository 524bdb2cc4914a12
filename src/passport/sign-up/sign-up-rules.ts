import { type PasswordProblem, passwordProblem } from '../../auth/password-rules.ts'
import {
  type EmailProblem,
  likelyTypo,
  type MobileProblem,
  readEmail,
  readMobile,
} from '../../lib/contact.ts'

/** How long a sign-up waits for its activation (spec A2) and how soon its mail may be sent again. ms */
export const SIGN_UP = {
  validMs: 24 * 3_600_000,
  resendAfterMs: 60_000,
  rememberedMs: 7 * 24 * 3_600_000,
} as const

/** What is wrong with the field of that name. */
export type SignUpProblem =
  | { field: 'email'; why: EmailProblem | { typed: string; meant: string } }
  | { field: 'mobile'; why: MobileProblem }
  | { field: 'password'; why: PasswordProblem }
  | { field: 'confirm'; why: 'missing' | 'differs' }

export type SignUp = { email: string; mobile: string; password: string }

/** Reads the form as people type it. A likely typing mistake in the domain passes when it comes a second time (`asIs`). */
export function parseSignUp(form: URLSearchParams): { ok: SignUp } | { problems: SignUpProblem[] } {
  const email = readEmail(form.get('email'))
  const mobile = readMobile(form.get('mobile'))
  const password = form.get('password') ?? ''
  const problems: SignUpProblem[] = []
  if ('problem' in email) problems.push({ field: 'email', why: email.problem })
  else problems.push(...typoProblems(email.ok, form.get('asIs')))
  if ('problem' in mobile) problems.push({ field: 'mobile', why: mobile.problem })
  const personal = ['ok' in email ? email.ok : '', 'ok' in mobile ? mobile.ok : '']
  problems.push(...passwordProblems(password, form.get('confirm') ?? '', personal))
  if (problems.length > 0 || 'problem' in email || 'problem' in mobile) return { problems }
  return { ok: { email: email.ok, mobile: mobile.ok, password } }
}

function typoProblems(email: string, asIs: string | null): SignUpProblem[] {
  const typed = email.slice(email.lastIndexOf('@') + 1)
  const meant = asIs === email ? null : likelyTypo(typed)
  return meant === null ? [] : [{ field: 'email', why: { typed, meant } }]
}

function passwordProblems(password: string, confirmation: string, personal: string[]): SignUpProblem[] {
  const why = passwordProblem(password, personal)
  if (why !== null) return [{ field: 'password', why }]
  if (confirmation === '') return [{ field: 'confirm', why: 'missing' }]
  return confirmation === password ? [] : [{ field: 'confirm', why: 'differs' }]
}
