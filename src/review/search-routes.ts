import { Hono } from 'hono'
import { SearchPage } from '../../views/review/search-page.tsx'
import { renderPage } from '../lib/render.ts'
import { anyForm } from '../lib/validate.ts'
import { withCentrePage } from '../office/page.ts'
import { headOnlyQuery } from '../office/page-store.ts'
import type { AppContext, Site } from '../site.ts'
import { searchForm } from './review-schema.ts'
import { searchCondition } from './search-condition.ts'
import { searchFingerprint } from './search-fingerprint.ts'
import type { TextSearch } from './search-rules.ts'
import { searchPageQuery } from './search-store.ts'

export const searchRoutes = new Hono<Site>()

searchRoutes.get('/search', (c) => c.redirect('/office/review', 303))

/** By POST: neither a name nor a number becomes part of an address. */
searchRoutes.post('/search', anyForm(searchForm), (c) => {
  const { sitting, find } = c.req.valid('form')
  const { entered, search } = find
  return search.by === 'nothing'
    ? showEmptySearch(c, sitting, entered)
    : showResults(c, sitting, entered, search)
})

function showEmptySearch(c: AppContext, sitting: string | null, entered: string) {
  return withCentrePage(c, headOnlyQuery(c.var.now, sitting), (office) =>
    renderPage(c, SearchPage({ page: c.var.page, office, sitting, entered, rows: null }), 422),
  )
}

function showResults(c: AppContext, sitting: string | null, entered: string, search: TextSearch) {
  const { now, requestId, page } = c.var
  const condition = searchCondition(c.env, search)
  const auditDetail = searchFingerprint(c.env, search)
  const query = searchPageQuery({ now, requestId, sitting, condition, auditDetail })
  return withCentrePage(c, query, (office, [rows]) =>
    renderPage(c, SearchPage({ page, office, sitting, entered, rows })),
  )
}
