import { join } from 'node:path'

/** The checkout: every path of a tool begins here. */
export const ROOT = join(import.meta.dirname, '../../..')

/** The folder in which `npm start` keeps its data. */
export const STATE = process.env.STATE_FOLDER ?? join(ROOT, '.state')
