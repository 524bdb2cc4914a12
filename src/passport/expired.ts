import type { Frame } from '../../views/frame.ts'
import { LoginAgain } from '../../views/passport/login-again.tsx'
import type { Bindings } from '../env.d.ts'
import { readForm } from '../lib/read-form.ts'
import { park } from './parked-store.ts'
import { loginAddress } from './session.ts'
import type { Login } from './session-store.ts'

/** Any room's context will do. */
type Asking = { req: { raw: Request }; env: Bindings; var: { now: number; frame: Frame } }

/**
 * To the login page and back from there; a form that met an expired login is parked first (design §7). A partial
 * request is told in its place, since a redirect would put the login page inside a row.
 */
export async function toLogin(c: Asking, login: Exclude<Login, { is: 'in' }>): Promise<Response> {
  const request = c.req.raw
  if (isPartial(request)) return inPlace(c, loginAddress)
  const form = request.method === 'POST' ? await readSmallForm(request) : null
  const parked = login.is === 'expired' && form ? await parkHere(c, login.passportId, form) : null
  return new Response(null, { status: 303, headers: { location: loginAddress(c.var.frame.path, parked) } })
}

function parkHere(c: Asking, passportId: string, form: [string, string][]): Promise<string> {
  return park(c.env, { path: c.var.frame.path, form, passportId, now: c.var.now })
}

export function isPartial(request: Request): boolean {
  return request.headers.get('HX-Request-Type') === 'partial'
}

/** 401 and a link to log in, which leads back to the page that asked. */
export function inPlace(c: Asking, addressFor: (page: string) => string): Response {
  const page = pageOf(c.req.raw.headers.get('HX-Current-URL'))
  const again = LoginAgain({ f: c.var.frame, href: addressFor(page) })
  return new Response(`${again}`, {
    status: 401,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      vary: 'HX-Request-Type',
    },
  })
}

/** The page that asks for its part, as htmx names it. */
function pageOf(address: string | null): string {
  if (!address || !URL.canParse(address)) return '/welcome'
  const { pathname, search } = new URL(address)
  return pathname + search
}

/** The text fields of a form, or null where it is too long or broken. */
async function readSmallForm(request: Request): Promise<[string, string][] | null> {
  try {
    return [...(await readForm({ req: { raw: request } }))]
  } catch {
    return null
  }
}
