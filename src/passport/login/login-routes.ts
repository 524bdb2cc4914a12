import { Hono } from 'hono'
import { LogoutPage } from '../../../views/auth/logout-page.tsx'
import { type LoginMessage, LoginPage } from '../../../views/passport/login/login-page.tsx'
import {
  type CaptchaProblem,
  captchaProblem,
  loginProblemText,
} from '../../../views/passport/problem-texts.ts'
import { type CaptchaKind, captchaKindOf, createPageCaptcha } from '../../auth/captcha/captcha-routes.ts'
import { deleteLoginCookie, LOGIN_COOKIE, setLoginCookie } from '../../auth/login-cookie.ts'
import { isCorrectPassword } from '../../auth/password.ts'
import { readForm } from '../../lib/body.ts'
import { maskEmail } from '../../lib/mask.ts'
import { renderPage } from '../../lib/render.ts'
import type { AppContext, Site } from '../../site.ts'
import { readCandidateToken } from '../session.ts'
import type { Login } from '../session-store.ts'
import { checkLogin, type LoginProblem, parseLogin, pathAfterLogin } from './login-rules.ts'
import { closeSession, findAccount, loadLoginPage, openSession } from './login-store.ts'

export const loginRoutes = new Hono<Site>()

loginRoutes.get('/login', async (c) => {
  const target = { to: c.req.query('to') ?? '', savedPost: c.req.query('parked') ?? '' }
  const { code, login } = await loadLoginPage(c.env, await readCandidateToken(c), c.var.page.lang, c.var.now)
  if (login.is === 'in') return c.redirect(pathAfterLogin(target.to, target.savedPost), 303)
  const news = messageAfter(login, target.savedPost, c.req.query('out'))
  const by = captchaKindOf(c.req.query('by'))
  return renderPage(c, LoginPage({ page: c.var.page, code: { ...code, by }, way: target, message: news }))
})

loginRoutes.post('/login', async (c) => {
  const form = await readForm(c)
  if (form.has('do')) return showFormAgain(c, form, captchaKindOf(form.get('do')), 200)
  const by = captchaKindOf(form.get('by'))
  const entry = parseLogin(form)
  const typed = form.get('code') ?? ''
  if ('problems' in entry || typed === '') {
    const problems = 'problems' in entry ? entry.problems : []
    return showFormAgain(c, form, by, 422, [
      ...problems,
      ...(typed === '' ? [captchaProblem('missing', by)] : []),
    ])
  }
  const found = await findAccount(
    c.env,
    { codeId: form.get('codeId') ?? '', code: typed, account: entry.ok.account },
    c.var.now,
  )
  const verdict = checkLogin(found, entry.ok.password, isCorrectPassword)
  if (verdict.is === 'wrong-code') return showFormAgain(c, form, by, 422, [captchaProblem(verdict.why, by)])
  if (verdict.is === 'no-match')
    return showFormAgain(c, form, by, 422, [{ field: 'account', why: 'no-match' }])
  if (verdict.is === 'waiting') return showFormAgain(c, form, by, 422, [], verdict)
  const token = await openSession(c.env, verdict.passportId, await readCandidateToken(c), c.var.now)
  setLoginCookie(c, LOGIN_COOKIE.candidate, token)
  return c.redirect(pathAfterLogin(form.get('to'), form.get('parked')), 303)
})

loginRoutes.get('/logout', (c) => renderPage(c, LogoutPage({ page: c.var.page, action: '/logout' })))

loginRoutes.post('/logout', async (c) => {
  const token = await readCandidateToken(c)
  if (token) await closeSession(c.env, token)
  deleteLoginCookie(c, LOGIN_COOKIE.candidate)
  return c.redirect('/login?out=1', 303)
})

/** The page once more with a new code; what was typed stays, but for password and code. */
async function showFormAgain(
  c: AppContext,
  form: URLSearchParams,
  by: CaptchaKind,
  status: 200 | 422,
  problems: (LoginProblem | CaptchaProblem)[] = [],
  waiting?: { signUpId: string; email: string },
) {
  const code = await createPageCaptcha(c)
  const page = c.var.page
  return renderPage(
    c,
    LoginPage({
      page,
      code: { ...code, by },
      way: { to: form.get('to') ?? '', savedPost: form.get('parked') ?? '' },
      account: form.get('account') ?? '',
      problems: problems.map((problem) => loginProblemText(page.words, problem)),
      waiting: waiting && { signUpId: waiting.signUpId, email: maskEmail(waiting.email) },
    }),
    status,
  )
}

function messageAfter(login: Login, parked: string, out: string | undefined): LoginMessage | undefined {
  if (parked !== '') return 'parked'
  if (login.is === 'expired') return 'expired'
  return out === undefined ? undefined : 'loggedOut'
}
