import { createMiddleware } from 'hono/factory'
import type { Site } from '../site.ts'

/** Pages are kept by nobody on the way, nor by the browser, but for those that say themselves how long. */
export const noStore = createMiddleware<Site>(async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
})
