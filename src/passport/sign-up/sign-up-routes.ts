import { Hono } from 'hono'
import { signUpProblemText } from '../../../views/passport/problem-texts.ts'
import { SignUpPage } from '../../../views/passport/sign-up/sign-up-page.tsx'
import { SignUpSentPage } from '../../../views/passport/sign-up/sign-up-sent-page.tsx'
import { createPageCaptcha } from '../../auth/captcha/captcha-routes.ts'
import { captchaKindOf } from '../../auth/captcha/captcha-rules.ts'
import { hashPassword } from '../../auth/password.ts'
import { readForm } from '../../lib/body.ts'
import { digest, randomId, randomToken } from '../../lib/bytes.ts'
import { isId } from '../../lib/ids.ts'
import { maskEmail } from '../../lib/mask.ts'
import { renderPage } from '../../lib/render.ts'
import { signUpMail } from '../../messages/passport-mails.ts'
import type { AppContext, Site } from '../../site.ts'
import {
  addressToConfirm,
  parseSignUp,
  SIGN_UP,
  type SignUpEntry,
  type SignUpProblem,
} from './sign-up-rules.ts'
import {
  type ActivationMail,
  addActivationLink,
  addSignUp,
  claimResend,
  findTaken,
  type PendingSignUp,
  readSignUpRow,
  type Taken,
} from './sign-up-store.ts'

export const signUpRoutes = new Hono<Site>()

signUpRoutes.get('/passport/sign-up', async (c) => {
  const captcha = await createPageCaptcha(c, captchaKindOf(c.req.query('by')))
  return renderPage(c, SignUpPage({ page: c.var.page, captcha }))
})

signUpRoutes.post('/passport/sign-up', async (c) => {
  const form = await readForm(c)
  if (form.has('do')) return showFormAgain(c, form, 200)
  const entry = parseSignUp(form)
  if ('problems' in entry) return showFormAgain(c, form, 422, entry.problems)
  const { captcha, taken } = await findTaken(c.env.DB, entry.ok, c.var.now)
  if (captcha !== 'right') return showFormAgain(c, form, 422, [{ field: 'code', why: captcha }])
  return c.redirect(`/passport/sign-up/${await addNewSignUp(c, entry.ok, taken)}/mail`, 303)
})

signUpRoutes.get('/passport/sign-up/:id/mail', async (c) => {
  const signUpId = c.req.param('id')
  const row = await readSignUpRow(c.env.DB, signUpId)
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
  const signUp = await claimResend(c.env.DB, signUpId, c.var.now)
  if (signUp) {
    await addActivationLink(c.env, signUpId, await activationMail(c, signUp), c.var.now)
    c.set('hasNewMessages', true)
  }
  return c.redirect(`/passport/sign-up/${signUpId}/mail`, 303)
})

/**
 * Stores the sign-up. Whether address and number are free or taken: the same hash, the same rows, one mail, the same
 * page. Only the mail says which case it is.
 */
async function addNewSignUp(c: AppContext, entry: SignUpEntry, taken: Taken): Promise<string> {
  const { email, mobile, password } = entry
  const signUpId = randomId(20)
  const row = { email, mobile, passwordHash: hashPassword(password), lang: c.var.page.lang }
  await addSignUp(c.env, signUpId, row, await activationMail(c, { ...row, taken }), c.var.now)
  c.set('hasNewMessages', true)
  return signUpId
}

async function activationMail(
  c: AppContext,
  signUp: PendingSignUp & { taken: Taken },
): Promise<ActivationMail> {
  const token = randomToken()
  const linkId = await digest(token)
  return { linkId, mail: signUpMail(signUp, { linkId, token, expiresAt: c.var.now + SIGN_UP.validMs }) }
}

/** The page with a new captcha; the entries stay, but for passwords and captcha. */
async function showFormAgain(
  c: AppContext,
  form: URLSearchParams,
  status: 200 | 422,
  problems: SignUpProblem[] = [],
) {
  const { page } = c.var
  const kind = captchaKindOf(form.get('do') ?? form.get('by'))
  const kept = {
    email: form.get('email') ?? '',
    mobile: form.get('mobile') ?? '',
    asIs: addressToConfirm(form, problems),
  }
  const props = {
    captcha: await createPageCaptcha(c, kind),
    kept,
    problems: problems.map((problem) => signUpProblemText(page.words, problem, kind)),
  }
  return renderPage(c, SignUpPage({ page, ...props }), status)
}
