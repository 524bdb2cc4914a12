import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { Site } from '../site.ts'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses a change that does not come from a page of ours, with any kind of body: browsers name the origin of every POST (Fetch standard,
 * "append a request Origin header") or say that it is the same site's (Fetch Metadata), and no page can make them lie.
 */
export const sameOrigin = createMiddleware<Site>(async (c, next) => {
  const isOurs =
    c.req.header('Origin') === new URL(c.req.url).origin || c.req.header('Sec-Fetch-Site') === 'same-origin'
  if (!SAFE_METHODS.includes(c.req.method) && !isOurs) throw new HTTPException(403)
  await next()
})
