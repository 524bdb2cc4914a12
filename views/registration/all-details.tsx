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
    [w.fields.name, details.name],
    [f.words.identity.type, file.identity ? f.words.identity.types[file.identity.type] : ''],
    [f.words.identity.number, file.identity?.masked ?? ''],
    [w.fields.sex, w.sex[details.sex]],
    [w.fields.birth, details.birth],
    [w.fields.ethnicity, details.ethnicity && w.ethnicity[details.ethnicity]],
    [w.fields.education, w.education[details.education]],
    [w.fields.occupation, w.occupation[details.occupation]],
    [w.fields.training, details.training && w.training[details.training]],
    [w.fields.mobile, details.mobile],
    [w.fields.email, details.email],
    [w.fields.address, details.address],
    [w.fields.postcode, details.postcode],
    [w.fields.school, details.school],
    [w.fields.faculty, details.faculty],
    [w.fields.major, details.major],
    [w.fields.grade, details.grade],
    [w.fields.class, details.class],
    [w.fields.studentNumber, details.studentNumber],
    [w.fields.remark, details.remark],
  ]
  return rows.flatMap(([name, value]) => (value ? [{ name, value: <Han lang={f.lang}>{value}</Han> }] : []))
}
