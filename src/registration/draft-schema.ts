import * as z from 'zod/mini'
import { number, text } from '../lib/schema.ts'

/** The hidden fields of a form of the journey (`HiddenFields`): revision of the registration, id of this page, basis of the draft. */
export const hiddenFormFields = { revision: number(), page: text(20), basis: number() }

/** `centre` is being chosen: the next page hints at its seats. The other fields are kept as they were sent. */
export const draftForm = z.object({ ...hiddenFormFields, centre: text() })

export type DraftFields = z.infer<typeof draftForm>

/** Where the login has led back to: the number of the form that was waiting for it. */
export const savedPostQuery = z.object({ saved: text(40) })
