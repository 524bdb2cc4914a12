import { LoginAgain } from '../../views/auth/login-again.tsx'
import type { PageContext } from '../../views/page-context.ts'
import { readForm } from '../lib/body.ts'
import { isPartial } from '../lib/render.ts'
import type { SealingEnv } from '../lib/seal.ts'
import { savePost } from './saved-post-store.ts'

/** The part of a request that is needed here; every room's context has it. */
type RequestContext = {
  req: { raw: Request; bodyCache?: { formData?: FormData } }
  env: SealingEnv & { DB: D1Database }
  var: { now: number; page: PageContext }
}

/** Where candidates and officers log in. */
type LoginPath = '/login' | '/office/login'

/**
 * The way to the login page and back to the page that was asked for. `expiredAccountId` is the account whose login has
 * expired: the fields of a form that it posts are saved first (design §7), and are there after the login.
 */
export async function redirectToLogin(
  c: RequestContext,
  loginPath: LoginPath,
  expiredAccountId: string | null,
): Promise<Response> {
  if (isPartial(c.req.raw)) return linkToLogin(c, loginPath)
  const { path } = c.var.page
  if (c.req.raw.method !== 'POST' || expiredAccountId === null) return redirect(loginAddress(loginPath, path))
  const fields = await readSmallForm(c)
  if (fields.length === 0) return redirect(loginAddress(loginPath, withNotReceived(path)))
  const savedPost = await savePost(c.env, { path, fields, accountId: expiredAccountId, now: c.var.now })
  return redirect(loginAddress(loginPath, path, savedPost))
}

/** The address of a login page that leads back to `path`; `savedPost` names the form that waits for the login. */
export function loginAddress(loginPath: LoginPath, path: string, savedPost?: string | null): string {
  const query = new URLSearchParams({ to: path })
  if (savedPost) query.set('saved', savedPost)
  return `${loginPath}?${query}`
}

/** A parameter of the address that a login leads back to: the posted form could not be saved, because it held only a file or was too large. */
const NOT_RECEIVED = 'again'

/** 401 and a link, for a part of a page: a redirect would put the whole login page into that part. */
function linkToLogin(c: RequestContext, loginPath: LoginPath): Response {
  const path = pathOfPage(c.req.raw.headers.get('HX-Current-URL'))
  const link = LoginAgain({ page: c.var.page, href: loginAddress(loginPath, path) })
  return new Response(`${link}`, {
    status: 401,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      vary: 'HX-Request-Type',
    },
  })
}

/** The page whose part is asked for, as htmx names it. */
function pathOfPage(address: string | null): string {
  if (!address || !URL.canParse(address)) return '/welcome'
  const { pathname, search } = new URL(address)
  return pathname + search
}

function withNotReceived(path: string): string {
  const url = new URL(path, 'http://here')
  url.searchParams.set(NOT_RECEIVED, '1')
  return url.pathname + url.search
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}

/** The text fields of a form; none if it is too large or broken. */
async function readSmallForm(c: RequestContext): Promise<[string, string][]> {
  try {
    return [...(await readForm(c))]
  } catch {
    return []
  }
}
