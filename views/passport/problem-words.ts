import type { EmailProblem, MobileProblem } from '../../src/lib/contact.ts'
import type { LoginProblem } from '../../src/passport/login-rules.ts'
import { PASSWORD, type PasswordProblem } from '../../src/passport/password-rules.ts'
import type { SignUpProblem } from '../../src/passport/sign-up-rules.ts'
import type { Problem } from '../form.tsx'
import type { Words } from '../words.ts'

export type CodeProblem = { field: 'code'; why: 'missing' | 'wrong' | 'late'; by: 'picture' | 'question' }

export function codeProblem(why: CodeProblem['why'], by: CodeProblem['by']): CodeProblem {
  return { field: 'code', why, by }
}

type Said = Words['passport']['problems']

export function sayLogin(words: Words, problem: LoginProblem | CodeProblem): Problem {
  const t = words.passport.problems
  if (problem.field === 'code') return { field: 'code', text: sayCode(words, problem) }
  if (problem.field === 'password') return { field: 'password', text: t.password.missing }
  const text = problem.why === 'missing' ? t.account.missing : t.account.noMatch
  return { field: 'account', text }
}

export function saySignUp(words: Words, problem: SignUpProblem | CodeProblem): Problem {
  return { field: problem.field, text: textOf(words, problem) }
}

export function sayEmail(w: Said, why: EmailProblem | { typed: string; meant: string }): string {
  if (typeof why === 'string') return w.email[why]
  return 'meant' in why ? w.email.typo(why.typed, why.meant) : w.email.character(why.character)
}

function textOf(words: Words, problem: SignUpProblem | CodeProblem): string {
  const t = words.passport.problems
  switch (problem.field) {
    case 'email':
      return sayEmail(t, problem.why)
    case 'mobile':
      return sayMobile(t, problem.why)
    case 'password':
      return sayPassword(t, problem.why)
    case 'confirm':
      return t.confirm[problem.why]
    case 'code': {
      const too = problem.why === 'missing' ? '' : words.passport.code.passwordsToo
      return sayCode(words, problem) + too
    }
  }
}

function sayMobile(w: Said, why: MobileProblem): string {
  if (typeof why === 'string') return w.mobile[why]
  return 'digits' in why ? w.mobile.digits(why.digits) : w.mobile.character(why.character)
}

function sayPassword(w: Said, why: PasswordProblem): string {
  if (typeof why !== 'string') return w.password.short(why.short, PASSWORD.least)
  return why === 'long' ? w.password.long(PASSWORD.most) : w.password[why]
}

export function sayCode(words: Words, { why, by }: Pick<CodeProblem, 'why' | 'by'>): string {
  const t = words.passport.code
  if (by === 'picture') return t[why]
  return { missing: t.missingAnswer, wrong: t.wrongAnswer, late: t.lateAnswer }[why]
}
