import { LoginAgain } from '../../views/auth/login-again.tsx'
import type { PageContext } from '../../views/page-context.ts'
import type { Bindings } from '../env.d.ts'
import { readForm } from '../lib/body.ts'
import { loginAddress } from '../passport/session.ts'
import type { Login } from '../passport/session-store.ts'
import { savePost } from './saved-post-store.ts'

/** Any room's context will do. */
type RequestContext = { req: { raw: Request }; env: Bindings; var: { now: number; page: PageContext } }

/**
 * To the login page and back from there; a form that met an expired login is parked first (design §7). A partial
 * request is told in its place, since a redirect would put the login page inside a row.
 */
export async function redirectToLogin(
  c: RequestContext,
  login: Exclude<Login, { is: 'in' }>,
): Promise<Response> {
  const request = c.req.raw
  if (isPartial(request)) return loginLinkInPlace(c, loginAddress)
  if (request.method !== 'POST' || login.is !== 'expired') return redirect(loginAddress(c.var.page.path))
  const form = await readSmallForm(request)
  if (form.length === 0) return redirect(loginAddress(notReceived(c.var.page.path)))
  return redirect(loginAddress(c.var.page.path, await saveThisPost(c, login.passportId, form)))
}

/** In the address that a login leads back to: what had been sent could not be kept, as a photo cannot. */
export const NOT_RECEIVED = 'again'

function notReceived(path: string): string {
  const url = new URL(path, 'http://here')
  url.searchParams.set(NOT_RECEIVED, '1')
  return url.pathname + url.search
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}

function saveThisPost(c: RequestContext, passportId: string, form: [string, string][]): Promise<string> {
  return savePost(c.env, { path: c.var.page.path, form, passportId, now: c.var.now })
}

export function isPartial(request: Request): boolean {
  return request.headers.get('HX-Request-Type') === 'partial'
}

/** 401 and a link to log in, which leads back to the page that asked. */
export function loginLinkInPlace(c: RequestContext, addressFor: (page: string) => string): Response {
  const page = pageOfRequest(c.req.raw.headers.get('HX-Current-URL'))
  const again = LoginAgain({ page: c.var.page, href: addressFor(page) })
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
function pageOfRequest(address: string | null): string {
  if (!address || !URL.canParse(address)) return '/welcome'
  const { pathname, search } = new URL(address)
  return pathname + search
}

/** The text fields of a form; none where it is too long or broken. */
async function readSmallForm(request: Request): Promise<[string, string][]> {
  try {
    return [...(await readForm({ req: { raw: request } }))]
  } catch {
    return []
  }
}
