import type { SQL } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { getCookie } from 'hono/cookie'
import { shanghai } from '../../views/dates.ts'
import { AsidePage } from '../../views/review/aside-page.tsx'
import { catalogueAt } from '../catalogue/catalogue-store.ts'
import { show } from '../lib/show.ts'
import { officerOf } from '../office/staff-session.ts'
import { readCookie, TOKEN } from '../passport/token.ts'
import type { Ask } from '../site.ts'
import { asReviewer, type Office } from './office.ts'
import { frameStatements, type Scope, scopeOf, sittingAtHand } from './review-store.ts'

type Statements = readonly BatchItem<'sqlite'>[]

/** What a page reads beside its frame, in the same round trip. */
export type Wanted<T extends Statements> = {
  /** The sitting of the page, where it is not the one at hand. */
  sitting?: (scope: Scope) => SQL
  statements: (d: DrizzleD1Database, scope: Scope, sitting: SQL) => T
}

/**
 * One round trip: who asks, the frame, and what the page wants. Who is not logged in goes to the office's login page; whose role
 * does not review is told so.
 */
export async function withOffice<T extends Statements>(
  c: Ask,
  wanted: Wanted<T>,
  answer: (office: Office, rows: BatchResponse<T>) => Response | Promise<Response>,
): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  const token = await readCookie(c, TOKEN.staff)
  if (!token) return toLogin(c)
  const d = drizzle(c.env.DB)
  const scope = scopeOf(token)
  const { now } = c.var
  const sitting = wanted.sitting?.(scope) ?? sittingAtHand(scope, now)
  const today = Date.parse(`${shanghai(now).date}T00:00:00+08:00`)
  const frame = frameStatements(d, scope, { now, today, sitting })
  const all = await d.batch([...frame, ...wanted.statements(d, scope, sitting)])
  const [, officers, revisions, centres, sittings, waiting, decided] = all
  const staff = officerOf(officers, now)
  if (!staff) return toLogin(c)
  const officer = asReviewer(staff)
  const [centre] = centres
  if (!officer || !centre) return show(c, AsidePage({ f: c.var.frame, kind: 'forbidden' }), 403)
  const held = sittings[0] ?? null
  const office: Office = {
    officer,
    centre,
    sitting: held,
    catalogue: held && (await catalogueAt(c.env, revisions[0]?.revision ?? 0, held.id, centre.provinceId)),
    waiting: waiting[0]?.waiting ?? 0,
    decided: { mine: decided[0]?.mineDecided ?? 0, centre: decided[0]?.centreDecided ?? 0 },
    keys: getCookie(c, 'keys') !== 'off',
  }
  // The compiler does not follow a tuple of unknown length through a spread.
  return answer(office, all.slice(frame.length) as unknown as BatchResponse<T>)
}

/** Not there, or not this centre's: alike, whatever was asked for. */
export function gone(c: Ask) {
  return show(c, AsidePage({ f: c.var.frame, kind: 'gone' }), 404)
}

function toLogin(c: Ask) {
  return c.redirect(`/office/login?${new URLSearchParams({ to: c.var.frame.path })}`, 303)
}
