import { PASSWORD_LENGTH } from './password-rules.ts'

/** The fields with which candidates and officers log in. */
export type LoginForm = { account: string; password: string; captchaId: string; captchaAnswer: string }

export type MissingField = { field: 'account' | 'password' | 'code'; why: 'missing' }

export function parseLoginForm(form: URLSearchParams): { ok: LoginForm } | { problems: MissingField[] } {
  const account = form.get('account')?.trim() ?? ''
  const password = form.get('password') ?? ''
  const captchaAnswer = form.get('code') ?? ''
  const problems: MissingField[] = []
  if (account === '') problems.push({ field: 'account', why: 'missing' })
  if (password === '') problems.push({ field: 'password', why: 'missing' })
  if (captchaAnswer === '') problems.push({ field: 'code', why: 'missing' })
  if (problems.length > 0) return { problems }
  const captchaId = form.get('codeId') ?? ''
  return {
    ok: { account, password: password.slice(0, 4 * PASSWORD_LENGTH.max), captchaId, captchaAnswer },
  }
}
