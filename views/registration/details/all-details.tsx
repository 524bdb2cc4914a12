import type { Details } from '../../../src/registration/details/details-rules.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { Facts, MixedText } from '../../components.tsx'
import type { PageContext } from '../../page-context.ts'

/** Everything that was entered, folded away; opens without scripts. */
export function AllDetails({
  page,
  file,
  details,
}: {
  page: PageContext
  file: Registration
  details: Details
}) {
  return (
    <details class="card">
      <summary>{page.words.registration.hub.allDetails}</summary>
      <Facts rows={detailRows(page, file, details)} />
    </details>
  )
}

/** Label and value of each field that says something, in the order of the form. */
export function detailRows(page: PageContext, file: Registration, details: Details) {
  const t = page.words.details
  const rows: [string, string | null][] = [
    [t.labels.name, details.name],
    [page.words.identity.type, file.identity ? page.words.identity.documents[file.identity.type] : ''],
    [page.words.identity.number, file.identity?.masked ?? ''],
    [t.labels.sex, t.sexes[details.sex]],
    [t.labels.birth, details.birth],
    [t.labels.ethnicity, details.ethnicity && t.ethnicGroups[details.ethnicity]],
    [t.labels.education, t.educations[details.education]],
    [t.labels.occupation, t.occupations[details.occupation]],
    [t.labels.training, details.training && t.trainings[details.training]],
    [t.labels.mobile, details.mobile],
    [t.labels.email, details.email],
    [t.labels.address, details.address],
    [t.labels.postcode, details.postcode],
    [t.labels.school, details.school],
    [t.labels.faculty, details.faculty],
    [t.labels.major, details.major],
    [t.labels.grade, details.grade],
    [t.labels.class, details.class],
    [t.labels.studentNumber, details.studentNumber],
    [t.labels.remark, details.remark],
  ]
  return rows.flatMap(([name, value]) =>
    value ? [{ name, value: <MixedText lang={page.lang}>{value}</MixedText> }] : [],
  )
}
