import { releaseSeats } from '../../seats/seating.ts'
import type { Command, Context, Decision } from './command.ts'
import { isOfProvince } from './in-charge.ts'
import { refundTrade } from './payment/assign-money.ts'
import { moneyLeft, refundedState, tradeOf, withTrade } from './payment/attempt.ts'
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
  if (by.is !== 'province-officer' || !isOfProvince(by, registration))
    return { refused: { is: 'not-in-charge' } }
  if (stage.is === 'cancelled') return { same: true }
  if (stage.is !== 'paid') return { refused: { is: 'stage', stage: stage.is } }
  if (command.reason.trim() === '') return { refused: { is: 'no-reason' } }
  const trade = stage.trade === null ? undefined : tradeOf(registration, stage.trade)
  const owed = trade ? moneyLeft(trade) : 0
  if (command.owed !== undefined && command.owed !== owed) return { refused: { is: 'amount', amount: owed } }
  const cancelled: Registration = {
    ...registration,
    stage: { is: 'cancelled', enteredAt: context.now, by: by.id, reason: command.reason },
    seating: releaseSeats(registration.seating),
    holdUntil: null,
  }
  const notes: HistoryNote[] = [{ what: 'cancelled', facts: { reason: command.reason, by: by.name } }]
  if (trade?.state.is !== 'paid') return { next: cancelled, notes }
  if (owed > 0) {
    const refunding: HistoryNote = { what: 'refunding', facts: { trade: trade.no, why: 'cancelled' } }
    return { next: refundTrade(cancelled, trade.no, 'cancelled', context.now), notes: [...notes, refunding] }
  }
  const state = refundedState(trade.state, { refundedAt: context.now, why: 'platform' })
  return { next: withTrade(cancelled, { ...trade, state }), notes }
}
