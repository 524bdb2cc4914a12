import { hasNamedOtherDocument } from './documents.ts'
import type { ReasonField, Registration, SubmittedContent } from './registration.ts'

const SCHOOL_FIELDS = ['school', 'faculty', 'major', 'grade', 'class', 'studentNumber'] as const

/** The requested corrections, with `field` among the corrected ones. */
export function markCorrected(
  { requestedCorrections }: Pick<Registration, 'requestedCorrections'>,
  field: ReasonField,
): Registration['requestedCorrections'] {
  if (!requestedCorrections || requestedCorrections.corrected.includes(field)) return requestedCorrections
  return { ...requestedCorrections, corrected: [...requestedCorrections.corrected, field] }
}

/** The requested corrections, with every field that a newly submitted form changes among the corrected ones. */
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
  if (hasNamedOtherDocument(registration)) changed.push('number')
  if (before.name !== content.details.name) changed.push('name')
  if (SCHOOL_FIELDS.some((field) => before[field] !== content.details[field])) changed.push('school')
  if (offerings(registration.choices) !== offerings(content.choices)) changed.push('subject')
  return changed.reduce<Registration['requestedCorrections']>(
    (requestedCorrections, field) => markCorrected({ requestedCorrections }, field),
    registration.requestedCorrections,
  )
}

/** True when every named field was changed: the next step is to send it to review again. */
export function isCorrected(corrections: NonNullable<Registration['requestedCorrections']>): boolean {
  return corrections.reasons.every((reason) => corrections.corrected.includes(reason.field))
}

/** The page where the first correction is made that is still missing; null where all of them are made. */
export function correctionPage(registration: Registration): 'photo' | 'identity' | 'details' | null {
  const { requestedCorrections: asked } = registration
  if (!asked || isCorrected(asked)) return null
  const missing = asked.reasons.filter(({ field }) => !asked.corrected.includes(field))
  if (missing.some(({ field }) => field === 'photo')) return 'photo'
  const isNumberOnly = missing.every(({ field }) => field === 'number')
  return isNumberOnly && !hasNamedOtherDocument(registration) ? 'identity' : 'details'
}
