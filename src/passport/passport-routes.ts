import { Hono } from 'hono'
import { captchaRoutes } from '../auth/captcha/captcha-routes.ts'
import type { Site } from '../site.ts'
import { loginRoutes } from './login/login-routes.ts'
import { loginLinkRoutes } from './login-link/login-link-routes.ts'
import { activationRoutes } from './sign-up/activation-routes.ts'
import { signUpRoutes } from './sign-up/sign-up-routes.ts'

/** Accounts and logins, shared by all examinations (spec section 2). Knows nothing of registration. */
export const passport = new Hono<Site>()

passport.route('/', loginRoutes)
passport.route('/', loginLinkRoutes)
passport.route('/', signUpRoutes)
passport.route('/', activationRoutes)
passport.route('/', captchaRoutes)
