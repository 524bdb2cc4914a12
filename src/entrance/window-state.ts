import type { Province, Sitting, Windows } from '../catalogue/catalogue.ts'

/** The state of a province's entry (spec P1). Ends are exclusive: at the closing second it is closed. ms since 1970 */
export type WindowState =
  | { is: 'not-yet'; opensAt: number }
  | { is: 'open'; openUntil: number }
  | { is: 'closed'; closedAt: number }

export function registrationState(windows: Windows, now: number): WindowState {
  return windowState(windows.registrationFrom, windows.registrationUntil, now)
}

export function ticketState(sitting: Sitting, now: number): WindowState {
  return windowState(sitting.ticketFrom, sitting.ticketUntil, now)
}

/** The stages of a sitting as the entry page lists them. */
export const SITTING_STAGES = ['registration', 'photo', 'review', 'payment', 'ticket', 'exam'] as const

export type SittingStage = (typeof SITTING_STAGES)[number]

/** When a stage is over. ms since 1970 */
export function stageEnd(stage: SittingStage, sitting: Sitting, province: Province): number {
  const { windows } = province
  switch (stage) {
    case 'registration':
      return windows.registrationUntil
    case 'photo':
      return windows.photoUntil
    case 'review':
      return windows.reviewUntil
    case 'payment':
      return windows.paymentUntil
    case 'ticket':
      return sitting.ticketUntil
    case 'exam':
      return sitting.examUntil
  }
}

/** The stage that counts today: the first that is not over. */
export function currentStage(sitting: Sitting, province: Province, now: number): SittingStage | undefined {
  return SITTING_STAGES.find((stage) => now < stageEnd(stage, sitting, province))
}

/** One word for a province in several sittings: open beats what is still to come, which beats closed. */
export function mostOpen(states: readonly WindowState[]): WindowState | undefined {
  const open = states.find((state) => state.is === 'open')
  const soonest = states.reduce<WindowState | undefined>(
    (soonest, state) =>
      state.is === 'not-yet' && (soonest?.is !== 'not-yet' || state.opensAt < soonest.opensAt)
        ? state
        : soonest,
    undefined,
  )
  return open ?? soonest ?? states[0]
}

function windowState(from: number, until: number, now: number): WindowState {
  if (now < from) return { is: 'not-yet', opensAt: from }
  return now < until ? { is: 'open', openUntil: until } : { is: 'closed', closedAt: until }
}
