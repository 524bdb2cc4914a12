import { type PageName, unreadPage } from './journey.ts'
import { correctionPage } from './machine/corrections.ts'
import { deadlineOf } from './machine/deadlines.ts'
import { openTrades } from './machine/payment/attempt.ts'
import { isClaimed, isEditable, type Registration, type Stage } from './machine/registration.ts'
import { type Action, closedFor, formOpenElsewhereUntil, openUntil, type Terms } from './machine/terms.ts'

/** The one thing that leads on, in whatever state a registration is. `until`: ms since 1970; null where no time ends it. */
export type NextStep =
  | { is: 'page'; page: PageName; why: PageReason; until: number | null }
  /** A command that the hub offers, each confirmed on a page of its own; `begin` is 「开始报名」. */
  | { is: 'command'; command: 'send' | 'resend' | 'begin'; until: number }
  | { is: 'wait'; for: WaitFor; until: number | null; leadsTo: 'answer' | 'lapse' | 'opening' }
  | { is: 'done' }
  | { is: 'end'; why: EndReason; since: number }

export type PageReason =
  /** The next question of the journey. */
  | 'next'
  /** A notice with a new version. */
  | 'unread'
  | 'photo'
  /** An officer asked for corrections. */
  | 'correct'
  /** Another document is named, and no form was submitted with it. */
  | 'document'
  /** The centre has an offering, or was itself, no longer there. */
  | 'not-offered'
  /** The own centre is closed, another one of the province is open for longer. */
  | 'elsewhere'
  | 'pay'

/**
 * `counter`: the money is taken at the centre. `release`: the time to pay is over, and a payment of its last second is still asked
 * for.
 */
export type WaitFor = 'reviewers' | 'platform' | 'ledger' | 'counter' | 'release' | 'opening'

/** Why nothing leads on any more. Each has words that explain it and say what can still be done, or the hub does not compile. */
export type EndReason =
  | 'registration-over'
  | 'photo-over'
  | 'sending-over'
  | 'not-offered'
  | 'document'
  | 'undecided'
  | 'deleted'
  | 'cancelled'

/** Pure: the same registration on the same terms at the same time has the same next step. */
export function nextStep(registration: Registration, terms: Terms, now: number): NextStep {
  if (registration.seating.intent) return { is: 'wait', for: 'ledger', until: null, leadsTo: 'answer' }
  const step = stepAt({ registration, terms, now })
  const isEnd = step.is === 'end' && isEditable(registration.stage) && now >= terms.windows.registrationFrom
  const elsewhereUntil = Math.min(
    formOpenElsewhereUntil(registration, terms),
    registration.photo ? Number.POSITIVE_INFINITY : terms.elsewhere.photoUntil,
  )
  if (isEnd && registration.details && now < elsewhereUntil) {
    const page = unreadPage(registration, terms) ?? 'details'
    return { is: 'page', page, why: 'elsewhere', until: elsewhereUntil }
  }
  const opensAt = terms.windows.registrationFrom
  // The beginning was put off: what is not open yet is not over.
  return step.is === 'end' && now < opensAt
    ? { is: 'wait', for: 'opening', until: opensAt, leadsTo: 'opening' }
    : step
}

function stepAt(place: Place): NextStep {
  const { registration, terms } = place
  const { stage } = registration
  switch (stage.is) {
    case 'filling':
      return toFillIn(place)
    case 'submitted':
    case 'returned':
      return toSend(place, stage)
    case 'pending':
      return { is: 'wait', for: 'reviewers', until: deadlineOf(stage, terms), leadsTo: 'lapse' }
    case 'approved':
    case 'due':
      return toPay(place, stage)
    case 'paid':
      return { is: 'done' }
    case 'lapsed':
      return toResend(place, stage)
    case 'deleted':
    case 'cancelled':
      return isOpen(place, 'register')
        ? { is: 'command', command: 'begin', until: until(place, 'register') }
        : { is: 'end', why: stage.is, since: stage.enteredAt }
  }
}

type Place = { registration: Registration; terms: Terms; now: number }

function isOpen({ registration, terms, now }: Place, action: Action): boolean {
  return closedFor(action, registration, terms, now) === null
}

function until({ registration, terms }: Place, action: Action): number {
  return openUntil(action, registration, terms)
}

