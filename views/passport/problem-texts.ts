import type { CaptchaKind } from '../../src/auth/captcha/captcha-rules.ts'
import { PASSWORD_LENGTH, type PasswordProblem } from '../../src/auth/password-rules.ts'
import type { EmailProblem, MobileProblem } from '../../src/lib/contact.ts'
import type { LoginProblem } from '../../src/passport/login/login-rules.ts'
import type { SignUpProblem } from '../../src/passport/sign-up/sign-up-rules.ts'
import { captchaProblemText } from '../auth/captcha-field.tsx'
import type { Problem } from '../form.tsx'
import type { Words } from '../words/zh-CN.ts'

type ProblemWords = Words['passport']['problems']

export function loginProblemText(words: Words, problem: LoginProblem, kind: CaptchaKind): Problem {
  const t = words.passport.problems
  if (problem.field === 'code') return { field: 'code', text: captchaProblemText(words, problem.why, kind) }
  if (problem.field === 'password') return { field: 'password', text: t.password.missing }
  const text = problem.why === 'missing' ? t.account.missing : t.account.noMatch
  return { field: 'account', text }
}

export function signUpProblemText(words: Words, problem: SignUpProblem, kind: CaptchaKind): Problem {
  return { field: problem.field, text: textOf(words, problem, kind) }
}

export function emailProblemText(
  t: ProblemWords,
  why: EmailProblem | { typed: string; meant: string },
): string {
  if (typeof why === 'string') return t.email[why]
  return 'meant' in why ? t.email.typo(why.typed, why.meant) : t.email.character(why.character)
}

function textOf(words: Words, problem: SignUpProblem, kind: CaptchaKind): string {
  const t = words.passport.problems
  switch (problem.field) {
    case 'email':
      return emailProblemText(t, problem.why)
    case 'mobile':
      return mobileProblemText(t, problem.why)
    case 'password':
      return passwordProblemText(t, problem.why)
    case 'confirm':
      return t.confirm[problem.why]
    case 'code': {
      const too = problem.why === 'missing' ? '' : words.passport.captcha.passwordsToo
      return captchaProblemText(words, problem.why, kind) + too
    }
  }
}

function mobileProblemText(t: ProblemWords, why: MobileProblem): string {
  if (typeof why === 'string') return t.mobile[why]
  return 'digits' in why ? t.mobile.digits(why.digits) : t.mobile.character(why.character)
}

function passwordProblemText(t: ProblemWords, why: PasswordProblem): string {
  if (typeof why !== 'string') return t.password.short(why.short, PASSWORD_LENGTH.min)
  return why === 'long' ? t.password.long(PASSWORD_LENGTH.max) : t.password[why]
}
