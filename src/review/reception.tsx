import { getCookie } from 'hono/cookie'
import { AsidePage } from '../../views/review/aside-page.tsx'
import { LOGIN_COOKIE, readTokenHash } from '../auth/login-cookie.ts'
import { loadCatalogue } from '../catalogue/catalogue-store.ts'
import { renderPage } from '../lib/render.ts'
import type { AppContext } from '../site.ts'
import { asReviewer, type Office } from './office.ts'
import { type Rows, receive, type Statements, type Wanted } from './reception-store.ts'

/**
 * One round trip: who asks, the frame, and what the page wants. Who is not logged in goes to the office's login page; whose role
 * does not review is told so.
 */
export async function withOffice<T extends Statements>(
  c: AppContext,
  wanted: Wanted<T>,
  answer: (office: Office, rows: Rows<T>) => Response | Promise<Response>,
): Promise<Response> {
  const token = await readTokenHash(c, LOGIN_COOKIE.staff)
  if (!token) return toLogin(c)
  const { staff, centre, sitting, revision, waiting, decided, rows } = await receive(
    c.env.DB,
    token,
    c.var.now,
    wanted,
  )
  if (!staff) return toLogin(c)
  const officer = asReviewer(staff)
  if (!officer || !centre) return renderPage(c, AsidePage({ page: c.var.page, kind: 'forbidden' }), 403)
  const office: Office = {
    ...{ officer, centre, sitting, waiting, decided },
    catalogue: sitting && (await loadCatalogue(c.env, revision, sitting.id, centre.provinceId)),
    keys: getCookie(c, 'keys') !== 'off',
  }
  return answer(office, rows)
}

/** Not there, or not this centre's: alike, whatever was asked for. */
export function gone(c: AppContext) {
  return renderPage(c, AsidePage({ page: c.var.page, kind: 'gone' }), 404)
}

function toLogin(c: AppContext) {
  return c.redirect(`/office/login?${new URLSearchParams({ to: c.var.page.path })}`, 303)
}
