import { Hono } from 'hono'
import { ActivationPage } from '../../../views/passport/sign-up/activation-page.tsx'
import { digest } from '../../lib/bytes.ts'
import { renderPage } from '../../lib/render.ts'
import { validParam } from '../../lib/validate.ts'
import type { Site } from '../../site.ts'
import { activationOutcome } from './activation-rules.ts'
import { activate } from './activation-store.ts'
import { activationParam } from './sign-up-schema.ts'

export const activationRoutes = new Hono<Site>()

/**
 * Opening the link activates the account (spec A2); opening it again changes nothing. It does no harm when a mail scanner
 * opens it: a login still needs the password. A HEAD request activates nothing.
 */
activationRoutes.get('/passport/activation/:token', validParam(activationParam), async (c) => {
  if (c.req.raw.method === 'HEAD') return c.body(null, 204)
  const found = await activate(c.env.DB, await digest(c.req.valid('param').token), c.var.now)
  if (!found) return c.notFound()
  return renderPage(c, ActivationPage({ page: c.var.page, outcome: activationOutcome(found, c.var.now) }))
})
