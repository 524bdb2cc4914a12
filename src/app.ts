import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { entrance } from './entrance/entrance-routes.tsx'
import { language } from './lib/language.ts'
import { answerErrors, notFound } from './lib/problems.tsx'
import { beginRequest } from './lib/request.ts'
import { passport } from './passport/passport-routes.tsx'
import type { Site } from './site.ts'

/** The site map: middleware in order, then one line per room. */
export function site(): Hono<Site> {
  const app = new Hono<Site>()
  app.use(beginRequest)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  )
  app.use(csrf())
  app.route('/', language)
  app.route('/', entrance)
  app.route('/', passport)
  app.notFound(notFound)
  app.onError(answerErrors)
  return app
}
