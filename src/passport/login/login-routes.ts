import { Hono } from 'hono'
import { LogoutPage } from '../../../views/auth/logout-page.tsx'
import { type LoginMessage, LoginPage } from '../../../views/passport/login/login-page.tsx'
import { loginProblemText } from '../../../views/passport/problem-texts.ts'
import { pathAfterLogin } from '../../auth/after-login.ts'
import { createPageCaptcha } from '../../auth/captcha/captcha-routes.ts'
import { captchaKindOf } from '../../auth/captcha/captcha-rules.ts'
import { deleteLoginCookie, LOGIN_COOKIE, setLoginCookie } from '../../auth/login-cookie.ts'
import { isCorrectPassword } from '../../auth/password.ts'
import { endSession } from '../../auth/session-store.ts'
import { loginSession } from '../../db/schema.ts'
import { readForm } from '../../lib/body.ts'
import { maskEmail } from '../../lib/mask.ts'
import { renderPage } from '../../lib/render.ts'
import type { AppContext, Site } from '../../site.ts'
import { readCandidateToken } from '../session.ts'
import type { Login } from '../session-store.ts'
import { checkLogin, type LoginProblem, type LoginResult, parseLogin, problemsOf } from './login-rules.ts'
import { beginCandidateSession, findAccount, loadLoginPage } from './login-store.ts'

export const loginRoutes = new Hono<Site>()

loginRoutes.get('/login', async (c) => {
  const { to = '', saved: savedPost = '', by, out } = c.req.query()
  const { lang } = c.var.page
  const { captcha, login } = await loadLoginPage(c.env.DB, await readCandidateToken(c), lang, c.var.now)
  if (login.is === 'in') return c.redirect(pathAfterLogin(to, savedPost, HOME), 303)
  const shown = { ...captcha, by: captchaKindOf(by) }
  const message = messageFor(login, savedPost, out)
  return renderPage(c, LoginPage({ page: c.var.page, captcha: shown, target: { to, savedPost }, message }))
})

loginRoutes.post('/login', async (c) => {
  const form = await readForm(c)
  if (form.has('do')) return showFormAgain(c, form, 200)
  const entry = parseLogin(form)
  if ('problems' in entry) return showFormAgain(c, form, 422, entry.problems)
  const found = await findAccount(c.env.DB, entry.ok, c.var.now)
  const result = checkLogin(found, entry.ok.password, isCorrectPassword)
  if (result.is !== 'in') return showFormAgain(c, form, 422, problemsOf(result), result)
  await logIn(c, result.passportId)
  return c.redirect(pathAfterLogin(form.get('to'), form.get('saved'), HOME), 303)
})

loginRoutes.get('/logout', (c) => renderPage(c, LogoutPage({ page: c.var.page, action: '/logout' })))

loginRoutes.post('/logout', async (c) => {
  const tokenHash = await readCandidateToken(c)
  if (tokenHash) await endSession(c.env.DB, loginSession, tokenHash)
  deleteLoginCookie(c, LOGIN_COOKIE.candidate)
  return c.redirect('/login?out=1', 303)
})

/** The candidates' page after a login that was not on its way to another. */
export const HOME = '/welcome'

/** Begins a session, ends the one this browser had, and sets the cookie. */
export async function logIn(c: AppContext, passportId: string): Promise<void> {
  const token = await beginCandidateSession(c.env.DB, passportId, await readCandidateToken(c), c.var.now)
  setLoginCookie(c, LOGIN_COOKIE.candidate, token)
}

/** The page with a new captcha; the entries stay, but for password and captcha. */
async function showFormAgain(
  c: AppContext,
  form: URLSearchParams,
  status: 200 | 422,
  problems: LoginProblem[] = [],
  result?: LoginResult,
) {
  const { page } = c.var
  const kind = captchaKindOf(form.get('do') ?? form.get('by'))
  const props = {
    captcha: await createPageCaptcha(c, kind),
    target: { to: form.get('to') ?? '', savedPost: form.get('saved') ?? '' },
    account: form.get('account') ?? '',
    problems: problems.map((problem) => loginProblemText(page.words, problem, kind)),
    waiting: result?.is === 'waiting' ? { ...result, email: maskEmail(result.email) } : undefined,
  }
  return renderPage(c, LoginPage({ page, ...props }), status)
}

function messageFor(login: Login, savedPost: string, out: string | undefined): LoginMessage | undefined {
  if (savedPost !== '') return 'savedPost'
  if (login.is === 'expired') return 'expired'
  return out === undefined ? undefined : 'loggedOut'
}
