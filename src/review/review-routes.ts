import { Hono } from 'hono'
import { officeHome } from '../office/home-routes.ts'
import type { Site } from '../site.ts'
import { fileRoutes } from './file-routes.ts'
import { queueRoutes } from './queue-routes.ts'

/** The officers' pages. The queue's own words come before the ids of files. */
export const reviewRoutes = new Hono<Site>()

reviewRoutes.route('/', officeHome)
reviewRoutes.route('/office/review', queueRoutes)
reviewRoutes.route('/office/review', fileRoutes)