function page(place: Place, name: PageName, why: PageReason, action: Action, stage?: Stage): NextStep {
  const deadline = stage ? deadlineOf(stage, place.terms) : null
  const end = until(place, action)
  return { is: 'page', page: name, why, until: deadline === null ? end : Math.min(end, deadline) }
}

function toFillIn(place: Place): NextStep {
  const { registration, terms } = place
  if (!isOpen(place, 'change')) return { is: 'end', why: 'registration-over', since: until(place, 'change') }
  const unread = unreadPage(registration, terms)
  if (unread) return page(place, unread, 'unread', 'change')
  return page(place, registration.identity ? 'details' : 'identity', 'next', 'change')
}

function toSend(place: Place, stage: Extract<Stage, { is: 'submitted' | 'returned' }>): NextStep {
  const { registration, terms } = place
  const canChange = isOpen(place, 'change')
  if (!registration.photo && !isOpen(place, 'photo'))
    return { is: 'end', why: 'photo-over', since: until(place, 'photo') }
  if (!isOpen(place, 'send')) return { is: 'end', why: 'sending-over', since: until(place, 'send') }
  if (!isClaimed(registration) && !canChange)
    return { is: 'end', why: 'document', since: until(place, 'change') }
  const unread = unreadPage(registration, terms)
  if (unread) return page(place, unread, 'unread', 'send', stage)
  if (!isClaimed(registration)) return page(place, 'details', 'document', 'change', stage)
  if (terms.centre === null && canChange) return page(place, 'details', 'not-offered', 'change', stage)
  if (!registration.photo) return page(place, 'photo', 'photo', 'photo', stage)
  const correction = stage.is === 'returned' ? correctionPage(registration) : null
  const action = correction === 'photo' ? 'photo' : 'change'
  if (correction && isOpen(place, action)) return page(place, correction, 'correct', action, stage)
  return { is: 'command', command: 'send', until: Math.min(until(place, 'send'), stage.until) }
}

function toPay(place: Place, stage: Extract<Stage, { is: 'approved' | 'due' }>): NextStep {
  const { registration, terms, now } = place
  const { payBy } = stage
  if (openTrades(registration.trades).length > 0)
    return { is: 'wait', for: 'platform', until: null, leadsTo: 'answer' }
  if (now >= payBy) return { is: 'wait', for: 'release', until: payBy + terms.graceMs, leadsTo: 'lapse' }
  if (!isClaimed(registration)) {
    return stage.is === 'due' && isOpen(place, 'change')
      ? page(place, 'details', 'document', 'change', stage)
      : { is: 'end', why: 'document', since: stage.enteredAt }
  }
  if (terms.money === 'centre') return { is: 'wait', for: 'counter', until: payBy, leadsTo: 'lapse' }
  return { is: 'page', page: 'payment', why: 'pay', until: payBy }
}

function toResend(place: Place, stage: Extract<Stage, { is: 'lapsed' }>): NextStep {
  const { registration, terms } = place
  const canResend = isOpen(place, 'resend')
  const canChange = isOpen(place, 'change')
  if (!canResend && !canChange) {
    const why = stage.from === 'pending' ? 'undecided' : 'registration-over'
    return { is: 'end', why, since: until(place, 'resend') }
  }
  if (!registration.photo && !isOpen(place, 'photo'))
    return { is: 'end', why: 'photo-over', since: until(place, 'photo') }
  const isGone = registration.choices.some(({ offering }) => terms.offerings[offering] === undefined)
  if (isGone && !canChange) return { is: 'end', why: 'not-offered', since: until(place, 'change') }
  // The claim was released with the lapse, and is made again when the registration is sent.
  const hasDocument = registration.submittedIdentity !== null
  if (!hasDocument && !canChange) return { is: 'end', why: 'document', since: until(place, 'change') }
  const unread = unreadPage(registration, terms)
  if (unread) return page(place, unread, 'unread', canResend ? 'resend' : 'change')
  if (isGone) return page(place, 'details', 'not-offered', 'change')
  if (!hasDocument) return page(place, 'details', 'document', 'change')
  if (!registration.photo) return page(place, 'photo', 'photo', 'photo')
  if (!canResend) return page(place, 'details', 'next', 'change')
  return { is: 'command', command: 'resend', until: until(place, 'resend') }
}
