import { Hono } from 'hono'
import { OrderPage, OrderStatus } from '../../../views/payment/candidate/order-page.tsx'
import { isPartial, renderPage, renderPart } from '../../lib/render.ts'
import { validQuery } from '../../lib/validate.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  queryOpenPayments,
  type RegistrationContext,
  type RegistrationSite,
  requireRegistration,
} from '../../registration/current-registration.ts'
import { openTrades } from '../../registration/machine/payment/attempt.ts'
import { orderPath } from '../../registration/paths.ts'
import { configuredGateways } from '../gateways/configured.ts'
import type { WayToPay } from '../gateways/gateway.ts'
import { paymentRequest, paymentSubject } from '../payment-request.ts'
import { orderQuery } from './pay-schema.ts'

/** 「查看订单详情」: the way to the platform, the state of the payment, and 「我已支付，更新支付信息」. */
export const order = new Hono<RegistrationSite>()

order.get('/order', requireRegistration, validQuery(orderQuery), async (c) =>
  renderPage(c, OrderPage(await orderProps(c, c.var.current, c.req.valid('query')))),
)

order.get('/order/status', validQuery(orderQuery), async (c) => {
  if (!isPartial(c.req.raw)) return c.redirect(orderPath(c.var.context.sitting), 303)
  const current = await loadRegistration(c)
  if (!current) return c.notFound()
  return renderPart(c, OrderStatus(await orderProps(c, current, c.req.valid('query'))))
})

order.get('/order/update', (c) => c.redirect(orderPath(c.var.context.sitting), 303))
order.post('/order/update', async (c) => {
  await queryOpenPayments(c)
  return c.redirect(orderPath(c.var.context.sitting, { came: 1 }), 303)
})

/** After coming back from the platform, or asking it, the candidate waits. Before, the way to the platform comes first. */
async function orderProps(
  c: RegistrationContext,
  current: CurrentRegistration,
  { asked, came }: { asked: number; came: number },
) {
  const trade = openTrades(current.view.registration.trades).at(-1)
  const isBack = came > 0 || asked > 0 || trade?.lastAnswer != null
  const way = await wayToPay(c, current)
  return { page: c.var.page, current, way, polls: asked, isBack, reloads: came }
}

/** How the newest attempt is paid; null when it cannot be paid any more. */
async function wayToPay(c: RegistrationContext, current: CurrentRegistration): Promise<WayToPay | null> {
  const trade = openTrades(current.view.registration.trades).at(-1)
  if (!trade || trade.gateway === 'centre') return null
  const gateway = configuredGateways(c.env)[trade.gateway]
  if (!gateway || trade.isClosing || c.var.now >= trade.expiresAt) return null
  // The first release froze no subject: its open attempts go on with the one that it showed.
  const subject = trade.subject || paymentSubject(current)
  const request = paymentRequest(
    { ...trade, gateway: trade.gateway },
    { origin: c.env.ORIGIN, subject, device: trade.device },
  )
  return gateway.wayToPay(request)
}
