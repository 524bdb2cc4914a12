import type { MiddlewareHandler } from 'hono'

const CSP = 'Content-Security-Policy'

/** A response that brings a policy of its own keeps it: Hono's headers are set last, and would open a photo's sandbox. */
export function keepPageCsp(secure: MiddlewareHandler): MiddlewareHandler {
  return async (c, next) => {
    let pagePolicy: string | null = null
    await secure(c, async () => {
      await next()
      pagePolicy = c.res.headers.get(CSP)
    })
    if (pagePolicy !== null) c.res.headers.set(CSP, pagePolicy)
  }
}
