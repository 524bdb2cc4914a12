import { Hono } from 'hono'
import { OrderPage, OrderStatus } from '../../../views/payment/candidate/order-page.tsx'
import { isPartial, renderPage, renderPart } from '../../lib/render.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  queryOpenPayments,
  type RegistrationContext,
  type RegistrationSite,
} from '../../registration/current-registration.ts'
import { openTrades } from '../../registration/machine/payment/attempt.ts'
import { pagePath } from '../../registration/paths.ts'
import { configuredGateways } from '../gateways/configured.ts'
import type { WayToPay } from '../gateways/gateway.ts'
import { paymentRequest } from '../payment-request.ts'

/** 「查看订单详情」: the way to the platform, what is known of the payment, and 「我已支付，更新支付信息」. */
export const order = new Hono<RegistrationSite>()

order.get('/order', async (c) => {
  const current = await loadRegistration(c)
  return current ? renderPage(c, await orderPage(c, current)) : c.redirect('/welcome', 303)
})

order.get('/order/status', async (c) => {
  if (!isPartial(c.req.raw)) return c.redirect(orderPath(c), 303)
  const current = await loadRegistration(c)
  return current ? renderPart(c, OrderStatus(await orderProps(c, current))) : c.notFound()
})

order.get('/order/update', (c) => c.redirect(orderPath(c), 303))
order.post('/order/update', async (c) => {
  await queryOpenPayments(c)
  return c.redirect(`${orderPath(c)}?came=1`, 303)
})

async function orderPage(c: RegistrationContext, current: CurrentRegistration) {
  return OrderPage(await orderProps(c, current))
}

/** After coming back from the platform, or asking it, the candidate waits. Before, the way to the platform comes first. */
async function orderProps(c: RegistrationContext, current: CurrentRegistration) {
  const trade = openTrades(current.view.registration.trades).at(-1)
  const polls = smallNumber(c.req.query('asked'))
  const reloads = smallNumber(c.req.query('came'))
  const isBack = reloads > 0 || polls > 0 || trade?.lastAnswer != null
  const base = pagePath('hub', current.sitting)
  return { page: c.var.page, current, base, way: await wayToPay(c, current), polls, isBack, reloads }
}

function smallNumber(text: string | undefined): number {
  return /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0
}

/** How the newest attempt is paid; null when it cannot be paid any more. */
async function wayToPay(c: RegistrationContext, current: CurrentRegistration): Promise<WayToPay | null> {
  const trade = openTrades(current.view.registration.trades).at(-1)
  const gateway = trade && configuredGateways(c.env)[trade.gateway]
  if (!gateway || trade.isClosing || c.var.now >= trade.expiresAt) return null
  const device = /Mobi|Android/i.test(c.req.header('User-Agent') ?? '') ? 'phone' : 'computer'
  const subject = `${current.catalogue.sitting.name} ${current.view.registration.centre ?? ''}`
  return gateway.wayToPay(paymentRequest(trade, { origin: c.env.ORIGIN, subject, device }))
}

function orderPath(c: RegistrationContext): string {
  return `${pagePath('hub', c.var.context.sitting)}/order`
}
