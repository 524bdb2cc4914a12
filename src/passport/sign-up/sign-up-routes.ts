import { Hono } from 'hono'
import { signUpProblemText } from '../../../views/passport/problem-texts.ts'
import { SignUpPage } from '../../../views/passport/sign-up/sign-up-page.tsx'
import { SignUpSentPage } from '../../../views/passport/sign-up/sign-up-sent-page.tsx'
import { createPageCaptcha, switchCaptcha } from '../../auth/captcha/captcha-routes.ts'
import { captchaKindOf } from '../../auth/captcha/captcha-rules.ts'
import { hashPassword } from '../../auth/password.ts'
import { readForm } from '../../lib/body.ts'
import { digest, randomId, randomToken } from '../../lib/bytes.ts'
import { maskEmail } from '../../lib/contact.ts'
import { renderPage } from '../../lib/render.ts'
import { validForm, validParam, validQuery } from '../../lib/validate.ts'
import { signUpMail } from '../../messages/passport-mails.ts'
import type { AppContext, Site } from '../../site.ts'
import { addressToConfirm, SIGN_UP, type SignUpEntry, type SignUpProblem } from './sign-up-rules.ts'
import { signUpForm, signUpParam, signUpQuery } from './sign-up-schema.ts'
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

signUpRoutes.get('/passport/sign-up', validQuery(signUpQuery), async (c) => {
  const captcha = await createPageCaptcha(c, c.req.valid('query').by)
  return renderPage(c, SignUpPage({ page: c.var.page, captcha }))
})

signUpRoutes.post(
  '/passport/sign-up',
  switchCaptcha(showFormAgain),
  validForm(signUpForm, refuse),
  async (c) => {
    const entry = c.req.valid('form')
    const { captcha, taken } = await findTaken(c.env.DB, entry, c.var.now)
    if (captcha !== 'right') return refuse(c, [{ field: 'code', why: captcha }])
    return c.redirect(`/passport/sign-up/${await addNewSignUp(c, entry, taken)}/mail`, 303)
  },
)

signUpRoutes.get('/passport/sign-up/:id/mail', validParam(signUpParam), async (c) => {
  const signUpId = c.req.valid('param').id
  const row = await readSignUpRow(c.env.DB, signUpId)
  if (!row) return c.notFound()
  const resendFrom = row.mailedAt + SIGN_UP.resendAfterMs
  const maskedEmail = maskEmail(row.email)
  return renderPage(c, SignUpSentPage({ page: c.var.page, signUpId, maskedEmail, resendFrom }))
})

signUpRoutes.post('/passport/sign-up/:id/mail', validParam(signUpParam), async (c) => {
  const signUpId = c.req.valid('param').id
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

async function refuse(c: AppContext, problems: SignUpProblem[]): Promise<Response> {
  return showFormAgain(c, await readForm(c), problems)
}

/** The page with a new captcha; the entries stay, but for passwords and captcha. */
async function showFormAgain(
  c: AppContext,
  form: URLSearchParams,
  problems?: SignUpProblem[],
): Promise<Response> {
  const { page } = c.var
  const kind = captchaKindOf(form.get('do') ?? form.get('by'))
  const email = form.get('email') ?? ''
  const props = {
    captcha: await createPageCaptcha(c, kind),
    kept: {
      email,
      mobile: form.get('mobile') ?? '',
      asIs: addressToConfirm(email, problems ?? []) ?? form.get('asIs') ?? '',
    },
    problems: problems?.map((problem) => signUpProblemText(page.words, problem, kind)),
  }
  return renderPage(c, SignUpPage({ page, ...props }), problems ? 422 : 200)
}
