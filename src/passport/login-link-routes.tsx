import { Hono } from 'hono'
import {
  LoginLinkOpenPage,
  LoginLinkOverPage,
  LoginLinkPage,
  LoginLinkSentPage,
} from '../../views/passport/login-link-pages.tsx'
import { sayEmail } from '../../views/passport/problem-words.ts'
import { digest, randomToken } from '../lib/bytes.ts'
import { readEmail } from '../lib/contact.ts'
import { readForm } from '../lib/read-form.ts'
import { renderPage } from '../lib/render.ts'
import { loginLinkMail } from '../messages/passport-mails.ts'
import type { AppContext, Site } from '../site.ts'
import { findAddressee, loginLinkStatement, readLoginLink, takeLoginLink } from './login-link-store.ts'
import { LOGIN_LINK, wayOn } from './login-rules.ts'
import { openSession } from './login-store.ts'
import { writeAndMail } from './mailing-store.ts'
import { maskEmail } from './masked.ts'
import { readToken } from './session.ts'
import { TOKEN, writeCookie } from './token.ts'

/** 「邮件登录」: a link by mail, the way in without password and picture (spec A3; WCAG 2.2, 3.3.8). */
export const loginLinks = new Hono<Site>()

loginLinks.get('/login/link', (c) => {
  const way = { to: c.req.query('to') ?? '', parked: c.req.query('parked') ?? '' }
  return renderPage(c, LoginLinkPage({ page: c.var.page, way }))
})

loginLinks.post('/login/link', async (c) => {
  const form = await readForm(c)
  const way = { to: form.get('to') ?? '', parked: form.get('parked') ?? '' }
  const email = readEmail(form.get('email'))
  if ('problem' in email) {
    const text = sayEmail(c.var.page.words.passport.problems, email.problem)
    const problems = [{ field: 'email', text }]
    return renderPage(
      c,
      LoginLinkPage({ page: c.var.page, way, email: form.get('email') ?? '', problems }),
      422,
    )
  }
  await sendLink(c, email.ok, wayOn(way.to, way.parked))
  return c.redirect('/login/link/sent', 303)
})

loginLinks.get('/login/link/sent', (c) => renderPage(c, LoginLinkSentPage({ page: c.var.page })))

loginLinks.get('/login/link/:token', async (c) => {
  const token = c.req.param('token')
  const link = await readLoginLink(c.env, await digest(token), c.var.now)
  if (!link) return renderPage(c, LoginLinkOverPage({ page: c.var.page }), 404)
  return renderPage(c, LoginLinkOpenPage({ page: c.var.page, token, maskedEmail: maskEmail(link.email) }))
})

loginLinks.post('/login/link/:token', async (c) => {
  const link = await takeLoginLink(c.env, await digest(c.req.param('token')), c.var.now)
  if (!link) return renderPage(c, LoginLinkOverPage({ page: c.var.page }), 404)
  const token = await openSession(c.env, link.passportId, await readToken(c), c.var.now)
  writeCookie(c, TOKEN.candidate, token)
  return c.redirect(wayOn(link.backTo, null), 303)
})

/** Two round trips for known and unknown addresses alike; whoever asks again within a minute gets no second mail. */
async function sendLink(c: AppContext, email: string, backTo: string): Promise<void> {
  const { now } = c.var
  const token = randomToken()
  const id = await digest(token)
  const found = await findAddressee(c.env, email, now)
  const addressee = found && !found.isTooSoon ? found : null
  const row = loginLinkStatement(c.env.DB, { id, subject: addressee?.id ?? '', backTo }, now)
  const more = { key: `login:${id}`, token, expiresAt: now + LOGIN_LINK.lasts, origin: c.env.ORIGIN }
  await writeAndMail(c, [row], addressee && loginLinkMail({ ...addressee, ...more }))
}
