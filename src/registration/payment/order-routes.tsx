import { Hono } from 'hono'
import { OrderPage, OrderStatus } from '../../../views/payment/order-page.tsx'
import { show, showPart } from '../../lib/show.ts'
import { gatewaysOf } from '../../payment/gateways/configured.ts'
import { pathOf } from '../journey.ts'
import { openTrades } from '../machine/trade.ts'
import { askPlatform, type RegistrationAsk, type RegistrationSite, readOwn } from '../own.ts'
import type { Own } from '../own-file.ts'

/** 「查看订单详情」: the way to the platform, what is known of the payment, and 「我已支付，更新支付信息」. */
export const order = new Hono<RegistrationSite>()

order.get('/order', async (c) => {
  const own = await readOwn(c)
  return own ? show(c, await page(c, own)) : c.redirect('/welcome', 303)
})

order.get('/order/status', async (c) => {
  if (c.req.header('HX-Request-Type') !== 'partial') return c.redirect(orderOf(c), 303)
  const own = await readOwn(c)
  return own ? showPart(c, OrderStatus(await propsOf(c, own))) : c.notFound()
})

order.get('/order/update', (c) => c.redirect(orderOf(c), 303))
order.post('/order/update', async (c) => {
  await askPlatform(c)
  return c.redirect(`${orderOf(c)}?came=1`, 303)
})

async function page(c: RegistrationAsk, own: Own) {
  return OrderPage(await propsOf(c, own))
}

/** Whoever has come back from the platform, or has asked it, waits; whoever has not is shown the way there first. */
async function propsOf(c: RegistrationAsk, own: Own) {
  const trade = openTrades(own.view.file.trades).at(-1)
  const asked = count(c.req.query('asked'))
  const shown = count(c.req.query('came'))
  const came = shown > 0 || asked > 0 || trade?.heard != null
  const base = pathOf('hub', own.sitting)
  return { page: c.var.page, own, base, link: await linkOf(c, own), asked, came, shown }
}

function count(text: string | undefined): number {
  return /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0
}

/** The signed address of the platform, while this attempt may still be paid. */
async function linkOf(c: RegistrationAsk, own: Own): Promise<string | null> {
  const trade = openTrades(own.view.file.trades).at(-1)
  const gateway = trade && gatewaysOf(c.env)[trade.gateway]
  if (!gateway || trade.closing || c.var.now >= trade.expires) return null
  const { url } = await gateway.open({
    tradeNo: trade.no,
    amount: trade.amount,
    subject: `${own.catalogue.sitting.name} ${own.view.file.centre ?? ''}`,
    expires: trade.expires,
    device: /Mobi|Android/i.test(c.req.header('User-Agent') ?? '') ? 'phone' : 'desk',
    returnUrl: `${c.env.ORIGIN}/payment/return/${trade.gateway}/${trade.no}`,
    notifyUrl: `${c.env.ORIGIN}/payment/notify/${trade.gateway}`,
  })
  return url
}

function orderOf(c: RegistrationAsk): string {
  return `${pathOf('hub', c.var.mine.sitting)}/order`
}
