import { Hono } from 'hono'
import { captchaProblemText } from '../../views/auth/captcha-field.tsx'
import { LogoutPage } from '../../views/auth/logout-page.tsx'
import { OfficeLoginPage } from '../../views/office/login-page.tsx'
import { createPageCaptcha } from '../auth/captcha/captcha-routes.ts'
import { type CaptchaKind, type CaptchaProblem, captchaKindOf } from '../auth/captcha/captcha-rules.ts'
import { deleteLoginCookie, LOGIN_COOKIE, readTokenHash, setLoginCookie } from '../auth/login-cookie.ts'
import { pathAfterLogin } from '../auth/login-rules.ts'
import { isCorrectPassword } from '../auth/password.ts'
import { beginSession, endSession } from '../auth/session-store.ts'
import { staffSession } from '../db/schema.ts'
import { readForm } from '../lib/body.ts'
import { renderPage } from '../lib/render.ts'
import type { AppContext, Site } from '../site.ts'
import { findOfficerForLogin } from './officer-session-store.ts'

/** Officers sign in apart from candidates (spec B1): other accounts, other sessions, another cookie. */
export const loginRoutes = new Hono<Site>()

loginRoutes.get('/office/login', async (c) => {
  const captcha = await createPageCaptcha(c, captchaKindOf(c.req.query('by')))
  const to = c.req.query('to') ?? ''
  const notice = to !== '' && (await readTokenHash(c, LOGIN_COOKIE.staff)) ? 'expired' : undefined
  return renderPage(c, OfficeLoginPage({ page: c.var.page, captcha, to, notice }))
})

loginRoutes.post('/office/login', async (c) => {
  const form = await readForm(c)
  if (form.has('do')) return showFormAgain(c, form, captchaKindOf(form.get('do')), [], 200)
  const by = captchaKindOf(form.get('by'))
  const [login, password, typed] = ['account', 'password', 'code'].map((name) => form.get(name) ?? '')
  const missing = missingFields(login?.trim() ?? '', password ?? '', typed ?? '')
  if (missing.length > 0 || !login || !password || !typed) return showFormAgain(c, form, by, missing)
  const asked = { codeId: form.get('codeId') ?? '', code: typed, login: login.trim() }
  const { code, officer } = await findOfficerForLogin(c.env, asked, c.var.now)
  if (code !== 'right') return showFormAgain(c, form, by, [{ field: 'code', why: code }])
  const isRight = isCorrectPassword(password, officer?.password ?? null)
  if (!isRight || !officer) return showFormAgain(c, form, by, [{ field: 'account', why: 'no-match' }])
  const former = await readTokenHash(c, LOGIN_COOKIE.staff)
  const token = await beginSession(c.env.DB, staffSession, officer.id, former, c.var.now)
  setLoginCookie(c, LOGIN_COOKIE.staff, token)
  return c.redirect(officePath(form.get('to')), 303)
})

loginRoutes.get('/office/logout', (c) =>
  renderPage(c, LogoutPage({ page: c.var.page, action: '/office/logout' })),
)

loginRoutes.post('/office/logout', async (c) => {
  const token = await readTokenHash(c, LOGIN_COOKIE.staff)
  if (token) await endSession(c.env.DB, staffSession, token)
  deleteLoginCookie(c, LOGIN_COOKIE.staff)
  return c.redirect('/office/login', 303)
})

type OfficeLoginProblem =
  | { field: 'account'; why: 'missing' | 'no-match' }
  | { field: 'password'; why: 'missing' }
  | CaptchaProblem

/** Officers are led to pages of officers only. */
function officePath(to: unknown): string {
  const way = pathAfterLogin(to, null, '/office')
  return /^\/office(?:[/?]|$)/.test(way) ? way : '/office'
}

function missingFields(login: string, password: string, code: string): OfficeLoginProblem[] {
  const problems: OfficeLoginProblem[] = []
  if (login === '') problems.push({ field: 'account', why: 'missing' })
  if (password === '') problems.push({ field: 'password', why: 'missing' })
  if (code === '') problems.push({ field: 'code', why: 'missing' })
  return problems
}

async function showFormAgain(
  c: AppContext,
  form: URLSearchParams,
  by: CaptchaKind,
  problems: OfficeLoginProblem[],
  status: 200 | 422 = 422,
) {
  const page = c.var.page
  const said = problems.map((problem) => ({ field: problem.field, text: problemText(c, problem, by) }))
  const captcha = await createPageCaptcha(c, by)
  const kept = { to: form.get('to') ?? '', account: form.get('account') ?? '' }
  return renderPage(c, OfficeLoginPage({ page, captcha, ...kept, problems: said }), status)
}

function problemText(c: AppContext, problem: OfficeLoginProblem, by: CaptchaKind): string {
  const t = c.var.page.words.passport
  if (problem.field === 'code') return captchaProblemText(c.var.page.words, problem.why, by)
  if (problem.field === 'password') return t.problems.password.missing
  return problem.why === 'missing' ? t.staff.accountMissing : t.staff.noMatch
}
