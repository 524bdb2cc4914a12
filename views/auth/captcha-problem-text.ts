import type { CaptchaKind, CaptchaProblem } from '../../src/auth/captcha/captcha-rules.ts'
import type { Words } from '../words/zh-CN.ts'

/** The sentences differ for the picture and for the question in its place. */
export function captchaProblemText(words: Words, why: CaptchaProblem['why'], kind: CaptchaKind): string {
  const t = words.passport.captcha
  if (kind === 'picture') return t[why]
  return { missing: t.missingAnswer, wrong: t.wrongAnswer, late: t.lateAnswer }[why]
}
