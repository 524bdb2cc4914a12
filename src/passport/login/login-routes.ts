import { Hono } from 'hono'
import { LogoutPage } from '../../../views/auth/logout-page.tsx'
import { type LoginMessage, LoginPage } from '../../../views/passport/login/login-page.tsx'
import { loginProblemText } from '../../../views/passport/problem-texts.ts'
import { createPageCaptcha, switchCaptcha } from '../../auth/captcha/captcha-routes.ts'
import { captchaKindOf } from '../../auth/captcha/captcha-rules.ts'
import { deleteLoginCookie, LOGIN_COOKIE } from '../../auth/login-cookie.ts'
import { pathAfterLogin } from '../../auth/login-rules.ts'
import { isCorrectPassword } from '../../auth/password.ts'
import { endSession } from '../../auth/session-store.ts'
import { loginSession } from '../../db/schema.ts'
import { readForm } from '../../lib/body.ts'
import { maskEmail } from '../../lib/contact.ts'
import { renderPage } from '../../lib/render.ts'
import { validForm, validQuery } from '../../lib/validate.ts'
import type { AppContext, Site } from '../../site.ts'
import { CANDIDATE_HOME, logIn, readCandidateToken } from '../session.ts'
import type { Login } from '../session-store.ts'
import { checkLogin, type LoginProblem, type LoginResult, problemsOf } from './login-rules.ts'
import { loginForm, loginQuery } from './login-schema.ts'
import { findAccount, loadLoginPage } from './login-store.ts'

export const loginRoutes = new Hono<Site>()

loginRoutes.get('/login', validQuery(loginQuery), async (c) => {
  const { to, saved, by, out } = c.req.valid('query')
  const { lang } = c.var.page
  const { captcha, login } = await loadLoginPage(c.env.DB, await readCandidateToken(c), lang, c.var.now)
  if (login.is === 'in') return c.redirect(pathAfterLogin(to, saved, CANDIDATE_HOME), 303)
  const message = messageFor(login, saved, out)
  const target = { to, savedPost: saved }
  return renderPage(c, LoginPage({ page: c.var.page, captcha: { ...captcha, by }, target, message }))
})

loginRoutes.post('/login', switchCaptcha(showFormAgain), validForm(loginForm, refuse), async (c) => {
  const entry = c.req.valid('form')
  const found = await findAccount(c.env.DB, entry, c.var.now)
  const result = checkLogin(found, entry.password, isCorrectPassword)
  if (result.is !== 'in') return refuse(c, problemsOf(result), result)
  await logIn(c, result.passportId)
  return c.redirect(pathAfterLogin(entry.to, entry.saved, CANDIDATE_HOME), 303)
})

loginRoutes.get('/logout', (c) => renderPage(c, LogoutPage({ page: c.var.page, action: '/logout' })))

loginRoutes.post('/logout', async (c) => {
  const tokenHash = await readCandidateToken(c)
  if (tokenHash) await endSession(c.env.DB, loginSession, tokenHash)
  deleteLoginCookie(c, LOGIN_COOKIE.candidate)
  return c.redirect('/login?out=1', 303)
})

async function refuse(c: AppContext, problems: LoginProblem[], result?: LoginResult): Promise<Response> {
  return showFormAgain(c, await readForm(c), problems, result)
}

/** The page with a new captcha; the entries stay, but for password and captcha. */
async function showFormAgain(
  c: AppContext,
  form: URLSearchParams,
  problems?: LoginProblem[],
  result?: LoginResult,
): Promise<Response> {
  const { page } = c.var
  const kind = captchaKindOf(form.get('do') ?? form.get('by'))
  const props = {
    captcha: await createPageCaptcha(c, kind),
    target: { to: form.get('to') ?? '', savedPost: form.get('saved') ?? '' },
    account: form.get('account') ?? '',
    problems: problems?.map((problem) => loginProblemText(page.words, problem, kind)),
    waiting: result?.is === 'waiting' ? { ...result, email: maskEmail(result.email) } : undefined,
  }
  return renderPage(c, LoginPage({ page, ...props }), problems ? 422 : 200)
}

function messageFor(login: Login, savedPost: string, out: string): LoginMessage | undefined {
  if (savedPost !== '') return 'savedPost'
  if (login.is === 'expired') return 'expired'
  return out === '' ? undefined : 'loggedOut'
}
