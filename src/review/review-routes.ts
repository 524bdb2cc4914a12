import { Hono } from 'hono'
import type { Site } from '../site.ts'
import { files } from './file-routes.tsx'
import { home } from './home-routes.tsx'
import { queue } from './queue-routes.tsx'

/** The officers' pages. The queue's own words come before the ids of files. */
export const review = new Hono<Site>()

review.route('/', home)
review.route('/office/review', queue)
review.route('/office/review', files)
