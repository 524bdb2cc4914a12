import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Site } from '../site.ts'
import { activation } from './activation-routes.tsx'
import { loginLinks } from './login-link-routes.tsx'
import { loginRoom } from './login-routes.tsx'
import { codes } from './picture/code-routes.tsx'
import { signUpRoom } from './sign-up-routes.tsx'

/** Accounts and logins, shared by all examinations (spec section 2). Knows nothing of registration. */
export const passport = new Hono<Site>()

const notKept = createMiddleware<Site>(async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
})

for (const path of ['/login/*', '/logout', '/passport/*']) passport.use(path, notKept)
passport.route('/', loginRoom)
passport.route('/', loginLinks)
passport.route('/', signUpRoom)
passport.route('/', activation)
passport.route('/', codes)
