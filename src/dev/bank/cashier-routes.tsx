import { type Context, Hono } from 'hono'
import { type BankSite, bankStub } from './bank-stub.ts'
import { BANKS, CashierPage, ClosedPage, NoTradePage, PaidPage } from './cashier-pages.tsx'
import { returnAddress } from './notification-form.ts'
import { renderPage } from './page.tsx'
import type { Trade } from './trade.ts'

export const cashier = new Hono<BankSite>()

cashier.get('/cashier/:no', async (c) => {
  const trade = await bankStub(c.env).tradeByPlatformNo(c.req.param('no'))
  return trade ? show(c, trade) : renderPage(c, <NoTradePage />, 404)
})

/** 「付款」 or 「付款失败」. Paying what is paid already, or too late, changes nothing and shows what is true. */
cashier.post('/cashier/:no', async (c) => {
  const form = await c.req.parseBody()
  const trade = await bankStub(c.env).tradeByPlatformNo(c.req.param('no'))
  if (!trade) return renderPage(c, <NoTradePage />, 404)
  const address = `/cashier/${trade.platformNo}`
  if (form.do !== 'pay' && form.do !== 'fail') return show(c, trade)
  if (typeof form.bank !== 'string' || !(form.bank in BANKS)) return show(c, trade, true)
  if (form.do === 'pay') {
    await bankStub(c.env).pay(trade.no, form.bank)
    return c.redirect(address, 303)
  }
  await bankStub(c.env).fail(trade.no)
  return c.redirect(`${address}?failed=${form.bank}`, 303)
})

async function show(c: Context<BankSite>, trade: Trade, missing = false): Promise<Response> {
  const back = await returnAddress(trade, c.env, await bankStub(c.env).clock())
  const shown = { trade, back, merchant: c.env.BANK_MERCHANT_NAME }
  if (trade.state.is === 'paid') return renderPage(c, <PaidPage {...shown} />)
  if (trade.state.is === 'closed') return renderPage(c, <ClosedPage {...shown} />)
  const chosen = c.req.query('failed')
  const failed = chosen !== undefined
  return renderPage(
    c,
    <CashierPage {...shown} failed={failed} chosen={chosen} missing={missing} />,
    missing ? 422 : 200,
  )
}
