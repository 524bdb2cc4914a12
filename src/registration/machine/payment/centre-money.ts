import type { Command, Context, Decision } from '../command.ts'
import { isClaimed, type Registration, totalOf } from '../registration.ts'
import { isApprovedAsIs } from '../review.ts'
import { newPayBy } from '../terms.ts'
import { refundTrade } from './assign-money.ts'
import { openTrades, type Trade, tradeOf } from './attempt.ts'
import { tradeNumber } from './trade-number.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/**
 * An officer of the centre books a payment at the counter with its receipt number (H2, section 13.9). The money then comes in by the
 * same rules as a platform's (`assign-money.ts`): after a lapse seats are requested first, and without a seat it goes back.
 */
export function bookReceipt(
  registration: Registration,
  command: Of<'book-receipt'>,
  context: Context,
): Decision {
  const { by, terms } = context
  const { stage } = registration
  if (by.is !== 'officer' || by.centre !== registration.centre) return { refused: { is: 'not-in-charge' } }
  const booked = registration.trades.find(
    (trade) =>
      trade.gateway === 'centre' && trade.state.is !== 'closed' && platformNoOf(trade) === command.receipt,
  )
  if (booked) {
    const isSame = booked.state.is === 'paid' && booked.amount === command.amount
    return isSame ? { same: true } : { refused: { is: 'receipt', receipt: command.receipt } }
  }
  if (stage.is === 'paid') return { refused: { is: 'paid' } }
  if (terms.money !== 'centre') return { refused: { is: 'not-at-centre' } }
  if (stage.is !== 'approved' && stage.is !== 'due' && stage.is !== 'lapsed')
    return { refused: { is: 'stage', stage: stage.is } }
  if (!isClaimed(registration)) return { refused: { is: 'incomplete', missing: 'details' } }
  if (!registration.photo) return { refused: { is: 'incomplete', missing: 'photo' } }
  // No officer has approved what lapsed: money would go back at once (case 58).
  if (stage.is === 'lapsed' && terms.review && !isApprovedAsIs(registration))
    return { refused: { is: 'stage', stage: stage.is } }
  const amount = totalOf(registration.choices)
  if (amount !== command.amount) return { refused: { is: 'amount', amount } }
  const open = openTrades(registration.trades)[0]
  if (open) return { refused: { is: 'payment-open', trade: open.no } }
  if (registration.seating.intent) return { refused: { is: 'busy' } }
  const trade: Trade = {
    no: tradeNumber(registration.id, registration.trades.length + 1),
    gateway: 'centre',
    amount,
    subject: '',
    device: 'computer',
    lines: registration.choices.map(({ offering, subject, fee }) => ({ offering, subject, fee })),
    openedAt: context.now,
    expiresAt: context.now,
    state: { is: 'paid', paidAt: context.now, platformNo: command.receipt, amount, isAssigned: false },
    isClosing: false,
    lastAnswer: null,
    mismatchAt: null,
    refundedAtPlatform: 0,
  }
  return { next: { ...registration, trades: [...registration.trades, trade] }, notes: [] }
}

/**
 * The booking was wrong, or the money was given back at the counter: the registration may be paid again, with a new time to pay and
 * its seats still held.
 */
export function cancelReceipt(
  registration: Registration,
  command: Of<'cancel-receipt'>,
  context: Context,
): Decision {
  const { by } = context
  if (by.is !== 'officer' || by.centre !== registration.centre) return { refused: { is: 'not-in-charge' } }
  const trade = tradeOf(registration, command.trade)
  if (trade?.gateway !== 'centre') return { refused: { is: 'unknown-trade' } }
  if (trade.state.is === 'refunded') return { same: true }
  if (command.reason.trim() === '') return { refused: { is: 'no-reason' } }
  const { stage } = registration
  if (trade.state.is !== 'paid' || stage.is !== 'paid' || stage.trade !== trade.no)
    return { refused: { is: 'stage', stage: stage.is } }
  const refunding = refundTrade(registration, trade.no, 'receipt', context.now)
  const trades = refunding.trades.map((one): Trade => {
    if (one.no !== trade.no || one.state.is !== 'refunding') return one
    const { paidAt, platformNo, amount, why } = one.state
    return { ...one, state: { is: 'refunded', paidAt, platformNo, amount, refundedAt: context.now, why } }
  })
  const payBy = newPayBy(context.now, context.terms)
  const next: Registration = {
    ...registration,
    trades,
    isPayByExtended: false,
    stage: isApprovedAsIs(registration)
      ? { is: 'approved', enteredAt: context.now, by: 'clock', payBy }
      : { is: 'due', enteredAt: context.now, payBy },
  }
  const facts = { trade: trade.no, receipt: trade.state.platformNo, reason: command.reason, by: by.name }
  return { next, notes: [{ what: 'receipt-cancelled', facts }] }
}

function platformNoOf({ state }: Trade): string | null {
  return 'platformNo' in state ? state.platformNo : null
}
