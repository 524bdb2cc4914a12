import type { Circumstances, Command, Decision, Moved } from './command.ts'
import { isClaimed, type Registration, totalOf } from './file.ts'
import { isApprovedAsIs } from './review.ts'
import { mayStill } from './terms.ts'
import { isOpen, openTrades, type RefundReason, type Trade } from './trade.ts'
import { askForSeats } from './wish.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** 「去支付」: a new attempt, or the open one joined; a former one at another platform must be closed first (case 27). */
export function openPayment(file: Registration, command: Of<'open'>, at: Circumstances): Decision {
  const { stage } = file
  if (stage.is === 'paid') return { refused: { is: 'paid' } }
  if (stage.is !== 'approved' && stage.is !== 'due') return { refused: { is: 'stage', stage: stage.is } }
  if (at.terms.money === 'centre') return { refused: { is: 'at-centre' } }
  if (!isClaimed(file)) return { refused: { is: 'incomplete', missing: 'details' } }
  if (!file.photo) return { refused: { is: 'incomplete', missing: 'photo' } }
  if (file.seating.intent) return { refused: { is: 'busy' } }
  const closed = mayStill('pay', file, at.terms, at.now)
  if (closed) return { refused: { is: 'closed', deed: 'pay', ...closed } }
  if (at.now >= stage.payBy) return { refused: { is: 'pay-by', payBy: stage.payBy } }
  const amount = totalOf(file.choices)
  if (amount !== command.amount) return { refused: { is: 'amount', amount } }
  const open = openTrades(file.trades)[0]
  if (open) {
    const joins = open.gateway === command.gateway && !open.closing && open.expires > at.now
    return joins ? { same: true } : { refused: { is: 'payment-open', trade: open.no } }
  }
  const trade: Trade = {
    no: `${file.id}${String(file.trades.length + 1).padStart(2, '0')}`,
    gateway: command.gateway,
    amount,
    lines: file.choices.map(({ offering, subject, fee }) => ({ offering, subject, fee })),
    openedAt: at.now,
    expires: stage.payBy,
    state: { is: 'open' },
    closing: false,
    heard: null,
    doubt: null,
  }
  return {
    next: { ...file, trades: [...file.trades, trade] },
    notes: [{ what: 'opened', facts: { trade: trade.no } }],
  }
}

/** Marks what is open as to be closed; the answer comes through the one door. */
export function closePayment(file: Registration): Decision {
  const open = openTrades(file.trades).filter((trade) => !trade.closing)
  if (open.length === 0) return { same: true }
  const trades = file.trades.map((trade) => (open.includes(trade) ? { ...trade, closing: true } : trade))
  return { next: { ...file, trades }, notes: [] }
}

/** Money that has come in finds its registration, or goes back, by rule and without anybody asking (M5, G6). */
export function assignMoney(decision: Moved, at: Circumstances): Decision {
  let file = decision.next
  const notes = [...decision.notes]
  for (const trade of file.trades) {
    if (trade.state.is !== 'paid' || trade.state.assigned) continue
    const settled = settle(file, trade.no, at)
    if (!('next' in settled)) continue
    file = settled.next
    notes.push(...settled.notes)
  }
  return { ...decision, next: file, notes }
}

/** One paid trade: pays the file whose seats are held (cases 1, 2), asks for seats after a lapse (3, 4), else goes back. */
export function settle(file: Registration, tradeNo: string, at: Circumstances): Decision {
  const trade = file.trades.find((one) => one.no === tradeNo)
  if (trade?.state.is !== 'paid' || trade.state.assigned) return { same: true }
  const back = (why: RefundReason): Decision => ({
    next: refundTrade(file, tradeNo, why, at.now),
    notes: [{ what: 'refunding', facts: { trade: tradeNo, why } }],
  })
  const { stage } = file
  if (trade.state.amount !== trade.amount) return back('amount')
  if (stage.is === 'paid') return back('second')
  if (stage.is === 'deleted') return back('deleted')
  // What is chosen may be about to change: the ledger's answer brings us here again.
  if (file.seating.intent) return { same: true }
  if (!paysFor(trade, file) || !isClaimed(file)) return back('changed')
  if (stage.is === 'approved' || stage.is === 'due') return pay(file, trade, at)
  // Nobody pays what no officer has approved (case 58).
  const approved = !at.terms.review || isApprovedAsIs(file)
  if (stage.is !== 'lapsed' || !file.centre || !approved) return back('changed')
  const offerings = file.choices.map((choice) => choice.offering)
  if (file.seating.held) return pay(file, trade, at)
  if (trade.state.at >= at.terms.windows.paymentUntil) return back('too-late')
  return askForSeats(file, { centre: file.centre, offerings, purpose: { is: 'late', trade: tradeNo } })
}

export function refundTrade(
  file: Registration,
  tradeNo: string,
  why: RefundReason,
  now: number,
): Registration {
  const trade = file.trades.find((one) => one.no === tradeNo)
  if (trade?.state.is !== 'paid') return file
  const { at, platformNo, amount } = trade.state
  return withTrade(file, { ...trade, state: { is: 'refunding', at, platformNo, amount, since: now, why } })
}

function pay(file: Registration, trade: Trade, at: Circumstances): Decision {
  if (trade.state.is !== 'paid') return { same: true }
  const paid = withTrade(file, { ...trade, state: { ...trade.state, assigned: true } })
  // A second attempt that is still open must not take money any more.
  const trades = paid.trades.map((one) => (isOpen(one.state) ? { ...one, closing: true } : one))
  const next: Registration = {
    ...paid,
    trades,
    holdUntil: null,
    stage: { is: 'paid', at: at.now, trade: trade.no },
  }
  return { next, notes: [{ what: 'paid', facts: { trade: trade.no, amount: trade.amount } }] }
}

/** The attempt was made for exactly what is chosen now. */
function paysFor(trade: Trade, file: Registration): boolean {
  const key = (lines: readonly { offering: string; fee: number }[]) =>
    lines
      .map((line) => `${line.offering} ${line.fee}`)
      .sort()
      .join('\n')
  return key(trade.lines) === key(file.choices)
}

/** The file with this trade in place of the one of its number. */
export function withTrade(file: Registration, trade: Trade): Registration {
  return { ...file, trades: file.trades.map((one) => (one.no === trade.no ? trade : one)) }
}
