import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { HomePage } from '../../views/review/home-page.tsx'
import { KeysPage } from '../../views/review/keys-page.tsx'
import { readForm } from '../lib/read-form.ts'
import { renderPage } from '../lib/render.ts'
import { requireStaff } from '../office/staff-session.ts'
import type { Site } from '../site.ts'
import { waitingIn } from './home-store.ts'
import { asReviewer } from './office.ts'
import { withOffice } from './reception.tsx'

export const home = new Hono<Site>()

/** Reviewers go to their queue; others see what their account is for. */
home.get('/office', requireStaff, async (c) => {
  const { staff, page: frame, now } = c.var
  if (asReviewer(staff)) return c.redirect('/office/review', 303)
  const { sitting, centres } = staff.provinceId
    ? await waitingIn(c.env.DB, staff.provinceId, now)
    : { sitting: null, centres: [] }
  return renderPage(c, HomePage({ page: frame, officer: staff, sitting, centres }))
})

home.get('/office/keys', (c) =>
  withOffice(c, { statements: () => [] as const }, (office) =>
    renderPage(c, KeysPage({ page: c.var.page, office })),
  ),
)

home.post('/office/keys', (c) =>
  withOffice(c, { statements: () => [] as const }, async () => {
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
