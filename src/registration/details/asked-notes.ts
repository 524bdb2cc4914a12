import type { PageContext } from '../../../views/page-context.ts'
import { reasonText } from '../../../views/registration/reasons.ts'
import type { ReasonField, Registration } from '../machine/registration.ts'

/** Where on the information page a reason of the officer stands. */
const FIELDS: Partial<Record<ReasonField, string>> = {
  name: 'name',
  school: 'school',
  subject: 'offerings',
  other: 'name',
}

/** What is still to be mended, by field: amber notes, not errors. */
export function notesOf(page: PageContext, file: Registration): Record<string, string> {
  if (file.stage.is !== 'returned') return {}
  const notes = file.stage.reasons.flatMap((reason) => {
    const field = FIELDS[reason.field]
    return field ? [[field, reasonText(page, reason)] as const] : []
  })
  return Object.fromEntries(notes)
}
