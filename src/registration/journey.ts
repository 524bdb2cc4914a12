import type { NoticeKind } from '../catalogue/catalogue.ts'
import { isCorrected } from './machine/corrections.ts'
import { isEditable, type Registration } from './machine/registration.ts'
import { closedFor, isFormOpen, type Terms, unreadNotices } from './machine/terms.ts'

/** The cells of the answer sheet, in their order; the only place that knows it. */
export const STEPS = ['agreement', 'identity', 'details', 'photo', 'check', 'review', 'payment'] as const

export type StepName = (typeof STEPS)[number]

/** The pages of the journey; several may belong to one step. */
export type PageName = NoticeKind | 'identity' | 'details' | 'photo' | 'hub' | 'payment'

export function isNotice(page: PageName): page is NoticeKind {
  return page === 'agreement' || page === 'sitting-notice' || page === 'province-notice'
}

/** A centre without review has six steps, and its pages do not mention review (V4). */
export function stepsOf(terms: Terms): StepName[] {
  return STEPS.filter((step) => step !== 'review' || terms.review)
}

/** Computed from what is answered, never stored: the first page whose question is open. */
export function nextPage(registration: Registration, terms: Terms, now: number): PageName {
  const { stage, identity } = registration
  if (stage.is === 'filling') {
    // Registration is over, or has not begun: the hub says so.
    if (closedFor('change', registration, terms, now)) return 'hub'
    return unreadPage(registration, terms) ?? (identity ? 'details' : 'identity')
  }
  const isAsked = stage.is === 'submitted' || stage.is === 'returned' || stage.is === 'lapsed'
  return (isAsked && unreadPage(registration, terms)) || 'hub'
}

/** The page to which a candidate is led who asked for one that is not open: a notice comes before the form, all else is on the hub. */
export function pageInstead(page: PageName, registration: Registration, terms: Terms, now: number): PageName {
  const isOpenAfterReading =
    (page === 'details' && isFormOpen(registration, terms, now)) ||
    (page === 'identity' && closedFor('change', registration, terms, now) === null)
  const unread = isEditable(registration.stage) ? unreadPage(registration, terms) : null
  if (isOpenAfterReading && unread) return unread
  return registration.stage.is === 'filling' ? nextPage(registration, terms, now) : 'hub'
}

/** The first notice whose newest version the candidate has not agreed to. */
export function unreadPage(registration: Registration, terms: Terms): NoticeKind | null {
  return unreadNotices(registration, terms)[0] ?? null
}

/** Where a command has led: the first page whose question is open, a notice to be read, and which questions are answered. */
export type AfterCommand = {
  nextPage: PageName
  unread: NoticeKind | null
  hasDetails: boolean
  hasPhoto: boolean
}

export function afterCommand(registration: Registration, terms: Terms, now: number): AfterCommand {
  const { details, photo } = registration
  return {
    nextPage: nextPage(registration, terms, now),
    unread: unreadPage(registration, terms),
    hasDetails: details !== null,
    hasPhoto: photo !== null,
  }
}

/** The step of the page that is shown, or of the registration. */
export function currentStep(registration: Registration, terms: Terms): StepName {
  const { stage } = registration
  const isAsked = ['filling', 'submitted', 'returned', 'lapsed'].includes(stage.is)
  if (isAsked && unreadPage(registration, terms)) return 'agreement'
  switch (stage.is) {
    case 'filling':
      return registration.identity ? 'details' : 'identity'
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
  // A notice with a new version undoes nothing that was submitted.
  const isSubmitted = registration.stage.is !== 'filling' && registration.details !== null
  if (isSubmitted && (step === 'identity' || step === 'details' || step === 'photo')) return true
  return steps.indexOf(step) < steps.indexOf(currentStep(registration, terms))
}

/** Whether the question of the page may be answered (again) now; otherwise the candidate is led to `pageInstead`. */
export function isPageOpen(page: PageName, registration: Registration, terms: Terms, now: number): boolean {
  const { stage } = registration
  const isOpen = (action: 'change' | 'photo') => closedFor(action, registration, terms, now) === null
  if (page === 'hub') return stage.is !== 'filling' || !isOpen('change')
  if (page === 'payment') return isPaymentOpen(registration, terms)
  if (!isEditable(stage)) return false
  if (page === 'photo') return registration.details !== null && stage.is !== 'filling' && isOpen('photo')
  if (page !== 'identity' && page !== 'details') return true
  if (unreadPage(registration, terms) !== null) return false
  if (page === 'identity') return isOpen('change')
  return registration.identity !== null && isFormOpen(registration, terms, now)
}

/** A centre that takes the money itself has no page for it (section 13.9). */
export function isPaymentOpen({ stage }: Registration, { money }: Terms): boolean {
  return money === 'online' && (stage.is === 'approved' || stage.is === 'due')
}

/** The page where a step of the answer sheet is answered. */
export function pageOfStep(step: StepName): PageName {
  return step === 'check' || step === 'review' ? 'hub' : step
}
