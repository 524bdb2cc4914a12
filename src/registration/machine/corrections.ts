import type { ReasonField, Registration, SubmittedContent } from './registration.ts'

const SCHOOL_FIELDS = ['school', 'faculty', 'major', 'grade', 'class', 'studentNumber'] as const

/** What an officer asked to have mended, with `field` now touched. */
export function markCorrected(
  registration: Registration,
  field: ReasonField,
): Registration['requestedCorrections'] {
  if (!registration.requestedCorrections || registration.requestedCorrections.corrected.includes(field))
    return registration.requestedCorrections
  return {
    ...registration.requestedCorrections,
    corrected: [...registration.requestedCorrections.corrected, field],
  }
}

/** Everything that a newly submitted form touches. */
export function markCorrectedBy(
  registration: Registration,
  content: SubmittedContent,
): Registration['requestedCorrections'] {
  const before = registration.details
  if (!before) return registration.requestedCorrections
  const offerings = (choices: Registration['choices']) =>
    choices
      .map((choice) => choice.offering)
      .sort()
      .join()
  const changed: ReasonField[] = ['other']
  if (before.name !== content.details.name) changed.push('name')
  if (SCHOOL_FIELDS.some((field) => before[field] !== content.details[field])) changed.push('school')
  if (offerings(registration.choices) !== offerings(content.choices)) changed.push('subject')
  return changed.reduce<Registration['requestedCorrections']>(
    (corrections, field) => markCorrected({ ...registration, requestedCorrections: corrections }, field),
    registration.requestedCorrections,
  )
}

/** True when every named fault was touched: the next step is to send it again. */
export function isCorrected(corrections: NonNullable<Registration['requestedCorrections']>): boolean {
  return corrections.reasons.every((reason) => corrections.corrected.includes(reason.field))
}
