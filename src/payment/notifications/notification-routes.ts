import { Hono } from 'hono'
import { beijingTime } from '../../lib/calendar.ts'
import { isId } from '../../lib/ids.ts'
import { OTHER_RELEASE_RETRY_SECONDS, OtherReleaseError } from '../../lib/other-release.ts'
import { commandDesk, queryPlatform, readDesk } from '../../registration/desk/call-desk.ts'
import type { Refusal } from '../../registration/machine/command.ts'
import { registrationExists } from '../../registration/registration-store.ts'
import type { AppContext, Site } from '../../site.ts'
import { configuredGateways } from '../gateways/configured.ts'
import type { Gateway, PlatformAnswer } from '../gateways/gateway.ts'
import { countRefused, recordUnmatched } from './notification-store.ts'

/** What the platforms call: outside the forgery check of forms, protected by their signatures. */
export const notifications = new Hono<Site>()

notifications.get('/payment/notify/:gateway', (c) => c.redirect('/', 303))
notifications.post('/payment/notify/:gateway', async (c) => {
  const gateway = gatewayInPath(c)
  if (!gateway) return c.notFound()
  const read = await gateway.readNotification(c.req.raw)
  if ('problems' in read) return refuse(c, read.problems.join(' '))
  const { tradeNo, platformNo, answer } = read.ok
  const refused = await sendAnswerToDesk(c, tradeNo, answer)
  if (refused === 'other-release') return failForNow(c)
  if (refused === 'amount') return refuse(c, refused)
  if (refused === 'unknown-trade' && answer.is === 'paid') {
    const { amount } = answer
    await recordUnmatched(c.env.DB, {
      platformNo,
      gateway: gateway.name,
      tradeNo,
      amount,
      firstSeenAt: c.var.now,
    })
  }
  return c.text('success')
})

/**
 * The browser comes back: never proof of payment, needs no login; the platform is asked at once (section 13.8). The number is
 * in the path: whoever comes back unpaid brings none of the platform's parameters, and it forbids parameters of our own.
 */
notifications.get('/payment/return/:gateway/:trade', async (c) => {
  const tradeNo = c.req.param('trade')
  const id = tradeNo.slice(0, 16)
  if (!gatewayInPath(c) || !isId(id, 16) || !(await registrationExists(c.env.DB, id))) return c.notFound()
  await queryPlatform(c, id, c.var.now)
  const view = await readDesk(c, id)
  if (!view?.registration.trades.some((trade) => trade.no === tradeNo)) return c.notFound()
  return c.redirect(`/register/${view.registration.sitting}/order?came=1`, 303)
})

/** Not believed, and sent again by the platform: a counter goes up, and nothing of it is kept (case 30). */
async function refuse(c: AppContext, reason: string): Promise<Response> {
  await countRefused(c.env.DB, beijingTime(c.var.now).date, reason)
  return c.text('fail', 400)
}

/** The desk runs another release just now: the platform sends the notification again. */
function failForNow(c: AppContext): Response {
  c.header('Retry-After', String(OTHER_RELEASE_RETRY_SECONDS))
  return c.text('fail', 503)
}

/** Why the desk refused it, if so. An exception answers 500, and the platform sends it again. */
async function sendAnswerToDesk(
  c: AppContext,
  trade: string,
  answer: PlatformAnswer,
): Promise<Refusal['is'] | 'other-release' | undefined> {
  const id = trade.slice(0, 16)
  if (!isId(id, 16)) return 'unknown-trade'
  try {
    const { refused } = await commandDesk(c, id, {
      command: { do: 'trade-answer', trade, answer, by: 'notification' },
      by: { is: 'platform' },
      now: c.var.now,
      requestId: c.var.requestId,
    })
    return refused?.is
  } catch (error) {
    if (error instanceof OtherReleaseError) return 'other-release'
    throw error
  }
}

function gatewayInPath(c: AppContext): Gateway | undefined {
  return Object.values(configuredGateways(c.env)).find((gateway) => gateway.name === c.req.param('gateway'))
}
