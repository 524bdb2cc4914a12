import { Hono } from 'hono'
import { CheckPage } from '../../views/entrance/check-page.tsx'
import { isCode } from '../lib/code.ts'
import { show } from '../lib/show.ts'
import { isPaid } from '../registration/registration-store.ts'
import type { Site } from '../site.ts'

/** Behind the code on printed documents (G7): valid or not, nothing else. */
export const check = new Hono<Site>()

check.get('/check/:number', async (c) => {
  const number = c.req.param('number')
  const valid = isCode(number, 16) && (await isPaid(c.env.DB, number))
  return show(c, CheckPage({ page: c.var.page, valid }))
})
