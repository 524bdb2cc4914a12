import { isApprovedAsIs } from './approval.ts'
import type { Claim, Command, Context, Decision, Refusal } from './command.ts'
import type { Trade } from './payment/attempt.ts'
import { holdsSeats, type Registration } from './registration.ts'

// One document is registered once in a sitting (R3): its claim is a row of D1, made before the command that needs it is sent, and
// deleted by a task once the registration does not need it. So the registration must tell a claim that stands from one that may be
// deleted at this moment: `releasedClaimsUntil` does.

/**
 * Blind indexes of the documents that no other registration may have: of the submission, while it leads on; and of the form for which
 * seats are being requested. Every other claim is released, so that a registration that leads nowhere bars no other.
 */
export function neededClaims(registration: Registration): string[] {
  const { claimedBlindIndex, identity, seating } = registration
  const isRequested = seating.intent?.purpose.is === 'submission'
  const needed = [
    needsClaim(registration) ? claimedBlindIndex : null,
    isRequested && identity ? identity.blindIndex : null,
  ]
  return needed.filter((one) => one !== null)
}

/**
 * A lapsed registration keeps its claim while it would be approved again as it is (section 13.3), while seats are being requested
 * for it, and while a trade may still bring money for it.
 */
export function needsClaim(registration: Registration): boolean {
  const { stage, seating, trades } = registration
  if (holdsSeats(stage)) return true
  if (stage.is !== 'lapsed') return false
  return seating.intent !== null || isApprovedAsIs(registration) || trades.some(mayBringMoney)
}

/** The registration has the claim to this document, or the command brings one that was not released since. */
export function hasClaim(registration: Registration, blindIndex: string, command: Partial<Claim>): boolean {
  if (registration.claimedBlindIndex === blindIndex) return true
  const { claimedBlindIndex, claimedAt } = command
  return claimedBlindIndex === blindIndex && !((claimedAt ?? 0) <= registration.releasedClaimsUntil)
}

/** The command is to come again with a claim to this document that was made after `after`. */
export function refuseClaim(
  registration: Registration,
  blindIndex: string,
  command: Partial<Claim>,
  { now }: Context,
): { refused: Refusal } {
  const after = Math.max(registration.releasedClaimsUntil, now, command.claimedAt ?? 0)
  return { refused: { is: 'claim', blindIndex, after } }
}

/** After every decision: a claim that the registration does not need any more, or that came for nothing, is released. */
export function settleClaims(
  before: Registration,
  command: Command,
  decision: Decision,
  { now }: Context,
): Decision {
  const after = 'next' in decision ? decision.next : before
  const brings = command.do === 'submit' || command.do === 'send' || command.do === 'book-receipt'
  const carried: Partial<Claim> = brings ? command : {}
  const needed = neededClaims(after)
  const known = [...neededClaims(before), after.claimedBlindIndex, carried.claimedBlindIndex]
  if (known.every((one) => !one || needed.includes(one))) return decision
  const next = releaseOtherClaims(after, Math.max(now, carried.claimedAt ?? 0))
  if ('next' in decision) return { ...decision, next }
  return 'refused' in decision ? { next, notes: [], warning: decision.refused } : { next, notes: [] }
}

/** Claims made until then are to be deleted, but for those that the registration needs. */
export function releaseOtherClaims(registration: Registration, until: number): Registration {
  const { claimedBlindIndex, releasedClaimsUntil } = registration
  const isKept = claimedBlindIndex !== null && neededClaims(registration).includes(claimedBlindIndex)
  const releaseClaimAt = Math.max(until, releasedClaimsUntil)
  return {
    ...registration,
    claimedBlindIndex: isKept ? claimedBlindIndex : null,
    releaseClaimAt,
    releasedClaimsUntil: releaseClaimAt,
  }
}

/** Longer than any call is on its way from its claim in D1 to the desk: a claim that is older and not needed was made for a lost one. */
export const LOST_CALL_MS = 10 * 60_000

export function claimsReleased(
  registration: Registration,
  command: Extract<Command, { do: 'claims-released' }>,
): Decision {
  if (registration.releaseClaimAt === null || registration.releaseClaimAt > command.until)
    return { same: true }
  return { next: { ...registration, releaseClaimAt: null }, notes: [] }
}

/** It may still be paid, may have been paid without an answer, or was paid and is not assigned yet. */
function mayBringMoney({ state }: Trade): boolean {
  switch (state.is) {
    case 'open':
    case 'unknown':
      return true
    case 'closed':
      return !state.isConfirmed
    case 'paid':
      return !state.isAssigned
    default:
      return false
  }
}
