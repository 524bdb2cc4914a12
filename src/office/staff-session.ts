import { createMiddleware } from 'hono/factory'
import { LOGIN_COOKIE, readTokenHash } from '../auth/login-cookie.ts'
import { isPartial, loginLinkInPlace } from '../auth/redirect-to-login.ts'
import type { OfficeSite } from './staff.ts'
import { readStaff } from './staff-store.ts'

/** In front of every page of officers: one round trip, then `c.var.staff`; others are sent to the office's login page. */
export const requireStaff = createMiddleware<OfficeSite>(async (c, next) => {
  const token = await readTokenHash(c, LOGIN_COOKIE.staff)
  const officer = token ? await readStaff(c.env, token, c.var.now) : null
  if (!officer) {
    return isPartial(c.req.raw)
      ? loginLinkInPlace(c, officeLogin)
      : c.redirect(officeLogin(c.var.page.path), 303)
  }
  c.set('staff', officer)
  c.set('page', { ...c.var.page, person: officer.name })
  await next()
})

function officeLogin(page: string): string {
  return `/office/login?${new URLSearchParams({ to: page })}`
}
