import type { Accepted, Command, Context, Decision } from '../command.ts'
import { isClaimed, type Registration, totalOf } from '../registration.ts'
import { requestSeats } from '../request-seats.ts'
import { isApprovedAsIs } from '../review.ts'
import { closedFor } from '../terms.ts'
import { isOpenState, openTrades, type RefundReason, type Trade } from './attempt.ts'
import { tradeNumber } from './trade-number.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** 「去支付」: a new attempt, or the open one joined; a former one at another platform must be closed first (case 27). */
export function openPayment(
  registration: Registration,
  command: Of<'open-payment'>,
  context: Context,
): Decision {
  const { stage } = registration
  if (stage.is === 'paid') return { refused: { is: 'paid' } }
  if (stage.is !== 'approved' && stage.is !== 'due') return { refused: { is: 'stage', stage: stage.is } }
  if (context.terms.money === 'centre') return { refused: { is: 'at-centre' } }
  if (!isClaimed(registration)) return { refused: { is: 'incomplete', missing: 'details' } }
  if (!registration.photo) return { refused: { is: 'incomplete', missing: 'photo' } }
  if (registration.seating.intent) return { refused: { is: 'busy' } }
  const closed = closedFor('pay', registration, context.terms, context.now)
  if (closed) return { refused: { is: 'closed', action: 'pay', ...closed } }
  if (context.now >= stage.payBy) return { refused: { is: 'pay-by', payBy: stage.payBy } }
  const amount = totalOf(registration.choices)
  if (amount !== command.amount) return { refused: { is: 'amount', amount } }
  const open = openTrades(registration.trades)[0]
  if (open) {
    const joins = open.gateway === command.gateway && !open.isClosing && open.expiresAt > context.now
    return joins ? { same: true } : { refused: { is: 'payment-open', trade: open.no } }
  }
  const trade: Trade = {
    no: tradeNumber(registration.id, registration.trades.length + 1),
    gateway: command.gateway,
    amount,
    lines: registration.choices.map(({ offering, subject, fee }) => ({ offering, subject, fee })),
    openedAt: context.now,
    expiresAt: stage.payBy,
    state: { is: 'open' },
    isClosing: false,
    lastAnswer: null,
    mismatchAt: null,
  }
  return {
    next: { ...registration, trades: [...registration.trades, trade] },
    notes: [{ what: 'payment-opened', facts: { trade: trade.no } }],
  }
}

/** Marks what is open as to be closed; the answer comes through the one door. */
export function closePayment(registration: Registration): Decision {
  const open = openTrades(registration.trades).filter((trade) => !trade.isClosing)
  if (open.length === 0) return { same: true }
  const trades = registration.trades.map((trade) =>
    open.includes(trade) ? { ...trade, isClosing: true } : trade,
  )
  return { next: { ...registration, trades }, notes: [] }
}

/** Money that has come in finds its registration, or goes back, by rule and without anybody asking (M5, G6). */
export function assignMoney(decision: Accepted, context: Context): Decision {
  let registration = decision.next
  const notes = [...decision.notes]
  for (const trade of registration.trades) {
    if (trade.state.is !== 'paid' || trade.state.isAssigned) continue
    const assigned = assignTrade(registration, trade.no, context)
    if (!('next' in assigned)) continue
    registration = assigned.next
    notes.push(...assigned.notes)
  }
  return { ...decision, next: registration, notes }
}

/** One paid trade: pays the file whose seats are held (cases 1, 2), asks for seats after a lapse (3, 4), else goes back. */
export function assignTrade(registration: Registration, tradeNo: string, context: Context): Decision {
  const trade = registration.trades.find((one) => one.no === tradeNo)
  if (trade?.state.is !== 'paid' || trade.state.isAssigned) return { same: true }
  const refundFor = (why: RefundReason): Decision => ({
    next: refundTrade(registration, tradeNo, why, context.now),
    notes: [{ what: 'refunding', facts: { trade: tradeNo, why } }],
  })
  const { stage } = registration
  if (trade.state.amount !== trade.amount) return refundFor('amount')
  if (stage.is === 'paid') return refundFor('second')
  if (stage.is === 'deleted') return refundFor('deleted')
  // What is chosen may be about to change: the ledger's answer brings us here again.
  if (registration.seating.intent) return { same: true }
  if (!paysFor(trade, registration) || !isClaimed(registration)) return refundFor('changed')
  if (stage.is === 'approved' || stage.is === 'due') return markPaid(registration, trade, context)
  // Nobody pays what no officer has approved (case 58).
  const approved = !context.terms.review || isApprovedAsIs(registration)
  if (stage.is !== 'lapsed' || !registration.centre || !approved) return refundFor('changed')
  const offerings = registration.choices.map((choice) => choice.offering)
  if (registration.seating.held) return markPaid(registration, trade, context)
  if (trade.state.paidAt >= context.terms.windows.paymentUntil) return refundFor('too-late')
  return requestSeats(registration, {
    centre: registration.centre,
    offerings,
    purpose: { is: 'late-payment', trade: tradeNo },
  })
}

export function refundTrade(
  registration: Registration,
  tradeNo: string,
  why: RefundReason,
  now: number,
): Registration {
  const trade = registration.trades.find((one) => one.no === tradeNo)
  if (trade?.state.is !== 'paid') return registration
  const { paidAt: at, platformNo, amount } = trade.state
  return withTrade(registration, {
    ...trade,
    state: { is: 'refunding', paidAt: at, platformNo, amount, beganAt: now, why },
  })
}

function markPaid(registration: Registration, trade: Trade, context: Context): Decision {
  if (trade.state.is !== 'paid') return { same: true }
  const paid = withTrade(registration, { ...trade, state: { ...trade.state, isAssigned: true } })
  // A second attempt that is still open must not take money any more.
  const trades = paid.trades.map((one) => (isOpenState(one.state) ? { ...one, isClosing: true } : one))
  const next: Registration = {
    ...paid,
    trades,
    holdUntil: null,
    stage: { is: 'paid', enteredAt: context.now, trade: trade.no },
  }
  return { next, notes: [{ what: 'paid', facts: { trade: trade.no, amount: trade.amount } }] }
}

/** The attempt was made for exactly what is chosen now. */
function paysFor(trade: Trade, registration: Registration): boolean {
  const key = (lines: readonly { offering: string; fee: number }[]) =>
    lines
      .map((line) => `${line.offering} ${line.fee}`)
      .sort()
      .join('\n')
  return key(trade.lines) === key(registration.choices)
}

/** The file with this trade in place of the one of its number. */
export function withTrade(registration: Registration, trade: Trade): Registration {
  return { ...registration, trades: registration.trades.map((one) => (one.no === trade.no ? trade : one)) }
}
