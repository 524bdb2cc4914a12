import { Hono } from 'hono'
import { CheckPage } from '../../views/entrance/check-page.tsx'
import { isId } from '../lib/ids.ts'
import { renderPage } from '../lib/render.ts'
import { validParam } from '../lib/validate.ts'
import { readDesk } from '../registration/desk/call-desk.ts'
import { registrationExists } from '../registration/registration-store.ts'
import type { Site } from '../site.ts'
import { numberParam } from './entrance-schema.ts'

/**
 * Behind the code on printed documents (G7): valid or not, nothing else. The desk is asked, not D1, which hears of a payment or of a
 * cancellation later (M8: invalid at once); but only where D1 knows the registration, so that guessing creates no desk.
 */
export const checkRoutes = new Hono<Site>()

checkRoutes.get('/check/:number', validParam(numberParam), async (c) => {
  const { number } = c.req.valid('param')
  const isKnown = isId(number, 16) && (await registrationExists(c.env.DB, number))
  const view = isKnown ? await readDesk(c, number) : null
  const valid = view?.registration.stage.is === 'paid'
  return renderPage(c, CheckPage({ page: c.var.page, valid }))
})
