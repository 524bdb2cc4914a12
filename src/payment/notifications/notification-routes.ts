import { Hono } from 'hono'
import { routePath } from 'hono/route'
import { logError } from '../../lib/error-pages.ts'
import { OTHER_RELEASE_RETRY_SECONDS } from '../../lib/other-release.ts'
import { validParam } from '../../lib/validate.ts'
import { commandDesk, queryPlatform } from '../../registration/desk/call-desk.ts'
import type { Refusal } from '../../registration/machine/command.ts'
import { registrationOf } from '../../registration/machine/payment/trade-number.ts'
import { orderPath } from '../../registration/paths.ts'
import { registrationExists } from '../../registration/registration-store.ts'
import type { AppContext, Site } from '../../site.ts'
import { configuredGateways } from '../gateways/configured.ts'
import type { Gateway, PaymentNotification } from '../gateways/gateway.ts'
import { gatewayParam, returnParam } from './notification-schema.ts'
import { countRefused, recordUnmatched } from './notification-store.ts'
import { RefusalCounter } from './refusal-counter.ts'

/**
 * The addresses that platforms call. They have no check of the sender's origin: signatures protect them. A notification that the
 * platform did not sign reads and writes no database and calls no desk.
 */
export const notifications = new Hono<Site>()

/** Of this isolate. */
const refusals = new RefusalCounter()

notifications.get('/payment/notify/:gateway', (c) => c.redirect('/', 303))
notifications.post('/payment/notify/:gateway', validParam(gatewayParam), async (c) => {
  const gateway = configuredGateways(c.env)[c.req.valid('param').gateway]
  if (!gateway) return c.notFound()
  try {
    return await receive(c, gateway)
  } catch (error) {
    return failForNow(c, error)
  }
})

/** The browser comes back. That never proves a payment and needs no login; the platform is asked at once (section 13.8). */
notifications.get('/payment/return/:gateway/:trade', validParam(returnParam), async (c) => {
  const { gateway, trade: tradeNo } = c.req.valid('param')
  const id = registrationOf(tradeNo)
  if (!configuredGateways(c.env)[gateway] || !id || !(await registrationExists(c.env.DB, id))) {
    return c.notFound()
  }
  const trades = await queryPlatform(c, id, c.var.now)
  if (!trades?.numbers.includes(tradeNo)) return c.notFound()
  return c.redirect(orderPath(trades.sitting, { came: 1 }), 303)
})

async function receive(c: AppContext, gateway: Gateway): Promise<Response> {
  const read = await gateway.readNotification(c.req.raw)
  if ('problems' in read) return refuse(c, gateway, read.problems.join(' '))
  const refusal = await sendToDesk(c, read.ok)
  if (refusal === 'amount') {
    await countRefused(c.env.DB, c.var.now, refusal)
    return refuse(c, gateway, refusal)
  }
  if (refusal === 'unknown-trade') await keepUnmatched(c, gateway, read.ok)
  return c.text('success')
}

/** A notification that is not believed, or not true. A platform sends it again. Nothing of its content is kept (case 30). */
function refuse(c: AppContext, { name: gateway }: Gateway, notification: string): Response {
  const times = refusals.count(`${gateway} ${notification}`, c.var.now)
  const { requestId } = c.var
  if (times !== null) console.warn(JSON.stringify({ requestId, gateway, notification, times }))
  return c.text('fail', 400)
}

/** The desk is broken or of another release, or the database is away. The platform sends the notification again. */
function failForNow(c: AppContext, error: unknown): Response {
  logError(error instanceof Error ? error : new Error(String(error)), c, routePath(c))
  c.header('Retry-After', String(OTHER_RELEASE_RETRY_SECONDS))
  return c.text('fail', 503)
}

/** The reason why the desk refused the answer, if it did. */
async function sendToDesk(
  c: AppContext,
  { tradeNo, answer }: PaymentNotification,
): Promise<Refusal['is'] | undefined> {
  const id = registrationOf(tradeNo)
  if (!id) return 'unknown-trade'
  const { refused } = await commandDesk(c, id, {
    command: { do: 'trade-answer', trade: tradeNo, answer, by: 'notification', askedAt: c.var.now },
    by: { is: 'platform' },
    now: c.var.now,
    requestId: c.var.requestId,
  })
  return refused?.is
}

/** Money for an unknown attempt is kept for an officer (case 26). */
async function keepUnmatched(
  c: AppContext,
  gateway: Gateway,
  { platformNo, tradeNo, answer }: PaymentNotification,
): Promise<void> {
  if (answer.is !== 'paid') return
  const { amount } = answer
  const money = { platformNo, gateway: gateway.name, tradeNo, amount, firstSeenAt: c.var.now }
  await recordUnmatched(c.env.DB, money)
}
