import { Hono } from 'hono'
import { formatDeadline } from '../../../views/dates.ts'
import { OrderPage } from '../../../views/payment/candidate/order-page.tsx'
import { OrderStatus } from '../../../views/payment/candidate/order-status.tsx'
import { isPartial, renderPage, renderPart } from '../../lib/render.ts'
import { anyForm, validQuery } from '../../lib/validate.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  queryOpenPayments,
  type RegistrationContext,
  type RegistrationSite,
  requireRegistration,
} from '../../registration/current-registration.ts'
import { openTrades } from '../../registration/machine/payment/attempt.ts'
import { orderPath, pagePath } from '../../registration/paths.ts'
import { sendAndLeadOn } from '../../registration/send-command.ts'
import { configuredGateways } from '../gateways/configured.ts'
import type { WayToPay } from '../gateways/gateway.ts'
import { paymentRequest } from '../payment-request.ts'
import { deviceOf, mayOpenAnother, whyNoOther } from './pay-rules.ts'
import { anotherForm, orderQuery } from './pay-schema.ts'

/** 「查看订单详情」: the way to the platform, the state of the payment, 「我已支付，更新支付信息」 and 「换一种方式或换人支付」. */
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

/**
 * Closes the open attempt, awaits the platform's answer, and leads to a new number. Paid meanwhile, or without an answer, the order page
 * says so: nothing is lost, and the same button may be pressed again.
 */
order.get('/order/another', (c) => c.redirect(orderPath(c.var.context.sitting), 303))
order.post('/order/another', requireRegistration, anyForm(anotherForm), async (c) => {
  const { trade } = c.req.valid('form')
  const { registration } = c.var.current.view
  const { sitting } = c.var.context
  const refused = whyNoOther(registration, c.var.current.terms, c.var.now)
  if (refused?.is === 'late') {
    const refusal = c.var.page.words.payment.refusals.another(formatDeadline(refused.until, c.var.page.lang))
    const props = await orderProps(c, c.var.current, { asked: 0, came: 1 })
    return renderPage(c, OrderPage({ ...props, refusal }), 409)
  }
  const open = openTrades(registration.trades).at(-1)
  // The page is an old one: another window has opened a new attempt meanwhile.
  if (refused || (open && open.no !== trade)) return c.redirect(orderPath(sitting), 303)
  if (!open) return c.redirect(pagePath('payment/way', sitting), 303)
  await sendAndLeadOn(c, { do: 'close-payment', trade })
  await queryOpenPayments(c)
  const after = await loadRegistration(c)
  const isClosed = after !== null && mayOpenAnother(after.view.registration, after.terms, c.var.now)
  return c.redirect(isClosed ? pagePath('payment/way', sitting) : orderPath(sitting, { came: 1 }), 303)
})

/**
 * After coming back from the platform, or asking it, the candidate waits. Before, the way to the platform comes first; so it does where
 * the platform has no trade yet (`absent`): no buyer has logged in.
 */
async function orderProps(
  c: RegistrationContext,
  current: CurrentRegistration,
  { asked, came }: { asked: number; came: number },
) {
  const { registration } = current.view
  const lastAnswer = openTrades(registration.trades).at(-1)?.lastAnswer
  const isBack = came > 0 || asked > 0 || (lastAnswer != null && lastAnswer.answer !== 'absent')
  const way = await wayToPay(c, current)
  const mayChange = whyNoOther(registration, current.terms, c.var.now) === null
  const device = deviceOf(c.req.header('User-Agent'))
  return { page: c.var.page, current, way, device, mayChange, polls: asked, isBack, reloads: came }
}

/** How the newest attempt is paid; null when it cannot be paid any more. */
async function wayToPay(c: RegistrationContext, current: CurrentRegistration): Promise<WayToPay | null> {
  const trade = openTrades(current.view.registration.trades).at(-1)
  if (!trade || trade.gateway === 'centre') return null
  const gateway = configuredGateways(c.env)[trade.gateway]
  if (!gateway || trade.isClosing || c.var.now >= trade.expiresAt) return null
  const formerSubject = `${current.catalogue.sitting.name} ${current.view.registration.centre ?? ''}`
  const request = { ...trade, gateway: trade.gateway }
  return gateway.wayToPay(paymentRequest(request, { origin: c.env.ORIGIN, formerSubject }))
}
