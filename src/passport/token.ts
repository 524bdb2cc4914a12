import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { digest } from '../lib/bytes.ts'
import type { AppContext } from '../site.ts'

/** Names of the login cookies. `__Host-` binds them to this host and to https (RFC 6265bis, 4.1.3.2). */
export const TOKEN = { candidate: '__Host-login', staff: '__Host-staff' } as const

export type TokenName = (typeof TOKEN)[keyof typeof TOKEN]

/** Any room's context will do: only the headers are looked at. */
export type HasHeaders = { req: { raw: Request } }

/** SHA-256 of the token in a login cookie; null where there is none or it was never one of ours. */
export async function readCookie(c: HasHeaders, name: TokenName): Promise<string | null> {
  const token = parse(c.req.raw.headers.get('Cookie') ?? '', name)[name]
  return token && /^[\w-]{43}$/.test(token) ? digest(token) : null
}

/** Gone with the browser: on shared computers nothing stays. */
export function writeCookie(c: AppContext, name: TokenName, token: string): void {
  setCookie(c, name, token, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
}

export function dropCookie(c: AppContext, name: TokenName): void {
  deleteCookie(c, name, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
}
