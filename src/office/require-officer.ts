import { createMiddleware } from 'hono/factory'
import { LOGIN_COOKIE, readTokenHash } from '../auth/login-cookie.ts'
import { isPartial, loginLinkInPlace } from '../auth/redirect-to-login.ts'
import { loadOfficer } from './officer-session-store.ts'
import type { OfficeSite } from './roles.ts'

/** In front of every page of officers: one round trip, then `c.var.staff`; others are sent to the office's login page. */
export const requireOfficer = createMiddleware<OfficeSite>(async (c, next) => {
  const token = await readTokenHash(c, LOGIN_COOKIE.staff)
  const officer = token ? await loadOfficer(c.env, token, c.var.now) : null
  if (!officer) {
    return isPartial(c.req.raw)
      ? loginLinkInPlace(c, officeLoginAddress)
      : c.redirect(officeLoginAddress(c.var.page.path), 303)
  }
  c.set('staff', officer)
  c.set('page', { ...c.var.page, person: officer.name })
  await next()
})

function officeLoginAddress(page: string): string {
  return `/office/login?${new URLSearchParams({ to: page })}`
}
