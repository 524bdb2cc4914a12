import { Hono } from 'hono'
import {
  type CaptchaProblem,
  captchaProblem,
  signUpProblemText,
} from '../../../views/passport/problem-texts.ts'
import { SignUpPage } from '../../../views/passport/sign-up/sign-up-page.tsx'
import { SignUpSentPage } from '../../../views/passport/sign-up/sign-up-sent-page.tsx'
import { type CaptchaKind, captchaKindOf, createPageCaptcha } from '../../auth/captcha/captcha-routes.ts'
import { hashPassword } from '../../auth/password.ts'
import { readForm } from '../../lib/body.ts'
import { digest, randomId, randomToken } from '../../lib/bytes.ts'
import { readEmail } from '../../lib/contact.ts'
import { isId } from '../../lib/ids.ts'
import { maskEmail } from '../../lib/mask.ts'
import { renderPage } from '../../lib/render.ts'
import { type SignUpMail, signUpMail } from '../../messages/passport-mails.ts'
import { writeAndSendLater } from '../../messages/send-later-store.ts'
import type { AppContext, Site } from '../../site.ts'
import { parseSignUp, SIGN_UP, type SignUpProblem } from './sign-up-rules.ts'
import {
  activationLinkStatement,
  claimResend,
  endOtherSignUps,
  findTaken,
  readSignUpRow,
  signUpStatements,
} from './sign-up-store.ts'

export const signUpRoutes = new Hono<Site>()

signUpRoutes.get('/passport/sign-up', async (c) => {
  const code = await createPageCaptcha(c)
  return renderPage(
    c,
    SignUpPage({ page: c.var.page, code: { ...code, by: captchaKindOf(c.req.query('by')) } }),
  )
})

signUpRoutes.post('/passport/sign-up', async (c) => {
  const form = await readForm(c)
  if (form.has('do')) return showFormAgain(c, form, captchaKindOf(form.get('do')), 200)
  const by = captchaKindOf(form.get('by'))
  const entry = parseSignUp(form)
  const typed = form.get('code') ?? ''
  if ('problems' in entry || typed === '') {
    const problems = 'problems' in entry ? entry.problems : []
    return showFormAgain(c, form, by, 422, [
      ...problems,
      ...(typed === '' ? [captchaProblem('missing', by)] : []),
    ])
  }
  const { email, mobile, password } = entry.ok
  const asked = { codeId: form.get('codeId') ?? '', code: typed, email, mobile }
  const { code, taken } = await findTaken(c.env, asked, c.var.now)
  if (code !== 'right') return showFormAgain(c, form, by, 422, [captchaProblem(code, by)])
  // Known or not: the same hash, the same rows, one mail, the same page. Only the mail tells.
  const id = randomId(20)
  const { lang } = c.var.page
  const entered = { email, mobile, password: hashPassword(password), lang }
  const rows = signUpStatements(c.env.DB, id, entered, c.var.now)
  await sendActivationMail(c, rows, { signUpId: id, email, mobile, lang, taken })
  return c.redirect(`/passport/sign-up/${id}/mail`, 303)
})

signUpRoutes.get('/passport/sign-up/:id/mail', async (c) => {
  const signUpId = c.req.param('id')
  const row = await readSignUpRow(c.env, signUpId)
  if (!row) return c.notFound()
  const page = {
    signUpId,
    maskedEmail: maskEmail(row.email),
    againFrom: row.mailedAt + SIGN_UP.resendAfterMs,
  }
  return renderPage(c, SignUpSentPage({ page: c.var.page, ...page }))
})

signUpRoutes.post('/passport/sign-up/:id/mail', async (c) => {
  const signUpId = c.req.param('id')
  if (!isId(signUpId, 20)) return c.notFound()
  const turn = await claimResend(c.env, signUpId, c.var.now)
  if (turn) {
    const ending = endOtherSignUps(c.env.DB, signUpId, turn.email, c.var.now)
    await sendActivationMail(c, [ending], { ...turn, signUpId })
  }
  return c.redirect(`/passport/sign-up/${signUpId}/mail`, 303)
})

/** Writes `rows` with a new activation link and mails which case it is; the link of a taken address is sent to nobody. */
async function sendActivationMail(
  c: AppContext,
  rows: Parameters<typeof writeAndSendLater>[1],
  to: Omit<SignUpMail, 'key' | 'token' | 'expiresAt' | 'origin'> & { signUpId: string },
): Promise<void> {
  const token = randomToken()
  const linkId = await digest(token)
  const link = activationLinkStatement(c.env.DB, linkId, to.signUpId, c.var.now)
  const more = {
    key: `sign-up:${linkId}`,
    token,
    expiresAt: c.var.now + SIGN_UP.validMs,
    origin: c.env.ORIGIN,
  }
  await writeAndSendLater(c, [...rows, link], signUpMail({ ...to, ...more }))
}

/** The page once more with a new code; what was typed stays, but for passwords and code. */
async function showFormAgain(
  c: AppContext,
  form: URLSearchParams,
  by: CaptchaKind,
  status: 200 | 422,
  problems: (SignUpProblem | CaptchaProblem)[] = [],
) {
  const page = c.var.page
  const kept = {
    email: form.get('email') ?? '',
    mobile: form.get('mobile') ?? '',
    asIs: confirmedAddress(form, problems),
  }
  const said = problems.map((problem) => signUpProblemText(page.words, problem))
  return renderPage(
    c,
    SignUpPage({ page, code: { ...(await createPageCaptcha(c)), by }, kept, problems: said }),
    status,
  )
}

/** The address that was asked about for its domain: it passes when it comes again as it is. */
function confirmedAddress(form: URLSearchParams, problems: (SignUpProblem | CaptchaProblem)[]): string {
  const email = readEmail(form.get('email'))
  const isAsked = problems.some((p) => p.field === 'email' && typeof p.why === 'object' && 'meant' in p.why)
  return isAsked && 'ok' in email ? email.ok : (form.get('asIs') ?? '')
}
