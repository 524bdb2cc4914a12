import * as z from 'zod/mini'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { checked, oneOf, text, ticked } from '../../lib/schema.ts'
import { choicesFields } from '../choices/choices-schema.ts'
import { hiddenFormFields } from '../draft-schema.ts'
import { DOCUMENT_TYPES } from '../identity/documents.ts'
import { DETAILS_FIELDS } from './fields.ts'
import { readSubmission } from './submission-rules.ts'

type Circumstances = {
  catalogue: Catalogue
  /** The day in Beijing, `YYYY-MM-DD`. */
  today: string
  /** The code of an option that was sent by its name, as Chinese pages do. */
  codeOf: (field: string, sent: string) => string
}

/** Details, centre, subjects and declaration: one form. */
export function submissionForm({ catalogue, today, codeOf }: Circumstances) {
  const shape = z.object({
    ...hiddenFormFields,
    ...choicesFields,
    ...Object.fromEntries(DETAILS_FIELDS.map((field) => [field, text()])),
    do: oneOf(['subjects', 'submit']),
    document: oneOf(DOCUMENT_TYPES),
    numberTells: ticked(),
    declaration: ticked(),
  })
  return checked(shape, (form) => {
    const sent: Readonly<Record<string, unknown>> = form
    const details = DETAILS_FIELDS.map((field) => [field, codeOf(field, String(sent[field]))])
    return readSubmission({ ...form, details: Object.fromEntries(details) }, catalogue, today)
  })
}
