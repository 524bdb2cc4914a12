import type { ReasonField, Registration } from '../../../src/registration/machine/registration.ts'
import type { PageContext } from '../../page-context.ts'
import { reasonText } from '../reason-text.ts'

/** The field of the details page beside which a reason of the officer stands. */
const FIELD_OF_REASON: Partial<Record<ReasonField, string>> = {
  name: 'name',
  school: 'school',
  subject: 'offerings',
  other: 'name',
}

/** Requested corrections by field, until they are sent again: amber notes, not errors. */
export function correctionNotes(page: PageContext, registration: Registration): Record<string, string> {
  const notes = (registration.requestedCorrections?.reasons ?? []).flatMap((reason) => {
    const field = FIELD_OF_REASON[reason.field]
    return field ? [[field, reasonText(page, reason)] as const] : []
  })
  return Object.fromEntries(notes)
}
