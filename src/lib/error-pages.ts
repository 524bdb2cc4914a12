import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { type ErrorKind, ErrorPage } from '../../views/error-page.tsx'
import type { AppContext } from '../site.ts'
import { OTHER_RELEASE_RETRY_SECONDS, OtherReleaseError } from './other-release.ts'
import { renderPage } from './render.ts'

const KIND_OF_STATUS: Partial<Record<number, ErrorKind>> = {
  400: 'unreadable',
  403: 'forbidden',
  413: 'tooLarge',
  429: 'tooMany',
}

/** Not there, or not yours: alike, and without a hint which. */
export function renderNotFound(c: Pick<AppContext, 'html'> & { var: Pick<AppContext['var'], 'page'> }) {
  return renderPage(c, ErrorPage({ page: c.var.page, kind: 'notFound' }), 404)
}

/** Our own fault: says what became of entries and money, and gives a number to say on the phone. */
export function renderError(error: Error, c: AppContext) {
  if (error instanceof HTTPException) {
    const kind = KIND_OF_STATUS[error.status]
    return kind ? renderPage(c, ErrorPage({ page: c.var.page, kind }), error.status) : error.getResponse()
  }
  const message = logError(error, c)
  const isOther = error instanceof OtherReleaseError
  if (isOther) c.header('Retry-After', String(OTHER_RELEASE_RETRY_SECONDS))
  const down = isOther || /D1_ERROR|Network connection lost|storage caused object to be reset/.test(message)
  const paying = c.req.path.includes('/order')
  return renderPage(
    c,
    ErrorPage({ page: c.var.page, kind: paying ? 'ourFaultPaying' : 'ourFault' }),
    down ? 503 : 500,
  )
}

/** Writes the error to the log and returns its message. */
export function logError(error: Error, c: AppContext, path = routePath(c, -1)): string {
  const { message, stack } = rootCauseOf(error)
  console.error(JSON.stringify({ requestId: c.var.requestId, path, error: message, stack }))
  return message
}

/**
 * The error at the bottom of the chain: Drizzle's own error repeats the statement with its parameters, and addresses and numbers of
 * people belong in no log. The path is that of the route, since links of mails hold their token in it.
 */
function rootCauseOf(error: Error): Error {
  return error.cause instanceof Error ? rootCauseOf(error.cause) : error
}
