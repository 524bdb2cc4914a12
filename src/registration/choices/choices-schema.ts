import * as z from 'zod/mini'
import { text, texts } from '../../lib/schema.ts'

/** What is ticked while the subjects are drawn anew; the form of the details brings the same two fields. */
export const choicesFields = { centre: text(), offerings: texts() }

export const choicesQuery = z.object(choicesFields)
