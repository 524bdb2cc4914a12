import { Hono } from 'hono'
import { type LoginNews, LoginPage } from '../../views/passport/login-page.tsx'
import { LogoutPage } from '../../views/passport/logout-page.tsx'
import { type CodeProblem, codeProblem, sayLogin } from '../../views/passport/problem-words.ts'
import { readForm } from '../lib/read-form.ts'
import { renderPage } from '../lib/render.ts'
import type { AppContext, Site } from '../site.ts'
import { judge, type LoginProblem, readLoginForm, wayOn } from './login-rules.ts'
import { closeSession, findAccount, openLogin, openSession } from './login-store.ts'
import { maskEmail } from './masked.ts'
import { isPassword } from './password.ts'
import { type By, byOf, keepNewCode } from './picture/code-routes.tsx'
import { readToken } from './session.ts'
import type { Login } from './session-store.ts'
import { dropCookie, TOKEN, writeCookie } from './token.ts'

export const loginRoom = new Hono<Site>()

loginRoom.get('/login', async (c) => {
  const way = { to: c.req.query('to') ?? '', parked: c.req.query('parked') ?? '' }
  const { code, login } = await openLogin(c.env, await readToken(c), c.var.page.lang, c.var.now)
  if (login.is === 'in') return c.redirect(wayOn(way.to, way.parked), 303)
  const news = newsOf(login, way.parked, c.req.query('out'))
  const by = byOf(c.req.query('by'))
  return renderPage(c, LoginPage({ page: c.var.page, code: { ...code, by }, way, news }))
})

loginRoom.post('/login', async (c) => {
  const form = await readForm(c)
  if (form.has('do')) return again(c, form, byOf(form.get('do')), 200)
  const by = byOf(form.get('by'))
  const entry = readLoginForm(form)
  const typed = form.get('code') ?? ''
  if ('problems' in entry || typed === '') {
    const problems = 'problems' in entry ? entry.problems : []
    return again(c, form, by, 422, [...problems, ...(typed === '' ? [codeProblem('missing', by)] : [])])
  }
  const found = await findAccount(
    c.env,
    { codeId: form.get('codeId') ?? '', code: typed, account: entry.ok.account },
    c.var.now,
  )
  const verdict = judge(found, entry.ok.password, isPassword)
  if (verdict.is === 'wrong-code') return again(c, form, by, 422, [codeProblem(verdict.why, by)])
  if (verdict.is === 'no-match') return again(c, form, by, 422, [{ field: 'account', why: 'no-match' }])
  if (verdict.is === 'waiting') return again(c, form, by, 422, [], verdict)
  const token = await openSession(c.env, verdict.passportId, await readToken(c), c.var.now)
  writeCookie(c, TOKEN.candidate, token)
  return c.redirect(wayOn(form.get('to'), form.get('parked')), 303)
})

loginRoom.get('/logout', (c) => renderPage(c, LogoutPage({ page: c.var.page, action: '/logout' })))

loginRoom.post('/logout', async (c) => {
  const token = await readToken(c)
  if (token) await closeSession(c.env, token)
  dropCookie(c, TOKEN.candidate)
  return c.redirect('/login?out=1', 303)
})

/** The page once more with a new code; what was typed stays, but for password and code. */
async function again(
  c: AppContext,
  form: URLSearchParams,
  by: By,
  status: 200 | 422,
  problems: (LoginProblem | CodeProblem)[] = [],
  waiting?: { signUpId: string; email: string },
) {
  const code = await keepNewCode(c)
  const page = c.var.page
  return renderPage(
    c,
    LoginPage({
      page,
      code: { ...code, by },
      way: { to: form.get('to') ?? '', parked: form.get('parked') ?? '' },
      account: form.get('account') ?? '',
      problems: problems.map((problem) => sayLogin(page.words, problem)),
      waiting: waiting && { signUpId: waiting.signUpId, email: maskEmail(waiting.email) },
    }),
    status,
  )
}

function newsOf(login: Login, parked: string, out: string | undefined): LoginNews | undefined {
  if (parked !== '') return 'parked'
  if (login.is === 'expired') return 'expired'
  return out === undefined ? undefined : 'loggedOut'
}
