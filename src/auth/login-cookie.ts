import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { digest } from '../lib/bytes.ts'
import type { AppContext } from '../site.ts'

/** Names of the login cookies. `__Host-` binds them to this host and to https (RFC 6265bis, 4.1.3.2). */
export const LOGIN_COOKIE = { candidate: '__Host-login', staff: '__Host-staff' } as const

export type LoginCookieName = (typeof LOGIN_COOKIE)[keyof typeof LOGIN_COOKIE]

/** Any room's context will do: only the headers are looked at. */
export type HasHeaders = { req: { raw: Request } }

/** SHA-256 of the token in a login cookie; null where there is none or it was never one of ours. */
export async function readTokenHash(c: HasHeaders, name: LoginCookieName): Promise<string | null> {
  const token = parse(c.req.raw.headers.get('Cookie') ?? '', name)[name]
  return token && /^[\w-]{43}$/.test(token) ? digest(token) : null
}

/** Gone with the browser: on shared computers nothing stays. */
export function setLoginCookie(c: AppContext, name: LoginCookieName, token: string): void {
  setCookie(c, name, token, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
}

export function deleteLoginCookie(c: AppContext, name: LoginCookieName): void {
  deleteCookie(c, name, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
}
