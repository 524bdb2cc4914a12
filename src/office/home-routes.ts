import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { HomePage } from '../../views/office/home-page.tsx'
import { KeysPage } from '../../views/office/keys-page.tsx'
import { readForm } from '../lib/body.ts'
import { renderPage } from '../lib/render.ts'
import type { Site } from '../site.ts'
import { loadWaitingByCentre } from './home-store.ts'
import { asReviewer } from './office-context.ts'
import { withOfficePage } from './page.ts'
import { requireOfficer } from './require-officer.ts'

export const officeHome = new Hono<Site>()

/** Reviewers go to their queue; others see what their account is for. */
officeHome.get('/office', requireOfficer, async (c) => {
  const { staff, page: frame, now } = c.var
  if (asReviewer(staff)) return c.redirect('/office/review', 303)
  const { sitting, centres } = staff.provinceId
    ? await loadWaitingByCentre(c.env.DB, staff.provinceId, now)
    : { sitting: null, centres: [] }
  return renderPage(c, HomePage({ page: frame, officer: staff, sitting, centres }))
})

officeHome.get('/office/keys', (c) =>
  withOfficePage(c, { statements: () => [] as const }, (office) =>
    renderPage(c, KeysPage({ page: c.var.page, office })),
  ),
)

officeHome.post('/office/keys', (c) =>
  withOfficePage(c, { statements: () => [] as const }, async () => {
    const on = (await readForm(c)).get('keys') !== 'off'
    setCookie(c, 'keys', on ? 'on' : 'off', {
      path: '/office',
      maxAge: 31_536_000,
      sameSite: 'Lax',
      secure: true,
      httpOnly: true,
    })
    return c.redirect('/office/keys', 303)
  }),
)
