import type { Command, Context, Decision } from '../command.ts'
import { isOfCentre, isOfProvince } from '../in-charge.ts'
import type { Registration } from '../registration.ts'
import { refundedState, refundingState, tradeOf, withTrade } from './attempt.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** The platform is asked once more for a refund that it refused: the reason may be gone, an empty balance for example (case 79). */
export function retryRefund(
  registration: Registration,
  command: Of<'retry-refund'>,
  context: Context,
): Decision {
  if (!isOfProvince(context.by, registration)) return { refused: { is: 'not-in-charge' } }
  const trade = tradeOf(registration, command.trade)
  if (!trade) return { refused: { is: 'unknown-trade' } }
  if (trade.state.is === 'refunding' || trade.state.is === 'refunded') return { same: true }
  if (trade.state.is !== 'refund-refused') return { refused: { is: 'stage', stage: registration.stage.is } }
  const { amount, why } = trade.state
  const state = refundingState(trade.state, { amount, why, now: context.now })
  const notes = [{ what: 'refund-retried' as const, facts: { trade: trade.no } }]
  return { next: withTrade(registration, { ...trade, state }), notes }
}

/** The money went back in another way: an officer of the province notes how. Money of a counter goes back at the counter. */
export function recordRefund(
  registration: Registration,
  command: Of<'record-refund'>,
  context: Context,
): Decision {
  const trade = tradeOf(registration, command.trade)
  if (!trade) return { refused: { is: 'unknown-trade' } }
  const isAtCounter = trade.gateway === 'centre'
  const isOfCounter = isAtCounter && isOfCentre(context.by, registration)
  if (!isOfCounter && !isOfProvince(context.by, registration)) return { refused: { is: 'not-in-charge' } }
  if (trade.state.is === 'refunded') return { same: true }
  const { state } = trade
  // A refund that the platform still works on would be paid twice.
  if (state.is !== 'refund-refused' && !(state.is === 'refunding' && isAtCounter))
    return { refused: { is: 'stage', stage: registration.stage.is } }
  if (command.reason.trim() === '') return { refused: { is: 'no-reason' } }
  const done = refundedState(state, { refundedAt: context.now, why: state.why })
  const facts = { trade: trade.no, amount: state.amount, reason: command.reason }
  return {
    next: withTrade(registration, { ...trade, state: done }),
    notes: [{ what: 'refund-recorded', facts }],
  }
}
