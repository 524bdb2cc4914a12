import { Hono } from 'hono'
import type { Site } from '../site.ts'
import { activation } from './activation-routes.tsx'
import { loginLinks } from './login-link-routes.tsx'
import { loginRoom } from './login-routes.tsx'
import { codes } from './picture/code-routes.tsx'
import { signUpRoom } from './sign-up-routes.tsx'

/** Accounts and logins, shared by all examinations (spec section 2). Knows nothing of registration. */
export const passport = new Hono<Site>()

passport.route('/', loginRoom)
passport.route('/', loginLinks)
passport.route('/', signUpRoom)
passport.route('/', activation)
passport.route('/', codes)
