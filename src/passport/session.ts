import { createMiddleware } from 'hono/factory'
import { type HasHeaders, LOGIN_COOKIE, readTokenHash, setLoginCookie } from '../auth/login-cookie.ts'
import { loginAddress, redirectToLogin } from '../auth/redirect-to-login.ts'
import { beginSession } from '../auth/session-store.ts'
import { loginSession } from '../db/schema.ts'
import type { AppContext, Site } from '../site.ts'
import { type Login, readSession } from './session-store.ts'

// All that other rooms use of the passport: who is logged in, and the way to the login.

type LoggedIn = Site & { Variables: { login: Extract<Login, { is: 'in' }> } }

/** SHA-256 of the login cookie's token, or null if the request brought no such cookie. */
export function readCandidateToken(c: HasHeaders): Promise<string | null> {
  return readTokenHash(c, LOGIN_COOKIE.candidate)
}

/** To the candidates' login page and back; a form that was posted with an expired login is saved first. */
export function redirectToCandidateLogin(
  c: Parameters<typeof redirectToLogin>[0],
  login: Exclude<Login, { is: 'in' }>,
): Promise<Response> {
  return redirectToLogin(c, '/login', login.is === 'expired' ? login.passportId : null)
}

/** For rooms that read nothing else from D1: one round trip, then `c.var.login`. Everybody else is sent to the login page. */
export const requireLogin = createMiddleware<LoggedIn>(async (c, next) => {
  const tokenHash = await readCandidateToken(c)
  const login: Login = tokenHash ? await readSession(c.env.DB, tokenHash, c.var.now) : { is: 'none' }
  if (login.is !== 'in') return c.redirect(loginAddress('/login', c.var.page.path), 303)
  c.set('login', login)
  await next()
})

/** The page after a login that was not on its way to another. */
export const CANDIDATE_HOME = '/welcome'

/** Begins a session, ends the one this browser had, and sets the cookie. */
export async function logIn(c: AppContext, passportId: string): Promise<void> {
  const former = await readCandidateToken(c)
  const token = await beginSession(c.env.DB, loginSession, passportId, former, c.var.now)
  setLoginCookie(c, LOGIN_COOKIE.candidate, token)
}
