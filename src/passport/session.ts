import { createMiddleware } from 'hono/factory'
import { type HasHeaders, LOGIN_COOKIE, readTokenHash } from '../auth/login-cookie.ts'
import type { Site } from '../site.ts'
import { type Login, readSession } from './session-store.ts'

// What the other rooms know of the passport: who is logged in. They ask nothing else.

export type LoggedIn = Site & { Variables: { login: Extract<Login, { is: 'in' }> } }

/** SHA-256 of the login cookie's token, or null where no such cookie came along. */
export function readCandidateToken(c: HasHeaders): Promise<string | null> {
  return readTokenHash(c, LOGIN_COOKIE.candidate)
}

/** For rooms without a batch of their own: one round trip, then `c.var.login`; others are sent to the login page. */
export const requireLogin = createMiddleware<LoggedIn>(async (c, next) => {
  const token = await readCandidateToken(c)
  const who: Login = token ? await readSession(c.env.DB, token, c.var.now) : { is: 'none' }
  if (who.is !== 'in') return c.redirect(loginAddress(c.var.page.path), 303)
  c.set('login', who)
  await next()
})

/** Where to log in, and to come back to `path` from there; `parked` is the form that waits. */
export function loginAddress(path: string, savedPost?: string | null): string {
  const query = new URLSearchParams({ to: path })
  if (savedPost) query.set('parked', savedPost)
  return `/login?${query}`
}
