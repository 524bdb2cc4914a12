import { Hono } from 'hono'
import type { Site } from '../site.ts'
import { fileRoutes } from './file-routes.ts'
import { queueRoutes } from './queue-routes.ts'

/** The officers' pages. The queue's own words come before the ids of files. */
export const reviewRoutes = new Hono<Site>()

reviewRoutes.route('/office/review', queueRoutes)
reviewRoutes.route('/office/review', fileRoutes)
