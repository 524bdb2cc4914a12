import { HTTPException } from 'hono/http-exception'
import { type ErrorKind, ErrorPage } from '../../views/error.tsx'
import type { Ask } from '../site.ts'
import { show } from './show.ts'

const KINDS: Partial<Record<number, ErrorKind>> = {
  400: 'unreadable',
  403: 'forbidden',
  413: 'tooLarge',
  429: 'tooMany',
}

/** Not there, or not yours: alike, and without a hint which. */
export function notFound(c: Ask) {
  return show(c, ErrorPage({ f: c.var.frame, kind: 'notFound' }), 404)
}

/** Our own fault: says what became of entries and money, and gives a number to say on the phone. */
export function answerErrors(error: Error, c: Ask) {
  if (error instanceof HTTPException) {
    const kind = KINDS[error.status]
    return kind ? show(c, ErrorPage({ f: c.var.frame, kind }), error.status) : error.getResponse()
  }
  console.error(
    JSON.stringify({
      requestId: c.var.requestId,
      path: c.req.path,
      error: error.message,
      stack: error.stack,
    }),
  )
  const down = /D1_ERROR|Network connection lost|storage caused object to be reset/.test(error.message)
  const paying = c.req.path.includes('/order')
  return show(
    c,
    ErrorPage({ f: c.var.frame, kind: paying ? 'ourFaultPaying' : 'ourFault' }),
    down ? 503 : 500,
  )
}
