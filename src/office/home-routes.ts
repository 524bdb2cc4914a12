import { Hono } from 'hono'
import { HomePage } from '../../views/office/home-page.tsx'
import { KeysPage } from '../../views/office/keys-page.tsx'
import { renderPage } from '../lib/render.ts'
import { anyForm } from '../lib/validate.ts'
import type { Site } from '../site.ts'
import { waitingByCentreStatements } from './home-store.ts'
import { singleKeysForm } from './office-schema.ts'
import { rememberSingleKeys, withCentrePage, withOfficePage } from './page.ts'
import { headOnlyQuery } from './page-store.ts'

export const homeRoutes = new Hono<Site>()

/** Officers of a centre go to their queue; the others see what their account is for. */
homeRoutes.get('/office', (c) =>
  withOfficePage(
    c,
    { statements: (d, scope) => waitingByCentreStatements(d, scope, c.var.now) },
    ({ officer, scope }, [[sitting], centres, [questions]]) => {
      if (scope.kind === 'centre') return c.redirect('/office/review', 303)
      const waiting = { sitting: sitting ?? null, centres, questions: questions?.open ?? 0 }
      return renderPage(c, HomePage({ page: c.var.page, officer, scope, ...waiting }))
    },
  ),
)

homeRoutes.get('/office/keys', (c) =>
  withCentrePage(c, headOnlyQuery(c.var.now), (office) =>
    renderPage(c, KeysPage({ page: c.var.page, office })),
  ),
)

homeRoutes.post('/office/keys', anyForm(singleKeysForm), (c) =>
  withCentrePage(c, headOnlyQuery(c.var.now), () => {
    rememberSingleKeys(c, c.req.valid('form').keys ?? 'on')
    return c.redirect('/office/keys', 303)
  }),
)
