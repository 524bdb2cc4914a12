import type { Details } from '../../src/registration/details/details-rules.ts'
import type { Registration } from '../../src/registration/machine/file.ts'
import type { Frame } from '../frame.ts'
import { Facts, Han } from '../parts.tsx'

/** Everything that was entered, folded away; opens without scripts. */
export function AllDetails({ f, file, details }: { f: Frame; file: Registration; details: Details }) {
  return (
    <details class="card">
      <summary>{f.words.registration.hub.allDetails}</summary>
      <Facts rows={detailRows(f, file, details)} />
    </details>
  )
}

/** Label and value of each field that says something, in the order of the form. */
export function detailRows(f: Frame, file: Registration, details: Details) {
  const w = f.words.details
  const rows: [string, string | null][] = [
    [w.labels.name, details.name],
    [f.words.identity.type, file.identity ? f.words.identity.documents[file.identity.type] : ''],
    [f.words.identity.number, file.identity?.masked ?? ''],
    [w.labels.sex, w.sexes[details.sex]],
    [w.labels.birth, details.birth],
    [w.labels.ethnicity, details.ethnicity && w.ethnicGroups[details.ethnicity]],
    [w.labels.education, w.educations[details.education]],
    [w.labels.occupation, w.occupations[details.occupation]],
    [w.labels.training, details.training && w.trainings[details.training]],
    [w.labels.mobile, details.mobile],
    [w.labels.email, details.email],
    [w.labels.address, details.address],
    [w.labels.postcode, details.postcode],
    [w.labels.school, details.school],
    [w.labels.faculty, details.faculty],
    [w.labels.major, details.major],
    [w.labels.grade, details.grade],
    [w.labels.class, details.class],
    [w.labels.studentNumber, details.studentNumber],
    [w.labels.remark, details.remark],
  ]
  return rows.flatMap(([name, value]) => (value ? [{ name, value: <Han lang={f.lang}>{value}</Han> }] : []))
}
