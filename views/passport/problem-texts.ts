import { PASSWORD_LENGTH, type PasswordProblem } from '../../src/auth/password-rules.ts'
import type { EmailProblem, MobileProblem } from '../../src/lib/contact.ts'
import type { LoginProblem } from '../../src/passport/login/login-rules.ts'
import type { SignUpProblem } from '../../src/passport/sign-up/sign-up-rules.ts'
import type { Problem } from '../form.tsx'
import type { Words } from '../words.ts'

export type CaptchaProblem = { field: 'code'; why: 'missing' | 'wrong' | 'late'; by: 'picture' | 'question' }

export function captchaProblem(why: CaptchaProblem['why'], by: CaptchaProblem['by']): CaptchaProblem {
  return { field: 'code', why, by }
}

type ProblemWords = Words['passport']['problems']

export function loginProblemText(words: Words, problem: LoginProblem | CaptchaProblem): Problem {
  const t = words.passport.problems
  if (problem.field === 'code') return { field: 'code', text: captchaProblemText(words, problem) }
  if (problem.field === 'password') return { field: 'password', text: t.password.missing }
  const text = problem.why === 'missing' ? t.account.missing : t.account.noMatch
  return { field: 'account', text }
}

export function signUpProblemText(words: Words, problem: SignUpProblem | CaptchaProblem): Problem {
  return { field: problem.field, text: textOf(words, problem) }
}

export function emailProblemText(
  w: ProblemWords,
  why: EmailProblem | { typed: string; meant: string },
): string {
  if (typeof why === 'string') return w.email[why]
  return 'meant' in why ? w.email.typo(why.typed, why.meant) : w.email.character(why.character)
}

function textOf(words: Words, problem: SignUpProblem | CaptchaProblem): string {
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
      const too = problem.why === 'missing' ? '' : words.passport.code.passwordsToo
      return captchaProblemText(words, problem) + too
    }
  }
}

function mobileProblemText(w: ProblemWords, why: MobileProblem): string {
  if (typeof why === 'string') return w.mobile[why]
  return 'digits' in why ? w.mobile.digits(why.digits) : w.mobile.character(why.character)
}

function passwordProblemText(w: ProblemWords, why: PasswordProblem): string {
  if (typeof why !== 'string') return w.password.short(why.short, PASSWORD_LENGTH.min)
  return why === 'long' ? w.password.long(PASSWORD_LENGTH.max) : w.password[why]
}

export function captchaProblemText(words: Words, { why, by }: Pick<CaptchaProblem, 'why' | 'by'>): string {
  const t = words.passport.code
  if (by === 'picture') return t[why]
  return { missing: t.missingAnswer, wrong: t.wrongAnswer, late: t.lateAnswer }[why]
}
