import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { BankSite } from './bank-stub.ts'
import { bill } from './bill-routes.ts'
import type { BankBindings } from './bindings.ts'
import { cashier } from './cashier-routes.tsx'
import { control } from './control-routes.tsx'
import { gateway } from './gateway-routes.tsx'

export { Bank } from './bank.ts'

const app = new Hono<BankSite>()

// On loopback only, by whatever name a page elsewhere may have got our address.
app.use(async (c, next) => {
  const { hostname } = new URL(c.req.url)
  if (!['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return c.text('loopback only', 421)
  return next()
})
app.use(
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'same-origin',
  }),
)
app.get('/', (c) => c.redirect('/control', 303))
app.route('/', gateway)
app.route('/', cashier)
app.route('/', bill)
app.route('/', control)

export default { fetch: app.fetch } satisfies ExportedHandler<BankBindings>
