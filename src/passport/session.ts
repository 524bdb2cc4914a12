import { type HasHeaders, LOGIN_COOKIE, readTokenHash, setLoginCookie } from '../auth/login-cookie.ts'
import { redirectToLogin } from '../auth/redirect-to-login.ts'
import { beginSession } from '../auth/session-store.ts'
import { loginSession } from '../db/schema.ts'
import type { AppContext } from '../site.ts'
import type { Login } from './session-store.ts'

// All that other rooms use of the passport: who is logged in, and the way to the login.

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

/** The page after a login that was not on its way to another. */
export const CANDIDATE_HOME = '/welcome'

/** Begins a session, ends the one this browser had, and sets the cookie. */
export async function logIn(c: AppContext, passportId: string): Promise<void> {
  const former = await readCandidateToken(c)
  const token = await beginSession(c.env.DB, loginSession, passportId, former, c.var.now)
  setLoginCookie(c, LOGIN_COOKIE.candidate, token)
}
