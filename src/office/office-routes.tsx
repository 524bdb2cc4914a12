import { Hono } from 'hono'
import { OfficeLoginPage } from '../../views/office/login-page.tsx'
import { LogoutPage } from '../../views/passport/logout-page.tsx'
import { type CodeProblem, sayCode } from '../../views/passport/problem-words.ts'
import { readForm } from '../lib/read-form.ts'
import { renderPage } from '../lib/render.ts'
import { wayOn } from '../passport/login-rules.ts'
import { isPassword } from '../passport/password.ts'
import { type By, byOf, keepNewCode } from '../passport/picture/code-routes.tsx'
import { dropCookie, readCookie, TOKEN, writeCookie } from '../passport/token.ts'
import type { AppContext, Site } from '../site.ts'
import { closeStaffSession, findStaff, openStaffSession } from './staff-store.ts'

/** Officers sign in apart from candidates (spec B1): other accounts, other sessions, another cookie. */
export const office = new Hono<Site>()

office.get('/office/login', async (c) => {
  const code = await keepNewCode(c)
  const to = c.req.query('to') ?? ''
  const news = to !== '' && (await readCookie(c, TOKEN.staff)) ? 'expired' : undefined
  const by = byOf(c.req.query('by'))
  return renderPage(c, OfficeLoginPage({ page: c.var.page, code: { ...code, by }, to, news }))
})

office.post('/office/login', async (c) => {
  const form = await readForm(c)
  if (form.has('do')) return again(c, form, byOf(form.get('do')), [], 200)
  const by = byOf(form.get('by'))
  const [login, password, typed] = ['account', 'password', 'code'].map((name) => form.get(name) ?? '')
  const missing = missingOf(login?.trim() ?? '', password ?? '', typed ?? '')
  if (missing.length > 0 || !login || !password || !typed) return again(c, form, by, missing)
  const asked = { codeId: form.get('codeId') ?? '', code: typed, login: login.trim() }
  const { code, officer } = await findStaff(c.env, asked, c.var.now)
  if (code !== 'right') return again(c, form, by, [{ field: 'code', why: code }])
  const isRight = isPassword(password, officer?.password ?? null)
  if (!isRight || !officer) return again(c, form, by, [{ field: 'account', why: 'no-match' }])
  const token = await openStaffSession(c.env, officer.id, await readCookie(c, TOKEN.staff), c.var.now)
  writeCookie(c, TOKEN.staff, token)
  return c.redirect(officePath(form.get('to')), 303)
})

office.get('/office/logout', (c) => renderPage(c, LogoutPage({ page: c.var.page, action: '/office/logout' })))

office.post('/office/logout', async (c) => {
  const token = await readCookie(c, TOKEN.staff)
  if (token) await closeStaffSession(c.env, token)
  dropCookie(c, TOKEN.staff)
  return c.redirect('/office/login', 303)
})

type OfficeProblem =
  | { field: 'account'; why: 'missing' | 'no-match' }
  | { field: 'password'; why: 'missing' }
  | Omit<CodeProblem, 'by'>

/** Officers are led to pages of officers only. */
function officePath(to: unknown): string {
  const way = wayOn(to, null, '/office')
  return /^\/office(?:[/?]|$)/.test(way) ? way : '/office'
}

function missingOf(login: string, password: string, code: string): OfficeProblem[] {
  const problems: OfficeProblem[] = []
  if (login === '') problems.push({ field: 'account', why: 'missing' })
  if (password === '') problems.push({ field: 'password', why: 'missing' })
  if (code === '') problems.push({ field: 'code', why: 'missing' })
  return problems
}

async function again(
  c: AppContext,
  form: URLSearchParams,
  by: By,
  problems: OfficeProblem[],
  status: 200 | 422 = 422,
) {
  const page = c.var.page
  const said = problems.map((problem) => ({ field: problem.field, text: say(c, problem, by) }))
  const code = { ...(await keepNewCode(c)), by }
  const kept = { to: form.get('to') ?? '', account: form.get('account') ?? '' }
  return renderPage(c, OfficeLoginPage({ page, code, ...kept, problems: said }), status)
}

function say(c: AppContext, problem: OfficeProblem, by: By): string {
  const t = c.var.page.words.passport
  if (problem.field === 'code') return sayCode(c.var.page.words, { why: problem.why, by })
  if (problem.field === 'password') return t.problems.password.missing
  return problem.why === 'missing' ? t.staff.accountMissing : t.staff.noMatch
}
