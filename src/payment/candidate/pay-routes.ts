import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Problem } from '../../../views/form.tsx'
import { ConfirmPage, WayPage } from '../../../views/payment/candidate/pay-pages.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import { renderPage } from '../../lib/render.ts'
import { validForm } from '../../lib/validate.ts'
import {
  type CurrentRegistration,
  type RegistrationContext,
  type RegistrationSite,
  requireRegistration,
  withRegistration,
} from '../../registration/current-registration.ts'
import { renderRefusedHub } from '../../registration/hub/hub-routes.ts'
import { pagePath } from '../../registration/paths.ts'
import { sendAndLeadOn } from '../../registration/send-command.ts'
import { configuredNames } from '../gateways/configured.ts'
import { type ConfirmationProblem, deviceOf, pageInsteadOfPayment, type WayProblem } from './pay-rules.ts'
import { confirmationForm, wayForm } from './pay-schema.ts'

/** 「支付」: confirm the facts, then choose the platform. Both pages charge nothing. */
export const payment = new Hono<RegistrationSite>()

/** In front of the ways to pay: 「个人信息及报考信息无误」 is ticked for the entries of now. The desk asks for it, too. */
const requireTick = createMiddleware<RegistrationSite>(async (c, next) => {
  const { view, sitting } = c.var.current
  const { factsConfirmed, revision } = view.registration
  if (factsConfirmed?.revision !== revision) return c.redirect(pagePath('payment', sitting), 303)
  await next()
})

const requirePayable = createMiddleware<RegistrationSite>(async (c, next) => {
  const { current } = c.var
  const page = pageInsteadOfPayment(current.view.registration, current.terms)
  if (page) return c.redirect(pagePath(page, current.sitting), 303)
  await next()
})

payment.get('/payment', requireRegistration, requirePayable, (c) => drawConfirm(c, c.var.current, []))
payment.post('/payment', validForm(confirmationForm, refuseConfirmation), async (c) => {
  const { revision } = c.req.valid('form')
  const { sitting } = c.var.context
  const answer = await sendAndLeadOn(c, { do: 'confirm-facts', revision }, { historyIfRefused: true })
  if (!answer.refused) return c.redirect(pagePath('payment/way', sitting), 303)
  if (answer.refused.is === 'paid') return c.redirect(pagePath('order', sitting), 303)
  const text = refusalText(c.var.page, answer.refused, answer.current.catalogue)
  return renderRefusedHub(c, answer, text, 409)
})

payment.get('/payment/way', requireRegistration, requirePayable, requireTick, (c) =>
  drawWay(c, c.var.current, []),
)
payment.post('/payment/way', validForm(offeredWays, refuseWay), async (c) => {
  const device = deviceOf(c.req.header('User-Agent'))
  const { catalogue, sitting } = c.var.context
  const subject = catalogue.sitting.name
  const command = { do: 'open-payment', ...c.req.valid('form'), subject, device } as const
  const answer = await sendAndLeadOn(c, command, { historyIfRefused: true })
  if (answer.refused === null || answer.refused.is === 'paid')
    return c.redirect(pagePath('order', sitting), 303)
  const { refused, current } = answer
  if (refused.is === 'unconfirmed') return c.redirect(pagePath('payment', sitting), 303)
  const text = refusalText(c.var.page, refused, current.catalogue)
  if (refused.is === 'amount') return drawWay(c, current, [{ field: 'way', text }], 409)
  return renderRefusedHub(c, answer, text, 409)
})

function offeredWays(c: RegistrationContext) {
  return wayForm(configuredNames(c.env))
}

function refuseConfirmation(c: RegistrationContext, problems: ConfirmationProblem[]) {
  const text = c.var.page.words.payment.confirm.missing
  const texts = problems.map(({ field }) => ({ field, text }))
  return ifPayable(c, (current) => drawConfirm(c, current, texts, 422))
}

function refuseWay(c: RegistrationContext, problems: WayProblem[]) {
  const text = c.var.page.words.payment.way.missing
  const texts = problems.map(({ field }) => ({ field, text }))
  return ifPayable(c, (current) => drawWay(c, current, texts, 422))
}

function ifPayable(c: RegistrationContext, draw: (current: CurrentRegistration) => Response) {
  return withRegistration(c, (current) => {
    const page = pageInsteadOfPayment(current.view.registration, current.terms)
    return page ? c.redirect(pagePath(page, current.sitting), 303) : draw(current)
  })
}

function drawConfirm(
  c: RegistrationContext,
  current: CurrentRegistration,
  problems: Problem[],
  status: 200 | 422 = 200,
) {
  return renderPage(c, ConfirmPage({ page: c.var.page, current, problems }), status)
}

function drawWay(
  c: RegistrationContext,
  current: CurrentRegistration,
  problems: Problem[],
  status: 200 | 409 | 422 = 200,
) {
  const ways = configuredNames(c.env)
  return renderPage(c, WayPage({ page: c.var.page, current, problems, ways }), status)
}
