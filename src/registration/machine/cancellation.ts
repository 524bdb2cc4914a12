import { releaseSeats } from '../../seats/seating.ts'
import type { Command, Context, Decision } from './command.ts'
import { type Trade, type TradeState, tradeOf, withTrade } from './payment/attempt.ts'
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
  const trade = stage.trade === null ? undefined : tradeOf(registration, stage.trade)
  const owed = trade ? owedAfterCancellation(trade) : 0
  if (command.owed !== undefined && command.owed !== owed) return { refused: { is: 'amount', amount: owed } }
  const cancelled: Registration = {
    ...registration,
    stage: { is: 'cancelled', enteredAt: context.now, by: by.id, reason: command.reason },
    seating: releaseSeats(registration.seating),
    holdUntil: null,
  }
  const notes: HistoryNote[] = [{ what: 'cancelled', facts: { reason: command.reason, by: by.name } }]
  if (trade?.state.is !== 'paid') return { next: cancelled, notes }
  const { paidAt, platformNo, amount } = trade.state
  const state: TradeState =
    owed > 0
      ? {
          is: 'refunding',
          paidAt,
          platformNo,
          amount: owed,
          beganAt: context.now,
          why: 'cancelled',
          refusal: null,
        }
      : { is: 'refunded', paidAt, platformNo, amount, refundedAt: context.now, why: 'platform' }
  const refunding: HistoryNote = { what: 'refunding', facts: { trade: trade.no, why: 'cancelled' } }
  return {
    next: withTrade(cancelled, { ...trade, state }),
    notes: owed > 0 ? [...notes, refunding] : notes,
  }
}

/** The part of a payment that is still to be returned: some of it, or all, may have gone back at the platform already. fen */
export function owedAfterCancellation({ state, refundedAtPlatform }: Trade): number {
  return state.is === 'paid' ? Math.max(0, state.amount - refundedAtPlatform) : 0
}
