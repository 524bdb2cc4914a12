import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { ConfirmPage, WayPage } from '../../../views/payment/candidate/pay-pages.tsx'
import { HubPage } from '../../../views/registration/hub/hub-page.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import { readForm } from '../../lib/body.ts'
import { renderPage } from '../../lib/render.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  loadWithHistory,
  type RegistrationContext,
  type RegistrationSite,
  sendCommand,
} from '../../registration/current-registration.ts'
import { isPageOpen } from '../../registration/journey.ts'
import { openTrades } from '../../registration/machine/payment/attempt.ts'
import { pagePath } from '../../registration/paths.ts'
import { configuredNames } from '../gateways/configured.ts'
import type { GatewayName } from '../gateways/gateway.ts'

/** 「支付」: confirm the facts, choose the way; both pages charge nothing. */
export const payment = new Hono<RegistrationSite>()

payment.get('/payment', (c) => withPayable(c, (current) => renderPage(c, confirmPage(c, current, []))))
payment.post('/payment', async (c) => {
  const form = await readForm(c)
  if (form.get('right') === 'yes') return c.redirect(`${pagePath('payment', c.var.context.sitting)}/way`, 303)
  const problems = [{ field: 'right', text: c.var.page.words.payment.confirm.missing }]
  return withPayable(c, (current) => renderPage(c, confirmPage(c, current, problems), 422))
})

payment.get('/payment/way', (c) => withPayable(c, (current) => renderPage(c, wayPage(c, current, []))))
payment.post('/payment/way', async (c) => {
  const form = await readForm(c)
  const gateway = form.get('way') ?? ''
  const ways = configuredWays(c)
  if (!isWay(gateway, ways)) {
    const problems = [{ field: 'way', text: c.var.page.words.payment.way.missing }]
    return withPayable(c, (current) => renderPage(c, wayPage(c, current, problems), 422))
  }
  const { refused, current } = await sendCommand(c, {
    do: 'open-payment',
    gateway,
    amount: Number(form.get('amount')),
  })
  const order = `${pagePath('hub', current.sitting)}/order`
  if (!refused || refused.is === 'paid') return c.redirect(order, 303)
  const text = refusalText(c.var.page, refused, current.catalogue)
  if (refused.is === 'amount') return renderPage(c, wayPage(c, current, [{ field: 'way', text }]), 409)
  const loaded = await loadWithHistory(c)
  if (!loaded) return c.redirect('/welcome', 303)
  return renderPage(c, HubPage({ page: c.var.page, ...loaded, refusal: text }), 409)
})

/** Only while something can be paid; an attempt that is open already is shown instead of a second one. */
async function withPayable(
  c: RegistrationContext,
  page: (current: CurrentRegistration) => Response | Promise<Response>,
) {
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  const { registration: file } = current.view
  const hub = pagePath('hub', current.sitting)
  if (openTrades(file.trades).some((trade) => !trade.isClosing)) return c.redirect(`${hub}/order`, 303)
  const payable = isPageOpen('payment', file, current.terms) && current.terms.money === 'online'
  return payable ? page(current) : c.redirect(hub, 303)
}

function confirmPage(c: RegistrationContext, current: CurrentRegistration, problems: Problem[]) {
  return ConfirmPage({ page: c.var.page, current, base: pagePath('hub', current.sitting), problems })
}

function wayPage(c: RegistrationContext, current: CurrentRegistration, problems: Problem[]) {
  return WayPage({
    page: c.var.page,
    current,
    base: pagePath('hub', current.sitting),
    problems,
    ways: configuredWays(c),
  })
}

function configuredWays(c: RegistrationContext): GatewayName[] {
  return configuredNames(c.env)
}

function isWay(text: string, ways: GatewayName[]): text is GatewayName {
  return (ways as string[]).includes(text)
}
