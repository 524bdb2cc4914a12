import { getCookie } from 'hono/cookie'
import { OfficeMessagePage } from '../../views/office/message-page.tsx'
import { LOGIN_COOKIE, readTokenHash } from '../auth/login-cookie.ts'
import { loadCatalogue } from '../catalogue/catalogue-store.ts'
import { renderPage } from '../lib/render.ts'
import type { AppContext } from '../site.ts'
import { asReviewer, type OfficeContext } from './office-context.ts'
import { loadOfficePage, type PageQuery, type Rows, type Statements } from './page-store.ts'

/**
 * One round trip: who asks, the frame, and what the page wants. Who is not logged in goes to the office's login page; whose role
 * does not review is told so.
 */
export async function withOfficePage<T extends Statements>(
  c: AppContext,
  query: PageQuery<T>,
  answer: (office: OfficeContext, rows: Rows<T>) => Response | Promise<Response>,
): Promise<Response> {
  const token = await readTokenHash(c, LOGIN_COOKIE.staff)
  if (!token) return redirectToOfficeLogin(c)
  const { staff, centre, sitting, revision, waiting, decided, rows } = await loadOfficePage(
    c.env.DB,
    token,
    c.var.now,
    query,
  )
  if (!staff) return redirectToOfficeLogin(c)
  const officer = asReviewer(staff)
  if (!officer || !centre)
    return renderPage(c, OfficeMessagePage({ page: c.var.page, kind: 'forbidden' }), 403)
  const office: OfficeContext = {
    ...{ officer, centre, sitting, waitingCount: waiting, decidedToday: decided },
    catalogue: sitting && (await loadCatalogue(c.env, revision, sitting.id, centre.provinceId)),
    singleKeys: getCookie(c, 'keys') !== 'off',
  }
  return answer(office, rows)
}

/** Not there, or not this centre's: alike, whatever was asked for. */
export function notFoundHere(c: AppContext) {
  return renderPage(c, OfficeMessagePage({ page: c.var.page, kind: 'notFound' }), 404)
}

function redirectToOfficeLogin(c: AppContext) {
  return c.redirect(`/office/login?${new URLSearchParams({ to: c.var.page.path })}`, 303)
}
