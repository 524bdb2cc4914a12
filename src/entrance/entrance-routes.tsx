import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import {
  AbsentPage,
  EntrancePage,
  type Held,
  WhichProvincePage,
} from '../../views/entrance/entrance-page.tsx'
import { AnnouncementPage, HowItWorksPage } from '../../views/entrance/notice-page.tsx'
import type { Entrance } from '../catalogue/catalogue.ts'
import { catalogueAt, entranceNow } from '../catalogue/catalogue-store.ts'
import { notFound } from '../lib/problems.tsx'
import { show } from '../lib/show.ts'
import type { AppContext, Site } from '../site.ts'

export const entrance = new Hono<Site>()

entrance.get('/', async (c) => {
  const doors = await entranceNow(c.env, c.var.now)
  return showFresh(c, EntrancePage({ page: c.var.page, entrance: doors, held: heldBy(doors, remembered(c)) }))
})

entrance.get('/p/:province', async (c) => {
  const id = c.req.param('province')
  const doors = await entranceNow(c.env, c.var.now)
  const held = heldBy(doors, id)
  if (held.length) {
    remember(c, id)
    return showFresh(c, EntrancePage({ page: c.var.page, entrance: doors, held }))
  }
  const province = doors.absent.find((one) => one.id === id)
  if (!province) return notFound(c)
  if (doors.sittings.length === 0)
    return showFresh(c, EntrancePage({ page: c.var.page, entrance: doors, held }))
  return showFresh(c, AbsentPage({ page: c.var.page, entrance: doors, province }))
})

entrance.get('/p/:province/announcement', (c) => showNotice(c, 'announcement'))
entrance.get('/p/:province/how-it-works', (c) => showNotice(c, 'how-it-works'))
entrance.get('/announcement', (c) => showWhich(c, 'announcement'))
entrance.get('/how-it-works', (c) => showWhich(c, 'how-it-works'))

type Text = 'announcement' | 'how-it-works'

/** Of the sitting named in the address, else of the one examined soonest. */
async function showNotice(c: AppContext, kind: Text) {
  const doors = await entranceNow(c.env, c.var.now)
  const held = heldBy(doors, c.req.param('province'))
  const wanted = c.req.query('sitting')
  const one = wanted ? held.find(({ sitting }) => sitting.id === wanted) : held[0]
  const catalogue = one && (await catalogueAt(c.env, doors.revision, one.sitting.id, one.province.id))
  if (!catalogue) return notFound(c)
  const { sitting, province } = catalogue
  const props = { page: c.var.page, sitting, province, notice: catalogue.notices[kind] }
  return showFresh(c, kind === 'announcement' ? AnnouncementPage(props) : HowItWorksPage(props))
}

/** Where no province is remembered, which one is asked first. */
async function showWhich(c: AppContext, kind: Text) {
  const doors = await entranceNow(c.env, c.var.now)
  const [one] = heldBy(doors, remembered(c))
  if (one) return c.redirect(`/p/${one.province.id}/${kind}`, 303)
  const notice = kind === 'announcement' ? 'announcement' : 'howItWorks'
  return showFresh(c, WhichProvincePage({ page: c.var.page, entrance: doors, notice }))
}

function heldBy({ sittings }: Entrance, provinceId: string | undefined): Held[] {
  return sittings.flatMap(({ sitting, provinces }) =>
    provinces.filter(({ id }) => id === provinceId).map((province) => ({ sitting, province })),
  )
}

/** The state on the page is that of this second: nobody may show it from a store. */
function showFresh(c: AppContext, body: Parameters<typeof show>[1]) {
  c.header('Cache-Control', 'no-cache')
  return show(c, body)
}

function remembered(c: AppContext): string | undefined {
  return getCookie(c, 'province')
}

function remember(c: AppContext, provinceId: string) {
  setCookie(c, 'province', provinceId, { path: '/', maxAge: 31_536_000, sameSite: 'Lax', secure: true })
}
