import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { checkRoutes } from './entrance/check-routes.ts'
import { entranceRoutes } from './entrance/entrance-routes.ts'
import { renderError, renderNotFound } from './lib/error-pages.ts'
import { language } from './lib/language.ts'
import { noStore } from './lib/no-store.ts'
import { keepPageCsp } from './lib/page-csp.ts'
import { beginRequest } from './lib/request.ts'
import { sameOrigin } from './lib/same-origin.ts'
import { sendAfterRequest } from './messages/send-after-request.ts'
import { type ChannelsOf, configuredChannels } from './messages/send-messages.ts'
import { officeRoutes } from './office/office-routes.ts'
import { passport } from './passport/passport-routes.ts'
import { notifications } from './payment/notifications/notification-routes.ts'
import { requireSettings } from './ready.ts'
import { registration } from './registration/registration-routes.ts'
import { welcome } from './registration/welcome/welcome-routes.ts'
import { reviewRoutes } from './review/review-routes.ts'
import type { Site } from './site.ts'

/** The site map: middleware in order, then one line per room; `more` are the rooms of local development, which has channels of its own. */
export function site(
  more: (app: Hono<Site>) => void = () => {},
  channelsOf: ChannelsOf = configuredChannels,
): Hono<Site> {
  const app = new Hono<Site>()
  app.use(beginRequest)
  app.use(
    keepPageCsp(
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
    ),
  )
  app.use(noStore)
  app.use(requireSettings())
  app.route('/', notifications)
  app.use(sameOrigin)
  app.use(sendAfterRequest(channelsOf))
  app.route('/', language)
  app.route('/', entranceRoutes)
  app.route('/', checkRoutes)
  app.route('/', passport)
  app.route('/', officeRoutes)
  app.route('/', reviewRoutes)
  app.route('/', welcome)
  app.route('/register/:sitting', registration)
  more(app)
  app.notFound(renderNotFound)
  app.onError(renderError)
  return app
}
