import { Hono } from 'hono'
import type { Site } from '../site.ts'
import { decisionRoutes } from './decision-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { queueRoutes } from './queue-routes.ts'
import { searchRoutes } from './search-routes.ts'

/** The review. Addresses of the queue and the search come first: `next` and `search` are no ids of registrations. */
export const reviewRoutes = new Hono<Site>()

reviewRoutes.route('/office/review', queueRoutes)
reviewRoutes.route('/office/review', searchRoutes)
reviewRoutes.route('/office/review', fileRoutes)
reviewRoutes.route('/office/review', decisionRoutes)
