import { Hono } from 'hono'
import {
  LoginLinkExpiredPage,
  LoginLinkOpenPage,
  LoginLinkPage,
  LoginLinkSentPage,
} from '../../../views/passport/login-link/login-link-pages.tsx'
import { emailProblemText } from '../../../views/passport/problem-texts.ts'
import { pathAfterLogin } from '../../auth/login-rules.ts'
import { readForm } from '../../lib/body.ts'
import { digest, randomToken } from '../../lib/bytes.ts'
import { type EmailProblem, maskEmail } from '../../lib/contact.ts'
import { renderPage } from '../../lib/render.ts'
import { validForm, validParam, validQuery } from '../../lib/validate.ts'
import { loginLinkMail } from '../../messages/passport-mails.ts'
import type { AppContext, Site } from '../../site.ts'
import { CANDIDATE_HOME, logIn } from '../session.ts'
import { loginLinkForm, loginLinkParam, loginLinkQuery } from './login-link-schema.ts'
import { addLoginLink, findAddressee, LOGIN_LINK, readLoginLink, spendLoginLink } from './login-link-store.ts'

/** 「邮件登录」: a link by mail, the way in without password and picture (spec A3; WCAG 2.2, 3.3.8). */
export const loginLinkRoutes = new Hono<Site>()

loginLinkRoutes.get('/login/link', validQuery(loginLinkQuery), (c) => {
  const { to, saved } = c.req.valid('query')
  return renderPage(c, LoginLinkPage({ page: c.var.page, target: { to, savedPost: saved } }))
})

loginLinkRoutes.post('/login/link', validForm(loginLinkForm, refuse), async (c) => {
  const { email, to, saved } = c.req.valid('form')
  await sendLink(c, email, pathAfterLogin(to, saved, CANDIDATE_HOME))
  return c.redirect('/login/link/sent', 303)
})

loginLinkRoutes.get('/login/link/sent', (c) => renderPage(c, LoginLinkSentPage({ page: c.var.page })))

loginLinkRoutes.get('/login/link/:token', validParam(loginLinkParam), async (c) => {
  const { token } = c.req.valid('param')
  const link = await readLoginLink(c.env.DB, await digest(token), c.var.now)
  if (!link) return renderPage(c, LoginLinkExpiredPage({ page: c.var.page }), 404)
  return renderPage(c, LoginLinkOpenPage({ page: c.var.page, token, maskedEmail: maskEmail(link.email) }))
})

loginLinkRoutes.post('/login/link/:token', validParam(loginLinkParam), async (c) => {
  const link = await spendLoginLink(c.env.DB, await digest(c.req.valid('param').token), c.var.now)
  if (!link) return renderPage(c, LoginLinkExpiredPage({ page: c.var.page }), 404)
  await logIn(c, link.passportId)
  return c.redirect(pathAfterLogin(link.backTo, null, CANDIDATE_HOME), 303)
})

async function refuse(c: AppContext, problems: { why: EmailProblem }[]): Promise<Response> {
  const form = await readForm(c)
  const { page } = c.var
  const props = {
    target: { to: form.get('to') ?? '', savedPost: form.get('saved') ?? '' },
    email: form.get('email') ?? '',
    problems: problems.map(({ why }) => {
      return { field: 'email', text: emailProblemText(page.words.passport.problems, why) }
    }),
  }
  return renderPage(c, LoginLinkPage({ page, ...props }), 422)
}

/**
 * Two round trips and the same statements for known and unknown addresses. A second request within a minute sends no second
 * mail.
 */
async function sendLink(c: AppContext, email: string, backTo: string): Promise<void> {
  const { now, page } = c.var
  const found = await findAddressee(c.env.DB, email, now)
  const addressee = found && !found.isTooSoon ? found : { id: '', email, lang: page.lang }
  const token = randomToken()
  const linkId = await digest(token)
  const mail = loginLinkMail(addressee, { linkId, token, expiresAt: now + LOGIN_LINK.validMs })
  await addLoginLink(c.env, { id: linkId, passportId: addressee.id, backTo }, mail, now)
  c.set('hasNewMessages', true)
}
