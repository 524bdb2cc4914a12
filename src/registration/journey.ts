import type { NoticeKind } from '../catalogue/catalogue.ts'
import { isCorrected } from './machine/corrections.ts'
import { isEditable, type Registration } from './machine/registration.ts'
import { type Terms, unreadNotices } from './machine/terms.ts'

/** The cells of the answer sheet, in their order; the only place that knows it. */
export const STEPS = ['agreement', 'identity', 'details', 'photo', 'check', 'review', 'payment'] as const

export type StepName = (typeof STEPS)[number]

/** The pages of the journey; several may belong to one step. */
export type PageName = NoticeKind | 'identity' | 'details' | 'photo' | 'hub' | 'payment'

/** A centre without review has six steps, and no word of it (V4). */
export function stepsOf(terms: Terms): StepName[] {
  return STEPS.filter((step) => step !== 'review' || terms.review)
}

/** Computed from what is answered, never stored: the first page whose question is open. */
export function nextPage(file: Registration, terms: Terms): PageName {
  const unreadNotice = isEditable(file.stage) ? unreadNotices(file, terms)[0] : undefined
  if (file.stage.is === 'filling') {
    if (unreadNotice) return unreadNotice
    if (!file.identity) return 'identity'
    return 'details'
  }
  return 'hub'
}

/** Where the candidate stands: the step of the page shown, or of the file. */
export function currentStep(file: Registration, terms: Terms): StepName {
  const { stage } = file
  switch (stage.is) {
    case 'filling': {
      const page = nextPage(file, terms)
      return page === 'identity' || page === 'details' ? page : 'agreement'
    }
    case 'submitted':
    case 'lapsed':
      return file.photo ? 'check' : 'photo'
    case 'returned':
      return file.requestedCorrections && !isCorrected(file.requestedCorrections) ? 'review' : 'check'
    case 'pending':
      return 'review'
    default:
      return 'payment'
  }
}

/** Steps behind the candidate: everything before the current one, and all of them once paid. */
export function isStepDone(step: StepName, file: Registration, terms: Terms): boolean {
  if (file.stage.is === 'paid') return true
  const steps = stepsOf(terms)
  if (step === 'photo' && !file.photo) return false
  return steps.indexOf(step) < steps.indexOf(currentStep(file, terms))
}

/** A page whose question may be answered (again) now; otherwise the candidate is led to `nextPage`. */
export function isPageOpen(page: PageName, file: Registration, terms: Terms): boolean {
  if (page === 'hub') return file.stage.is !== 'filling'
  if (page === 'payment') return file.stage.is === 'approved' || file.stage.is === 'due'
  if (!isEditable(file.stage)) return false
  if (page === 'identity') return unreadNotices(file, terms).length === 0
  if (page === 'details') return unreadNotices(file, terms).length === 0 && file.identity !== null
  if (page === 'photo') return file.details !== null && file.stage.is !== 'filling'
  return true
}

/** The page where a step of the answer sheet is answered. */
export function pageOfStep(step: StepName): PageName {
  return step === 'check' || step === 'review' ? 'hub' : step
}
