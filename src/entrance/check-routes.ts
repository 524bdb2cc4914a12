import { Hono } from 'hono'
import { CheckPage } from '../../views/entrance/check-page.tsx'
import { isId } from '../lib/ids.ts'
import { renderPage } from '../lib/render.ts'
import { validParam } from '../lib/validate.ts'
import { isPaid } from '../registration/registration-store.ts'
import type { Site } from '../site.ts'
import { numberParam } from './entrance-schema.ts'

/** Behind the code on printed documents (G7): valid or not, nothing else. */
export const checkRoutes = new Hono<Site>()

checkRoutes.get('/check/:number', validParam(numberParam), async (c) => {
  const { number } = c.req.valid('param')
  const valid = isId(number, 16) && (await isPaid(c.env.DB, number))
  return renderPage(c, CheckPage({ page: c.var.page, valid }))
})
