import { createMiddleware } from 'hono/factory'
import type { Site } from '../site.ts'

/** Even in this entry, only where the environment says so; and it says what went wrong, which production never does. */
export const requireLocal = createMiddleware<Site>(async (c, next) => {
  if (c.env.ENVIRONMENT !== 'local') return c.text('', 404)
  await next()
  if (c.error) c.res = c.text(c.error.stack ?? String(c.error), 500)
})
