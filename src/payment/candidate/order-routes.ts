import { Hono } from 'hono'
import { OrderPage, OrderStatus } from '../../../views/payment/candidate/order-page.tsx'
import { renderPage, renderPart } from '../../lib/render.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  queryOpenPayments,
  type RegistrationContext,
  type RegistrationSite,
} from '../../registration/current-registration.ts'
import { pagePath } from '../../registration/journey.ts'
import { openTrades } from '../../registration/machine/payment/attempt.ts'
import { configuredGateways } from '../gateways/configured.ts'

/** 「查看订单详情」: the way to the platform, what is known of the payment, and 「我已支付，更新支付信息」. */
export const order = new Hono<RegistrationSite>()

order.get('/order', async (c) => {
  const own = await loadRegistration(c)
  return own ? renderPage(c, await orderPage(c, own)) : c.redirect('/welcome', 303)
})

order.get('/order/status', async (c) => {
  if (c.req.header('HX-Request-Type') !== 'partial') return c.redirect(orderPath(c), 303)
  const own = await loadRegistration(c)
  return own ? renderPart(c, OrderStatus(await orderProps(c, own))) : c.notFound()
})

order.get('/order/update', (c) => c.redirect(orderPath(c), 303))
order.post('/order/update', async (c) => {
  await queryOpenPayments(c)
  return c.redirect(`${orderPath(c)}?came=1`, 303)
})

async function orderPage(c: RegistrationContext, own: CurrentRegistration) {
  return OrderPage(await orderProps(c, own))
}

/** Whoever has come back from the platform, or has asked it, waits; whoever has not is shown the way there first. */
async function orderProps(c: RegistrationContext, own: CurrentRegistration) {
  const trade = openTrades(own.view.registration.trades).at(-1)
  const polls = smallNumber(c.req.query('asked'))
  const reloads = smallNumber(c.req.query('came'))
  const isBack = reloads > 0 || polls > 0 || trade?.lastAnswer != null
  const base = pagePath('hub', own.sitting)
  return { page: c.var.page, own, base, link: await cashierLink(c, own), polls, isBack, reloads }
}

function smallNumber(text: string | undefined): number {
  return /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0
}

/** The signed address of the platform, while this attempt may still be paid. */
async function cashierLink(c: RegistrationContext, own: CurrentRegistration): Promise<string | null> {
  const trade = openTrades(own.view.registration.trades).at(-1)
  const gateway = trade && configuredGateways(c.env)[trade.gateway]
  if (!gateway || trade.isClosing || c.var.now >= trade.expiresAt) return null
  const { url } = await gateway.wayToPay({
    tradeNo: trade.no,
    amount: trade.amount,
    subject: `${own.catalogue.sitting.name} ${own.view.registration.centre ?? ''}`,
    expiresAt: trade.expiresAt,
    device: /Mobi|Android/i.test(c.req.header('User-Agent') ?? '') ? 'phone' : 'computer',
    returnUrl: `${c.env.ORIGIN}/payment/return/${trade.gateway}/${trade.no}`,
    notifyUrl: `${c.env.ORIGIN}/payment/notify/${trade.gateway}`,
  })
  return url
}

function orderPath(c: RegistrationContext): string {
  return `${pagePath('hub', c.var.context.sitting)}/order`
}
