import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { HomePage } from '../../views/office/home-page.tsx'
import { KeysPage } from '../../views/office/keys-page.tsx'
import { readForm } from '../lib/body.ts'
import { renderPage } from '../lib/render.ts'
import type { Site } from '../site.ts'
import { waitingByCentreStatements } from './home-store.ts'
import { withCentrePage, withOfficePage } from './page.ts'

export const homeRoutes = new Hono<Site>()

/** Officers of a centre go to their queue; the others see what their account is for. */
homeRoutes.get('/office', (c) =>
  withOfficePage(
    c,
    { statements: (d, scope) => waitingByCentreStatements(d, scope, c.var.now) },
    ({ officer, scope }, [[sitting], centres]) => {
      if (scope.kind === 'centre') return c.redirect('/office/review', 303)
      return renderPage(c, HomePage({ page: c.var.page, officer, scope, sitting: sitting ?? null, centres }))
    },
  ),
)

homeRoutes.get('/office/keys', (c) =>
  withCentrePage(c, { statements: () => [] as const }, (office) =>
    renderPage(c, KeysPage({ page: c.var.page, office })),
  ),
)

homeRoutes.post('/office/keys', (c) =>
  withCentrePage(c, { statements: () => [] as const }, async () => {
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
