import { DETAILS_FIELDS, type Details } from '../../../src/registration/details/fields.ts'
import { documentOf } from '../../../src/registration/machine/documents.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { Facts, MixedText } from '../../components.tsx'
import type { PageContext } from '../../page-context.ts'
import { detailText } from './detail-text.ts'

/** Everything that was entered, folded away; opens without scripts. */
export function AllDetails({
  page,
  registration,
  details,
}: {
  page: PageContext
  registration: Registration
  details: Details
}) {
  return (
    <details class="card">
      <summary>{page.words.registration.hub.allDetails}</summary>
      <Facts rows={detailRows(page, registration, details)} />
    </details>
  )
}

/** Label and value of each field that has one, in the order of the table; the document follows the name. */
function detailRows(page: PageContext, registration: Registration, details: Details) {
  const t = page.words
  const identity = documentOf(registration)
  const document = identity
    ? [
        { name: t.identity.type, value: t.identity.documents[identity.type] },
        { name: t.identity.number, value: identity.masked },
      ]
    : []
  const rows = DETAILS_FIELDS.flatMap((field) => {
    const row = { name: t.details.labels[field], value: detailText(t, details, field) }
    return field === 'name' ? [row, ...document] : [row]
  })
  return rows
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => ({ name, value: <MixedText lang={page.lang}>{value}</MixedText> }))
}
