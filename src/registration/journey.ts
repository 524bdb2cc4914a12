import type { NoticeKind } from '../catalogue/catalogue.ts'
import { isCorrected } from './machine/corrections.ts'
import { isEditable, type Registration } from './machine/registration.ts'
import { type Terms, unreadNotices } from './machine/terms.ts'

/** The cells of the answer sheet, in their order; the only place that knows it. */
export const STEPS = ['agreement', 'identity', 'details', 'photo', 'check', 'review', 'payment'] as const

export type StepName = (typeof STEPS)[number]

/** The pages of the journey; several may belong to one step. */
export type PageName = NoticeKind | 'identity' | 'details' | 'photo' | 'hub' | 'payment'

/** A centre without review has six steps, and its pages do not mention review (V4). */
export function stepsOf(terms: Terms): StepName[] {
  return STEPS.filter((step) => step !== 'review' || terms.review)
}

/** Computed from what is answered, never stored: the first page whose question is open. */
export function nextPage(registration: Registration, terms: Terms): PageName {
  const unreadNotice = isEditable(registration.stage) ? unreadNotices(registration, terms)[0] : undefined
  if (registration.stage.is === 'filling') {
    if (unreadNotice) return unreadNotice
    if (!registration.identity) return 'identity'
    return 'details'
  }
  return 'hub'
}

/** The step of the page that is shown, or of the registration. */
export function currentStep(registration: Registration, terms: Terms): StepName {
  const { stage } = registration
  switch (stage.is) {
    case 'filling': {
      const page = nextPage(registration, terms)
      return page === 'identity' || page === 'details' ? page : 'agreement'
    }
    case 'submitted':
    case 'lapsed':
      return registration.photo ? 'check' : 'photo'
    case 'returned':
      return registration.requestedCorrections && !isCorrected(registration.requestedCorrections)
        ? 'review'
        : 'check'
    case 'pending':
      return 'review'
    default:
      return 'payment'
  }
}

/** Steps before the current one are done, and all of them once the registration is paid. */
export function isStepDone(step: StepName, registration: Registration, terms: Terms): boolean {
  if (registration.stage.is === 'paid') return true
  const steps = stepsOf(terms)
  if (step === 'photo' && !registration.photo) return false
  return steps.indexOf(step) < steps.indexOf(currentStep(registration, terms))
}

/** Whether the question of the page may be answered (again) now; otherwise the candidate is sent to `nextPage`. */
export function isPageOpen(page: PageName, registration: Registration, terms: Terms): boolean {
  if (page === 'hub') return registration.stage.is !== 'filling'
  if (page === 'payment') return registration.stage.is === 'approved' || registration.stage.is === 'due'
  if (!isEditable(registration.stage)) return false
  if (page === 'identity') return unreadNotices(registration, terms).length === 0
  if (page === 'details')
    return unreadNotices(registration, terms).length === 0 && registration.identity !== null
  if (page === 'photo') return registration.details !== null && registration.stage.is !== 'filling'
  return true
}

/** The page where a step of the answer sheet is answered. */
export function pageOfStep(step: StepName): PageName {
  return step === 'check' || step === 'review' ? 'hub' : step
}
