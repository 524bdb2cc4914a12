import type { CaptchaProblem } from '../../auth/captcha/captcha-rules.ts'
import { type PasswordProblem, passwordProblem } from '../../auth/password-rules.ts'
import {
  type EmailProblem,
  likelyTypo,
  type MobileProblem,
  readEmail,
  readMobile,
} from '../../lib/contact.ts'

/** How long a sign-up waits for its activation (spec A2), how soon its mail may be sent again, and how long its row is kept. */
export const SIGN_UP = {
  validMs: 24 * 3_600_000,
  resendAfterMs: 60_000,
  rememberedMs: 7 * 24 * 3_600_000,
} as const

export type SignUpProblem =
  | { field: 'email'; why: EmailProblem | { typed: string; meant: string } }
  | { field: 'mobile'; why: MobileProblem }
  | { field: 'password'; why: PasswordProblem }
  | { field: 'confirm'; why: 'missing' | 'differs' }
  | CaptchaProblem

export type SignUpEntry = {
  email: string
  mobile: string
  password: string
  captchaId: string
  captchaAnswer: string
}

/** Accepts common ways of typing. A domain that is likely misspelt is accepted when the same address (`asIs`) is sent again. */
export function parseSignUp(form: URLSearchParams): { ok: SignUpEntry } | { problems: SignUpProblem[] } {
  const email = readEmail(form.get('email'))
  const mobile = readMobile(form.get('mobile'))
  const password = form.get('password') ?? ''
  const problems: SignUpProblem[] = []
  if ('problem' in email) problems.push({ field: 'email', why: email.problem })
  else problems.push(...typoProblems(email.ok, form.get('asIs')))
  if ('problem' in mobile) problems.push({ field: 'mobile', why: mobile.problem })
  const personal = ['ok' in email ? email.ok : '', 'ok' in mobile ? mobile.ok : '']
  problems.push(...passwordProblems(password, form.get('confirm') ?? '', personal))
  const captchaAnswer = form.get('code') ?? ''
  if (captchaAnswer === '') problems.push({ field: 'code', why: 'missing' })
  if (problems.length > 0 || 'problem' in email || 'problem' in mobile) return { problems }
  const captchaId = form.get('codeId') ?? ''
  return { ok: { email: email.ok, mobile: mobile.ok, password, captchaId, captchaAnswer } }
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

/**
 * The address that the page asks about because its domain looks misspelt. The page sends it along, so that the same
 * address is accepted the second time.
 */
export function addressToConfirm(form: URLSearchParams, problems: readonly SignUpProblem[]): string {
  const email = readEmail(form.get('email'))
  const isAsked = problems.some((p) => p.field === 'email' && typeof p.why === 'object' && 'meant' in p.why)
  return isAsked && 'ok' in email ? email.ok : (form.get('asIs') ?? '')
}
