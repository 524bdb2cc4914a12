import * as z from 'zod/mini'
import { text, texts } from '../../lib/schema.ts'

/** The centre and the ticked offerings, when the subjects are drawn anew; the form of the details has the same two fields. */
export const choicesFields = { centre: text(), offerings: texts() }

export const choicesQuery = z.object(choicesFields)
