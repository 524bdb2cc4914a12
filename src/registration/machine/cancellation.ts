import { releaseSeats } from '../../seats/seating.ts'
import type { Command, Context, Decision } from './command.ts'
import { refundTrade } from './payment/assign-money.ts'
import type { HistoryNote, Registration } from './registration.ts'

/**
 * Given back (M8): an officer of the province cancels a paid registration with a reason. Seats and document number become free at
 * once, and money that the registration still has goes back; of money that is back already nothing is owed.
 */
export function cancel(
  registration: Registration,
  command: Extract<Command, { do: 'cancel' }>,
  context: Context,
): Decision {
  const { by } = context
  const { stage } = registration
  if (by.is !== 'province-officer' || by.province !== registration.province)
    return { refused: { is: 'not-in-charge' } }
  if (stage.is === 'cancelled') return { same: true }
  if (stage.is !== 'paid') return { refused: { is: 'stage', stage: stage.is } }
  if (command.reason.trim() === '') return { refused: { is: 'no-reason' } }
  const cancelled: Registration = {
    ...registration,
    stage: { is: 'cancelled', enteredAt: context.now, by: by.id, reason: command.reason },
    seating: releaseSeats(registration.seating),
    holdUntil: null,
    claimedBlindIndex: null,
    releaseClaimAt: context.now,
  }
  const notes: HistoryNote[] = [{ what: 'cancelled', facts: { reason: command.reason, by: by.name } }]
  if (stage.trade === null) return { next: cancelled, notes }
  const next = refundTrade(cancelled, stage.trade, 'cancelled', context.now)
  const isOwed = next !== cancelled
  const refunding: HistoryNote = { what: 'refunding', facts: { trade: stage.trade, why: 'cancelled' } }
  return { next, notes: isOwed ? [...notes, refunding] : notes }
}
