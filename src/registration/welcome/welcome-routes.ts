import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Problem } from '../../../views/form.tsx'
import { candidateMenu } from '../../../views/registration/menu.ts'
import { WelcomePage } from '../../../views/registration/welcome/welcome-page.tsx'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { loadCatalogue } from '../../catalogue/catalogue-store.ts'
import { termsFromCatalogue } from '../../catalogue/terms.ts'
import { registrationState } from '../../entrance/window-state.ts'
import { randomId } from '../../lib/bytes.ts'
import { maskEmail } from '../../lib/contact.ts'
import { renderPage } from '../../lib/render.ts'
import { validForm } from '../../lib/validate.ts'
import { readCandidateToken, redirectToCandidateLogin } from '../../passport/session.ts'
import type { Login } from '../../passport/session-store.ts'
import type { Site } from '../../site.ts'
import { commandDesk } from '../desk/call-desk.ts'
import { pagePath, WELCOME } from '../paths.ts'
import { createRegistration } from '../registration-store.ts'
import type { StartProblem } from './welcome-rules.ts'
import { startForm } from './welcome-schema.ts'
import { readWelcome, type WelcomeData } from './welcome-store.ts'

type In = Extract<Login, { is: 'in' }>
type WelcomeSite = Site & { Variables: { welcome: WelcomeData & { login: In } } }

/** The welcome page (N1) and 「开始报名」, which makes the registration. */
export const welcome = new Hono<WelcomeSite>()

const requireLogin = createMiddleware<WelcomeSite>(async (c, next) => {
  const token = await readCandidateToken(c)
  if (!token) return redirectToCandidateLogin(c, { is: 'none' })
  const known = await readWelcome(c.env.DB, token, c.var.now)
  const { login } = known
  if (login.is !== 'in') return redirectToCandidateLogin(c, login)
  c.set('welcome', { ...known, login })
  await next()
})

welcome.use(WELCOME, requireLogin)

welcome.get(WELCOME, (c) => drawWelcome(c, []))

const startFormOf = (c: Context<WelcomeSite>) => startForm(c.var.welcome.entrance.sittings)

welcome.post(WELCOME, validForm(startFormOf, refuseStart), async (c) => {
  const start = c.req.valid('form')
  if (!start) return c.notFound()
  const { sitting, province } = start
  // The desk would refuse, and a registration that never began would stay on the page for good.
  const isNew = c.var.welcome.registrations.every((one) => one.sittingId !== sitting)
  if (isNew && registrationState(province.windows, c.var.now).is !== 'open') return c.redirect(WELCOME, 303)
  const { passportId } = c.var.welcome.login
  const row = { sittingId: sitting, passportId, provinceId: province.id, createdAt: c.var.now }
  const { id, revision } = await createRegistration(c.env.DB, { id: randomId(16), ...row })
  const catalogue = await loadCatalogue(c.env, revision, sitting, province.id)
  return catalogue ? startAtDesk(c, { id, sitting, passport: passportId }, catalogue) : c.notFound()
})

/** The first command: makes the registration at its desk, or moves one that is not submitted yet to another province. */
async function startAtDesk(
  c: Context<WelcomeSite>,
  owner: { id: string; sitting: string; passport: string },
  catalogue: Catalogue,
) {
  const terms = termsFromCatalogue(catalogue, null)
  const { refused, after } = await commandDesk(c, owner.id, {
    command: { do: 'start', province: catalogue.province.id, lang: c.var.page.lang },
    by: { is: 'candidate' },
    now: c.var.now,
    requestId: c.var.requestId,
    terms,
    owner,
  })
  if (refused || !after) return c.redirect(WELCOME, 303)
  return c.redirect(pagePath(after.nextPage, owner.sitting), 303)
}

function refuseStart(c: Context<WelcomeSite>, problems: StartProblem[]) {
  const text = c.var.page.words.registration.welcome.noProvince
  return drawWelcome(
    c,
    problems.map(({ field }) => ({ field, text })),
  )
}

function drawWelcome(c: Context<WelcomeSite>, problems: Problem[]) {
  const { entrance, registrations, login } = c.var.welcome
  const remembered = getCookie(c, 'province')
  const sittings = entrance.sittings.map(({ sitting, provinces }) => {
    const row = registrations.find((one) => one.sittingId === sitting.id)
    const province = provinces.find((one) => one.id === (row?.provinceId ?? remembered)) ?? null
    return { sitting, provinces, province, stage: row?.stage ?? null }
  })
  const first = sittings.find((one) => one.stage !== null)
  const at = first?.province ? { sitting: first.sitting.id, province: first.province.id } : null
  const who = registrations.find((one) => one.name)?.name ?? maskEmail(login.email)
  const menu = candidateMenu(c.var.page, getCookie(c, 'menu'), at)
  const page = { ...c.var.page, person: who, menu }
  return renderPage(c, WelcomePage({ page, who, sittings, problems }), problems.length > 0 ? 422 : 200)
}
