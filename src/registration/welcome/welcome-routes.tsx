import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { WelcomePage } from '../../../views/registration/welcome-page.tsx'
import { catalogueAt, entranceNow } from '../../catalogue/catalogue-store.ts'
import { randomCode } from '../../lib/bytes.ts'
import { show } from '../../lib/show.ts'
import { type LoggedIn, login } from '../../passport/session.ts'
import { nextPage, pathOf } from '../journey.ts'
import { menuOf } from '../menu.ts'
import { readForm } from '../read-form.ts'
import { ownRegistration, registrationsOf } from '../registration-store.ts'
import { termsOf } from '../terms-of.ts'

/** The welcome page (N1) and 「开始报名」, which makes the registration. */
export const welcome = new Hono<LoggedIn>()

welcome.use('/welcome', login)

welcome.get('/welcome', async (c) => {
  const [entrance, mine] = await Promise.all([
    entranceNow(c.env, c.var.now),
    registrationsOf(c.env.DB, c.var.login.passportId),
  ])
  const remembered = getCookie(c, 'province')
  const sittings = entrance.sittings.map(({ sitting, provinces }) => {
    const row = mine.find((one) => one.sittingId === sitting.id)
    const province = provinces.find((one) => one.id === (row?.provinceId ?? remembered)) ?? null
    return { sitting, provinces, province, stage: row?.stage ?? null }
  })
  const first = sittings.find((one) => one.stage !== null)
  const at = first?.province ? { sitting: first.sitting.id, province: first.province.id } : null
  const who = mine.find((one) => one.name)?.name ?? maskEmail(c.var.login.email)
  const f = { ...c.var.frame, person: who, menu: menuOf(c.var.frame, getCookie(c, 'menu'), at) }
  return show(c, WelcomePage({ f, who, sittings }))
})

welcome.post('/welcome', async (c) => {
  const form = await readForm(c)
  const sitting = form.get('sitting') ?? ''
  const province = form.get('province') ?? ''
  const { revision } = await entranceNow(c.env, c.var.now)
  const catalogue = await catalogueAt(c.env, revision, sitting, province)
  if (!catalogue) return c.notFound()
  const row = { sittingId: sitting, passportId: c.var.login.passportId, provinceId: province }
  const id = await ownRegistration(c.env.DB, { id: randomCode(16), createdAt: c.var.now, ...row })
  const terms = termsOf(catalogue, null)
  const { refused, view } = await c.env.REGISTRATION.getByName(id).handle({
    command: { do: 'start', province, lang: c.var.frame.lang },
    by: { is: 'candidate' },
    now: c.var.now,
    request: c.var.requestId,
    terms,
    owner: { id, sitting, passport: c.var.login.passportId },
  })
  if (refused || !view) return c.redirect('/welcome', 303)
  return c.redirect(pathOf(nextPage(view.file, terms), sitting), 303)
})

/** `l***@qq.com` */
function maskEmail(email: string): string {
  return email.replace(/^(.).*(?=@)/, '$1***')
}
