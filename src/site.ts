import type { Context } from 'hono'
import type { PageContext } from '../views/page-context.ts'
import type { Bindings } from './env.d.ts'
import type { Meter } from './lib/meter.ts'

/** The bindings, and the variables that the middleware of `app.ts` sets for every request. */
export type Site = {
  Bindings: Bindings
  Variables: {
    /** The server's clock, read once per request. ms since 1970 */
    now: number
    /** Names this request in logs, histories and on error pages. */
    requestId: string
    page: PageContext
    meter: Meter
    /** Set by a handler that added a message to the outbox: it is sent as soon as the answer is on its way. */
    hasNewMessages?: true
  }
}

export type AppContext = Context<Site>
