import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import {
  ChooseProvincePage,
  EntrancePage,
  type HeldSitting,
  ProvinceWithoutSittingPage,
} from '../../views/entrance/entrance-page.tsx'
import { AnnouncementPage, HowItWorksPage } from '../../views/entrance/notice-page.tsx'
import type { Entrance } from '../catalogue/catalogue.ts'
import { loadCatalogue } from '../catalogue/catalogue-store.ts'
import { loadEntrance } from '../catalogue/entrance-store.ts'
import { renderNotFound } from '../lib/error-pages.ts'
import { renderPage } from '../lib/render.ts'
import { validParam, validQuery } from '../lib/validate.ts'
import type { AppContext, Site } from '../site.ts'
import { provinceParam, sittingQuery } from './entrance-schema.ts'

export const entranceRoutes = new Hono<Site>()

entranceRoutes.get('/', async (c) => {
  const { entrance } = await loadEntrance(c.env, c.var.now)
  const held = sittingsIn(entrance, rememberedProvince(c))
  return renderFresh(c, EntrancePage({ page: c.var.page, entrance, held }))
})

entranceRoutes.get('/p/:province', validParam(provinceParam), async (c) => {
  const { province: id } = c.req.valid('param')
  const { entrance } = await loadEntrance(c.env, c.var.now)
  const held = sittingsIn(entrance, id)
  if (held.length > 0) {
    rememberProvince(c, id)
    return renderFresh(c, EntrancePage({ page: c.var.page, entrance, held }))
  }
  return renderWithoutSitting(c, entrance, id)
})

const noticeAddress = [validParam(provinceParam), validQuery(sittingQuery)] as const

entranceRoutes.get('/p/:province/announcement', ...noticeAddress, (c) =>
  renderNotice(c, 'announcement', { ...c.req.valid('param'), ...c.req.valid('query') }),
)
entranceRoutes.get('/p/:province/how-it-works', ...noticeAddress, (c) =>
  renderNotice(c, 'how-it-works', { ...c.req.valid('param'), ...c.req.valid('query') }),
)
entranceRoutes.get('/announcement', (c) => renderProvinceChoice(c, 'announcement'))
entranceRoutes.get('/how-it-works', (c) => renderProvinceChoice(c, 'how-it-works'))

type NoticeText = 'announcement' | 'how-it-works'

function renderWithoutSitting(c: AppContext, entrance: Entrance, provinceId: string) {
  const province = entrance.provincesWithoutSitting.find((one) => one.id === provinceId)
  if (!province) return renderNotFound(c)
  const { page } = c.var
  return renderFresh(
    c,
    entrance.sittings.length === 0
      ? EntrancePage({ page, entrance, held: [] })
      : ProvinceWithoutSittingPage({ page, entrance, province }),
  )
}

/** Of the sitting named in the address, else of the one examined soonest. */
async function renderNotice(c: AppContext, kind: NoticeText, address: { province: string; sitting: string }) {
  const { entrance, revisionOf } = await loadEntrance(c.env, c.var.now, address.province)
  const held = sittingsIn(entrance, address.province)
  const one = address.sitting ? held.find(({ sitting }) => sitting.id === address.sitting) : held[0]
  if (!one) return renderNotFound(c)
  const sittingId = one.sitting.id
  const catalogue = await loadCatalogue(c.env, revisionOf(sittingId), sittingId, one.province.id)
  if (!catalogue) return renderNotFound(c)
  const { sitting, province, notices } = catalogue
  const props = { page: c.var.page, sitting, province, notice: notices[kind] }
  return renderFresh(c, kind === 'announcement' ? AnnouncementPage(props) : HowItWorksPage(props))
}

/** Where the browser remembers no province, the page asks for it first. */
async function renderProvinceChoice(c: AppContext, kind: NoticeText) {
  const { entrance } = await loadEntrance(c.env, c.var.now)
  const [one] = sittingsIn(entrance, rememberedProvince(c))
  if (one) return c.redirect(`/p/${one.province.id}/${kind}`, 303)
  const notice = kind === 'announcement' ? 'announcement' : 'howItWorks'
  return renderFresh(c, ChooseProvincePage({ page: c.var.page, entrance, notice }))
}

function sittingsIn({ sittings }: Entrance, provinceId: string | undefined): HeldSitting[] {
  return sittings.flatMap(({ sitting, provinces }) =>
    provinces.filter(({ id }) => id === provinceId).map((province) => ({ sitting, province })),
  )
}

/** The page shows the state of this second: no cache may answer it without asking. */
function renderFresh(c: AppContext, body: Parameters<typeof renderPage>[1]) {
  c.header('Cache-Control', 'no-cache')
  return renderPage(c, body)
}

function rememberedProvince(c: AppContext): string | undefined {
  return getCookie(c, 'province')
}

function rememberProvince(c: AppContext, provinceId: string) {
  setCookie(c, 'province', provinceId, { path: '/', maxAge: 31_536_000, sameSite: 'Lax', secure: true })
}
