import { createMiddleware } from 'hono/factory'
import type { Site } from '../site.ts'

/** No cache on the way and no browser stores a page, but for pages that set their own Cache-Control. */
export const noStore = createMiddleware<Site>(async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
})
