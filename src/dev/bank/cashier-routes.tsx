import { type Context, Hono } from 'hono'
import { type BankSite, bankStub } from './bank-stub.ts'
import { DEFAULT_BUYER, isBuyer } from './buyers.ts'
import { BANKS, CashierPage, ClosedPage, NoTradePage, PaidPage, RefusalPage } from './cashier-pages.tsx'
import { returnAddress } from './notification-form.ts'
import type { Cashier } from './overview.ts'
import { renderPage } from './page.tsx'
import { type Changed, type Refusal, refuseOrder } from './trade.ts'

export const cashier = new Hono<BankSite>()

cashier.get('/cashier/:id', async (c) => {
  const found = await bankStub(c.env).cashier(c.req.param('id'))
  return found ? show(c, found) : renderPage(c, <NoTradePage />, 404)
})

/**
 * 「付款」, 「付款失败」, or on a computer the login alone. Paying what is paid already, or too late, changes nothing and shows
 * what is true.
 */
cashier.post('/cashier/:id', async (c) => {
  const form = await c.req.parseBody()
  const bank = bankStub(c.env)
  const found = await bank.cashier(c.req.param('id'))
  if (!found) return renderPage(c, <NoTradePage />, 404)
  const { id, order, trade } = found
  const page = `/cashier/${id}`
  const buyer = isBuyer(form.buyer) ? form.buyer : (trade?.buyer ?? DEFAULT_BUYER)
  if (form.do === 'log-in' && order.product === 'FAST_INSTANT_TRADE_PAY') {
    return follow(c, found, await bank.logIn(order, buyer), page)
  }
  if (form.do !== 'pay' && form.do !== 'fail') return show(c, found)
  if (typeof form.bank !== 'string' || !Object.hasOwn(BANKS, form.bank)) return show(c, found, true)
  return form.do === 'pay'
    ? follow(c, found, await bank.pay(order, buyer, form.bank), page)
    : follow(c, found, await bank.fail(order, buyer), `${page}?failed=${form.bank}`)
})

/** The page shows every other refusal by itself: it follows from the trade as it is. */
async function follow(c: Context<BankSite>, { id }: Cashier, result: Changed | Refusal, page: string) {
  if (!('refused' in result) || result.refused !== 'ACQ.TRADE_BUYER_NOT_MATCH') return c.redirect(page, 303)
  const found = await bankStub(c.env).cashier(id)
  return found ? showRefusal(c, found, result, 409) : renderPage(c, <NoTradePage />, 404)
}

async function show(c: Context<BankSite>, found: Cashier, missing = false): Promise<Response> {
  const { order, trade } = found
  const now = await bankStub(c.env).clock()
  const refusal = refuseOrder(trade, order, now)
  if (refusal) return showRefusal(c, found, refusal, 400)
  const back = await returnAddress(found, c.env, now)
  const shown = { cashier: found, back, merchant: c.env.BANK_MERCHANT_NAME }
  if (trade?.state.is === 'paid') return renderPage(c, <PaidPage {...shown} trade={trade} />)
  if (trade?.state.is === 'closed') return renderPage(c, <ClosedPage {...shown} trade={trade} />)
  const chosen = c.req.query('failed')
  const failed = chosen !== undefined
  return renderPage(
    c,
    <CashierPage {...shown} failed={failed} chosen={chosen} missing={missing} />,
    missing ? 422 : 200,
  )
}

function showRefusal(
  c: Context<BankSite>,
  { id, order, trade }: Cashier,
  { refused }: Refusal,
  status: 400 | 409,
): Response | Promise<Response> {
  const again = refused === 'ACQ.TRADE_BUYER_NOT_MATCH' ? { again: `/cashier/${id}` } : {}
  const known = trade ? { trade } : {}
  const page = <RefusalPage code={refused} returnUrl={order.returnUrl} {...known} {...again} />
  return renderPage(c, page, status)
}
