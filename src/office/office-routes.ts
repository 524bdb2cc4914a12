import { Hono } from 'hono'
import type { Site } from '../site.ts'
import { homeRoutes } from './home-routes.ts'
import { loginRoutes } from './login-routes.ts'
import { bookingRoutes } from './money/booking-routes.ts'
import { provinceRoutes } from './money/province-routes.ts'
import { questionsRoutes } from './money/questions-routes.ts'
import { closeUnlistedRoutes } from './page.ts'

/** The officers' door. The rooms of officers come after it, so that its middleware stands before them. */
export const officeRoutes = new Hono<Site>()

officeRoutes.use('/office/*', closeUnlistedRoutes)
officeRoutes.route('/', loginRoutes)
officeRoutes.route('/', homeRoutes)
officeRoutes.route('/office/money', bookingRoutes)
officeRoutes.route('/office/registrations', provinceRoutes)
officeRoutes.route('/office/questions', questionsRoutes)
