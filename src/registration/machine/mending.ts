import type { Content, ReasonField, Registration } from './file.ts'

const SCHOOL = ['school', 'faculty', 'major', 'grade', 'class', 'studentNumber'] as const

/** What an officer asked to have mended, with `field` now touched. */
export function touch(file: Registration, field: ReasonField): Registration['asked'] {
  if (!file.asked || file.asked.touched.includes(field)) return file.asked
  return { ...file.asked, touched: [...file.asked.touched, field] }
}

/** Everything that a newly submitted form touches. */
export function touchedBy(file: Registration, content: Content): Registration['asked'] {
  const before = file.details
  if (!before) return file.asked
  const offerings = (choices: Registration['choices']) =>
    choices
      .map((choice) => choice.offering)
      .sort()
      .join()
  const changed: ReasonField[] = ['other']
  if (before.name !== content.details.name) changed.push('name')
  if (SCHOOL.some((field) => before[field] !== content.details[field])) changed.push('school')
  if (offerings(file.choices) !== offerings(content.choices)) changed.push('subject')
  return changed.reduce<Registration['asked']>((asked, field) => touch({ ...file, asked }, field), file.asked)
}

/** True when every named fault was touched: the next step is to send it again. */
export function isMended(asked: NonNullable<Registration['asked']>): boolean {
  return asked.reasons.every((reason) => asked.touched.includes(reason.field))
}
