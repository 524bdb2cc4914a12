import { type Context, Hono } from 'hono'
import { BANKS, CashierPage, ClosedPage, NoTradePage, PaidPage } from './cashier-pages.tsx'
import { returnAddress } from './message.ts'
import { page } from './page.tsx'
import { type BankSite, theBank } from './site.ts'
import type { Trade } from './trade.ts'

export const cashier = new Hono<BankSite>()

cashier.get('/cashier/:no', async (c) => {
  const trade = await theBank(c.env).tradeByPlatformNo(c.req.param('no'))
  return trade ? show(c, trade) : page(c, <NoTradePage />, 404)
})

/** 「付款」 or 「付款失败」. Paying what is paid already, or too late, changes nothing and shows what is true. */
cashier.post('/cashier/:no', async (c) => {
  const form = await c.req.parseBody()
  const trade = await theBank(c.env).tradeByPlatformNo(c.req.param('no'))
  if (!trade) return page(c, <NoTradePage />, 404)
  const address = `/cashier/${trade.platformNo}`
  if (form.do !== 'pay' && form.do !== 'fail') return show(c, trade)
  if (typeof form.bank !== 'string' || !(form.bank in BANKS)) return show(c, trade, true)
  if (form.do === 'pay') {
    await theBank(c.env).pay(trade.no, form.bank)
    return c.redirect(address, 303)
  }
  await theBank(c.env).fail(trade.no)
  return c.redirect(`${address}?failed=${form.bank}`, 303)
})

async function show(c: Context<BankSite>, trade: Trade, missing = false): Promise<Response> {
  const back = await returnAddress(trade, c.env, await theBank(c.env).clock())
  const shown = { trade, back, merchant: c.env.BANK_MERCHANT_NAME }
  if (trade.state.is === 'paid') return page(c, <PaidPage {...shown} />)
  if (trade.state.is === 'closed') return page(c, <ClosedPage {...shown} />)
  const chosen = c.req.query('failed')
  const failed = chosen !== undefined
  return page(
    c,
    <CashierPage {...shown} failed={failed} chosen={chosen} missing={missing} />,
    missing ? 422 : 200,
  )
}
