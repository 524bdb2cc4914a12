import { Hono } from 'hono'
import { LogoutPage } from '../../views/auth/logout-page.tsx'
import { OfficeLoginPage, officeLoginProblem } from '../../views/office/login-page.tsx'
import { createPageCaptcha, switchCaptcha } from '../auth/captcha/captcha-routes.ts'
import { captchaKindOf } from '../auth/captcha/captcha-rules.ts'
import { deleteLoginCookie, LOGIN_COOKIE, readTokenHash, setLoginCookie } from '../auth/login-cookie.ts'
import { isCorrectPassword } from '../auth/password.ts'
import { beginSession, endSession } from '../auth/session-store.ts'
import { staffSession } from '../db/schema.ts'
import { readForm } from '../lib/body.ts'
import { renderPage } from '../lib/render.ts'
import { validForm, validQuery } from '../lib/validate.ts'
import type { AppContext, Site } from '../site.ts'
import { type OfficeLoginProblem, pathAfterOfficeLogin } from './login-rules.ts'
import { officeLoginForm, officeLoginQuery } from './office-schema.ts'
import { findOfficerForLogin } from './officer-store.ts'

/** Officers log in apart from candidates (spec B1): other accounts, other sessions, another cookie. */
export const loginRoutes = new Hono<Site>()

loginRoutes.get('/office/login', validQuery(officeLoginQuery), async (c) => {
  const { to, by } = c.req.valid('query')
  const captcha = await createPageCaptcha(c, by)
  const notice = to !== '' && (await readTokenHash(c, LOGIN_COOKIE.staff)) ? 'expired' : undefined
  return renderPage(c, OfficeLoginPage({ page: c.var.page, captcha, to, notice }))
})

loginRoutes.post(
  '/office/login',
  switchCaptcha(showFormAgain),
  validForm(officeLoginForm, refuse),
  async (c) => {
    const entry = c.req.valid('form')
    const { captcha, officer } = await findOfficerForLogin(c.env.DB, entry, c.var.now)
    if (captcha !== 'right') return refuse(c, [{ field: 'code', why: captcha }])
    const isCorrect = isCorrectPassword(entry.password, officer?.password ?? null)
    if (!officer || !isCorrect) return refuse(c, [{ field: 'account', why: 'no-match' }])
    const former = await readTokenHash(c, LOGIN_COOKIE.staff)
    const token = await beginSession(c.env.DB, staffSession, officer.id, former, c.var.now)
    setLoginCookie(c, LOGIN_COOKIE.staff, token)
    return c.redirect(pathAfterOfficeLogin(entry.to), 303)
  },
)

loginRoutes.get('/office/logout', (c) =>
  renderPage(c, LogoutPage({ page: c.var.page, action: '/office/logout' })),
)

loginRoutes.post('/office/logout', async (c) => {
  const tokenHash = await readTokenHash(c, LOGIN_COOKIE.staff)
  if (tokenHash) await endSession(c.env.DB, staffSession, tokenHash)
  deleteLoginCookie(c, LOGIN_COOKIE.staff)
  return c.redirect('/office/login', 303)
})

async function refuse(c: AppContext, problems: OfficeLoginProblem[]): Promise<Response> {
  return showFormAgain(c, await readForm(c), problems)
}

/** The page with a new captcha; the account stays, password and captcha do not. */
async function showFormAgain(
  c: AppContext,
  form: URLSearchParams,
  problems?: OfficeLoginProblem[],
): Promise<Response> {
  const { page } = c.var
  const kind = captchaKindOf(form.get('do') ?? form.get('by'))
  const props = {
    captcha: await createPageCaptcha(c, kind),
    to: form.get('to') ?? '',
    account: form.get('account') ?? '',
    problems: problems?.map((problem) => officeLoginProblem(page, problem, kind)),
  }
  return renderPage(c, OfficeLoginPage({ page, ...props }), problems ? 422 : 200)
}
