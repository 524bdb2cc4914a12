import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { type ErrorKind, ErrorPage } from '../../views/error.tsx'
import type { AppContext } from '../site.ts'
import { show } from './show.ts'

const KINDS: Partial<Record<number, ErrorKind>> = {
  400: 'unreadable',
  403: 'forbidden',
  413: 'tooLarge',
  429: 'tooMany',
}

/** Not there, or not yours: alike, and without a hint which. */
export function notFound(c: Pick<AppContext, 'html'> & { var: Pick<AppContext['var'], 'page'> }) {
  return show(c, ErrorPage({ page: c.var.page, kind: 'notFound' }), 404)
}

/** Our own fault: says what became of entries and money, and gives a number to say on the phone. */
export function answerErrors(error: Error, c: AppContext) {
  if (error instanceof HTTPException) {
    const kind = KINDS[error.status]
    return kind ? show(c, ErrorPage({ page: c.var.page, kind }), error.status) : error.getResponse()
  }
  const { message, stack } = sourceOf(error)
  const path = routePath(c, -1)
  console.error(JSON.stringify({ requestId: c.var.requestId, path, error: message, stack }))
  const down = /D1_ERROR|Network connection lost|storage caused object to be reset/.test(message)
  const paying = c.req.path.includes('/order')
  return show(
    c,
    ErrorPage({ page: c.var.page, kind: paying ? 'ourFaultPaying' : 'ourFault' }),
    down ? 503 : 500,
  )
}

/**
 * What went wrong at the bottom: Drizzle's own error repeats the statement with its parameters, and addresses and numbers of
 * people belong in no log. The path is that of the route, since links of mails hold their token in it.
 */
function sourceOf(error: Error): Error {
  return error.cause instanceof Error ? sourceOf(error.cause) : error
}
