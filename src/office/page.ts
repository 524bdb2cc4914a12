import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { OfficeMessagePage } from '../../views/office/message-page.tsx'
import { LOGIN_COOKIE, readTokenHash } from '../auth/login-cookie.ts'
import { redirectToLogin } from '../auth/redirect-to-login.ts'
import { loadCatalogue } from '../catalogue/catalogue-store.ts'
import { renderPage } from '../lib/render.ts'
import type { AppContext, Site } from '../site.ts'
import type { CentreContext, OfficeContext, ProvinceContext } from './office-context.ts'
import { loadOfficePage, type PageHead, type PageQuery, type Rows, type Statements } from './page-store.ts'
import { type Role, scopeOf } from './roles.ts'
import { mayUse, rolesFor } from './route-roles.ts'

type Answer = Response | Promise<Response>

/** `off` for an officer who uses keys only with Alt (WCAG 2.1.4). */
const SINGLE_KEYS_COOKIE = 'single-keys'

/** Before every address of the office: one that is missing in the table of routes does not exist, whatever its handler does. */
export const closeUnlistedRoutes = createMiddleware<Site>(async (c, next) => {
  const route = routeOf(c)
  if (route && rolesFor(route.method, route.path) === null) return notFoundHere(c)
  await next()
})

/** By the table of routes. */
export function mayUseThisRoute(c: AppContext, role: Role): boolean {
  const route = routeOf(c)
  return route !== undefined && mayUse(rolesFor(route.method, route.path), role)
}

/**
 * Every officer's page: the officer, the head of the page and the page's own rows in one round trip. Without a login it leads to
 * the office's login page; a role that may not use the address is told so.
 */
export async function withOfficePage<T extends Statements>(
  c: AppContext,
  query: PageQuery<T>,
  answer: (office: OfficeContext, rows: Rows<T>, head: PageHead) => Answer,
): Promise<Response> {
  const tokenHash = await readTokenHash(c, LOGIN_COOKIE.staff)
  if (!tokenHash) return redirectToLogin(c, '/office/login', null)
  const { officer, head, rows } = await loadOfficePage(c.env.DB, tokenHash, c.var.now, query)
  if (!officer) return redirectToLogin(c, '/office/login', null)
  const scope = scopeOf(officer)
  if (!scope || !mayUseThisRoute(c, officer.role)) return forbiddenHere(c)
  return answer({ officer, scope, singleKeys: getCookie(c, SINGLE_KEYS_COOKIE) !== 'off' }, rows, head)
}

/** The same for pages of a centre: `office` has its centre and catalogue. */
export function withCentrePage<T extends Statements>(
  c: AppContext,
  query: PageQuery<T>,
  answer: (office: CentreContext, rows: Rows<T>) => Answer,
): Promise<Response> {
  return withOfficePage(c, query, async (office, rows, { revision, ...head }) => {
    const { centre, sitting } = head
    const { scope } = office
    if (scope.kind !== 'centre' || !centre) return forbiddenHere(c)
    const catalogue = sitting && (await loadCatalogue(c.env, revision, sitting.id, centre.provinceId))
    return answer({ ...office, ...head, scope, centre, catalogue }, rows)
  })
}

/** The same for pages of a province. */
export function withProvincePage<T extends Statements>(
  c: AppContext,
  query: PageQuery<T>,
  answer: (office: ProvinceContext, rows: Rows<T>) => Answer,
): Promise<Response> {
  return withOfficePage(c, query, async (office, rows, { revision, sitting }) => {
    const { scope } = office
    if (scope.kind !== 'province') return forbiddenHere(c)
    const catalogue = sitting && (await loadCatalogue(c.env, revision, sitting.id, scope.id))
    return answer({ ...office, scope, sitting, catalogue }, rows)
  })
}

export function rememberSingleKeys(c: AppContext, keys: 'on' | 'off'): void {
  setCookie(c, SINGLE_KEYS_COOKIE, keys, {
    path: '/office',
    maxAge: 31_536_000,
    sameSite: 'Lax',
    secure: true,
    httpOnly: true,
  })
}

/** Not there, or not in the officer's scope: the same answer. */
export function notFoundHere(c: AppContext) {
  return renderPage(c, OfficeMessagePage({ page: c.var.page, kind: 'notFound' }), 404)
}

function forbiddenHere(c: AppContext) {
  return renderPage(c, OfficeMessagePage({ page: c.var.page, kind: 'forbidden' }), 403)
}

/** The route whose handler answers: the first that matches and is no middleware. */
function routeOf(c: AppContext) {
  return matchedRoutes(c).find(({ method }) => method !== 'ALL')
}
