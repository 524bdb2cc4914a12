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

/** The fields as the page sends them. */
type SentSignUp = {
  email: string
  mobile: string
  password: string
  confirm: string
  /** The address that the page has asked about already. */
  asIs: string
  code: string
  codeId: string
}

export type SignUpEntry = {
  email: string
  mobile: string
  password: string
  captchaId: string
  captchaAnswer: string
}

/** Accepts common ways of typing. A domain that is likely misspelt is accepted when the same address (`asIs`) is sent again. */
export function parseSignUp(sent: SentSignUp): { ok: SignUpEntry } | { problems: SignUpProblem[] } {
  const email = readEmail(sent.email)
  const mobile = readMobile(sent.mobile)
  const problems: SignUpProblem[] = []
  if ('problem' in email) problems.push({ field: 'email', why: email.problem })
  else problems.push(...typoProblems(email.ok, sent.asIs))
  if ('problem' in mobile) problems.push({ field: 'mobile', why: mobile.problem })
  const personal = ['ok' in email ? email.ok : '', 'ok' in mobile ? mobile.ok : '']
  problems.push(...passwordProblems(sent.password, sent.confirm, personal))
  if (sent.code === '') problems.push({ field: 'code', why: 'missing' })
  if (problems.length > 0 || 'problem' in email || 'problem' in mobile) return { problems }
  const captcha = { captchaId: sent.codeId, captchaAnswer: sent.code }
  return { ok: { email: email.ok, mobile: mobile.ok, password: sent.password, ...captcha } }
}

function typoProblems(email: string, asIs: string): SignUpProblem[] {
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
 * The address that the page asks about because its domain looks misspelt, or null. The page sends it along as `asIs`, so that
 * the same address is accepted the second time.
 */
export function addressToConfirm(typed: string, problems: readonly SignUpProblem[]): string | null {
  const email = readEmail(typed)
  const isAsked = problems.some((p) => p.field === 'email' && typeof p.why === 'object' && 'meant' in p.why)
  return isAsked && 'ok' in email ? email.ok : null
}
