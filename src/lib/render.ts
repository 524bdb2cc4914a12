import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppContext } from '../site.ts'

/** Answers with a whole page. */
export function renderPage(c: Pick<AppContext, 'html'>, page: Child, status: ContentfulStatusCode = 200) {
  return c.html(`<!doctype html>${page}`, status)
}

/** htmx asks for a part of the page that stands already. */
export function isPartial(request: Request): boolean {
  return request.headers.get('HX-Request-Type') === 'partial'
}

/** Answers a partial request with a piece of a page, never with a redirect. */
export function renderPart(
  c: Pick<AppContext, 'html' | 'header'>,
  part: Child,
  status: ContentfulStatusCode = 200,
) {
  c.header('Vary', 'HX-Request-Type')
  return c.html(`${part}`, status)
}
