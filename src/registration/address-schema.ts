import * as z from 'zod/mini'
import { text } from '../lib/schema.ts'

/** `/register/:sitting`: whether there is such a sitting, D1 says. */
export const sittingParam = z.object({ sitting: text(40) })

/** Whose seats the page hints at; where it is empty, those of the centre that the registration names. */
export const centreQuery = z.object({ centre: text(40) })
