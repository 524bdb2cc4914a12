import { Hono } from 'hono'
import { type BankSite, bankStub } from './bank-stub.ts'
import { billOf } from './bill.ts'

export const bill = new Hono<BankSite>()

/** The address a merchant was given; it ends after 30 seconds. */
bill.get('/bill/:ticket', async (c) => {
  const bank = bankStub(c.env)
  const day = await bank.ticketDay(c.req.param('ticket'))
  if (!day) return c.text('link expired', 404)
  const name = `${c.env.BANK_SELLER_ID}0156_${day.replaceAll('-', '')}.csv`
  return c.body(billOf(day, await bank.trades(), c.env.BANK_SELLER_ID), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  })
})
