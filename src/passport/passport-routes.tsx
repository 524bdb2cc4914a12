import { Hono } from 'hono'
import type { Site } from '../site.ts'

export const passport = new Hono<Site>()
