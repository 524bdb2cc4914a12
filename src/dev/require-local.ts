import { createMiddleware } from 'hono/factory'
import type { Site } from '../site.ts'

/** Even in this entry, only where the environment says so. */
export const requireLocal = createMiddleware<Site>(async (c, next) => {
  if (c.env.ENVIRONMENT !== 'local') return c.text('', 404)
  await next()
})
