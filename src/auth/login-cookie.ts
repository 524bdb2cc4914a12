import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { digest } from '../lib/bytes.ts'
import type { AppContext } from '../site.ts'

/** Names of the login cookies. `__Host-` binds them to this host and to https (RFC 6265bis, 4.1.3.2). */
export const LOGIN_COOKIE = { candidate: '__Host-login', staff: '__Host-staff' } as const

type LoginCookieName = (typeof LOGIN_COOKIE)[keyof typeof LOGIN_COOKIE]

/** The part of a request that is needed here; every room's context has it. */
export type HasHeaders = { req: { raw: Request } }

/** SHA-256 of the token in a login cookie; null if there is no cookie or its value cannot be a token. */
export async function readTokenHash(c: HasHeaders, name: LoginCookieName): Promise<string | null> {
  const token = parse(c.req.raw.headers.get('Cookie') ?? '', name)[name]
  return token && /^[\w-]{43}$/.test(token) ? digest(token) : null
}

/** A cookie without a life time: the browser deletes it when it is closed, which matters on shared computers. */
export function setLoginCookie(c: AppContext, name: LoginCookieName, token: string): void {
  setCookie(c, name, token, ATTRIBUTES)
}

export function deleteLoginCookie(c: AppContext, name: LoginCookieName): void {
  deleteCookie(c, name, ATTRIBUTES)
}

const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
