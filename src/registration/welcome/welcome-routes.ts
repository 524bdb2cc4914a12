import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Problem } from '../../../views/form.tsx'
import { candidateMenu } from '../../../views/registration/menu.ts'
import { provinceField, WelcomePage } from '../../../views/registration/welcome/welcome-page.tsx'
import { loadCatalogue } from '../../catalogue/catalogue-store.ts'
import { termsFromCatalogue } from '../../catalogue/terms.ts'
import { registrationState } from '../../entrance/window-state.ts'
import { readForm } from '../../lib/body.ts'
import { randomId } from '../../lib/bytes.ts'
import { maskEmail } from '../../lib/mask.ts'
import { renderPage } from '../../lib/render.ts'
import { readCandidateToken, redirectToCandidateLogin } from '../../passport/session.ts'
import type { Login } from '../../passport/session-store.ts'
import type { Site } from '../../site.ts'
import { commandDesk } from '../desk/call-desk.ts'
import { nextPage, pagePath } from '../journey.ts'
import { createRegistration } from '../registration-store.ts'
import { readWelcome, type WelcomeData } from './welcome-store.ts'

type In = Extract<Login, { is: 'in' }>
type WelcomeSite = Site & { Variables: { welcomed: WelcomeData & { login: In } } }

/** The welcome page (N1) and 「开始报名」, which makes the registration. */
export const welcome = new Hono<WelcomeSite>()

const requireLogin = createMiddleware<WelcomeSite>(async (c, next) => {
  const token = await readCandidateToken(c)
  if (!token) return redirectToCandidateLogin(c, { is: 'none' })
  const known = await readWelcome(c.env.DB, token, c.var.now)
  const { login } = known
  if (login.is !== 'in') return redirectToCandidateLogin(c, login)
  c.set('welcomed', { ...known, login })
  await next()
})

welcome.use('/welcome', requireLogin)

welcome.get('/welcome', (c) => page(c, []))

welcome.post('/welcome', async (c) => {
  const form = await readForm(c)
  const sitting = form.get('sitting') ?? ''
  const field = provinceField(sitting)
  const province = form.get(field) ?? ''
  const { entrance, login, registrations } = c.var.welcomed
  const held = entrance.sittings.find((one) => one.sitting.id === sitting)
  const chosen = held?.provinces.find((one) => one.id === province)
  if (held && province === '') {
    return page(c, [{ field, text: c.var.page.words.registration.welcome.noProvince }])
  }
  if (!chosen) return c.notFound()
  // Its desk would refuse, and a registration that never began would stand on the page for good.
  const isNew = registrations.every((one) => one.sittingId !== sitting)
  if (isNew && registrationState(chosen.windows, c.var.now).is !== 'open') return c.redirect('/welcome', 303)
  const { passportId } = login
  const row = { sittingId: sitting, passportId, provinceId: province, createdAt: c.var.now }
  const { id, revision } = await createRegistration(c.env.DB, { id: randomId(16), ...row })
  const catalogue = await loadCatalogue(c.env, revision, sitting, province)
  if (!catalogue) return c.notFound()
  const terms = termsFromCatalogue(catalogue, null)
  const { refused, view } = await commandDesk(c, id, {
    command: { do: 'start', province, lang: c.var.page.lang },
    by: { is: 'candidate' },
    now: c.var.now,
    requestId: c.var.requestId,
    answer: 'view',
    terms,
    owner: { id, sitting, passport: passportId },
  })
  if (refused || !view) return c.redirect('/welcome', 303)
  return c.redirect(pagePath(nextPage(view.registration, terms), sitting), 303)
})

function page(c: Context<WelcomeSite>, problems: Problem[]) {
  const { entrance, registrations, login } = c.var.welcomed
  const remembered = getCookie(c, 'province')
  const sittings = entrance.sittings.map(({ sitting, provinces }) => {
    const row = registrations.find((one) => one.sittingId === sitting.id)
    const province = provinces.find((one) => one.id === (row?.provinceId ?? remembered)) ?? null
    return { sitting, provinces, province, stage: row?.stage ?? null }
  })
  const first = sittings.find((one) => one.stage !== null)
  const at = first?.province ? { sitting: first.sitting.id, province: first.province.id } : null
  const who = registrations.find((one) => one.name)?.name ?? maskEmail(login.email)
  const f = { ...c.var.page, person: who, menu: candidateMenu(c.var.page, getCookie(c, 'menu'), at) }
  return renderPage(c, WelcomePage({ page: f, who, sittings, problems }), problems.length > 0 ? 422 : 200)
}
