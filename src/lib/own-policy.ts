import type { MiddlewareHandler } from 'hono'

const POLICY = 'Content-Security-Policy'

/** A response that brings a policy of its own keeps it: Hono's headers are set last, and would open a photo's sandbox. */
export function keepOwnPolicy(secure: MiddlewareHandler): MiddlewareHandler {
  return async (c, next) => {
    let own: string | null = null
    await secure(c, async () => {
      await next()
      own = c.res.headers.get(POLICY)
    })
    if (own !== null) c.res.headers.set(POLICY, own)
  }
}
