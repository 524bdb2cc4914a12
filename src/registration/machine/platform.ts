import type { PlatformAnswer } from '../../payment/gateways/gateway.ts'
import type { Circumstances, Command, Decision, Refusal } from './command.ts'
import type { Note, Registration } from './file.ts'
import { withTrade } from './payment.ts'
import { type Attempt, hear, isMoney, isOpen, type Trade } from './trade.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** At least so long after a failed attempt (spec G5), once. ms */
export const AFTER_FAILURE = 10 * 60_000

/**
 * The one door: notification, return page, 「我已支付，更新支付信息」 and the alarm's question all end here.
 * A notification that names another amount, or a refund we know nothing of, proves nothing: the platform is asked (case 29).
 */
export function hearTrade(file: Registration, command: Of<'hear-trade'>, at: Circumstances): Decision {
  const trade = file.trades.find((one) => one.no === command.trade)
  if (!trade) return { refused: { is: 'unknown-trade' } }
  const { answer } = command
  if (isMoney(trade.state))
    return command.by === 'question' ? { same: true } : notice(file, trade, answer, at)
  if (command.by === 'notification') {
    if (answer.is === 'paid' && answer.amount !== trade.amount) return doubt(file, trade, at)
    if (answer.is === 'refunded') return askAbout(file, trade, at)
  }
  const state = hear(trade, answer, command.by, at.now)
  const answered =
    (command.by === 'question' && answer.is !== 'unknown') || (state !== null && isMoney(state))
  const heard: Trade = {
    ...trade,
    ...(state ? { state } : {}),
    heard: { at: at.now, said: answer.is },
    doubt: answered ? null : trade.doubt,
  }
  const next = extend(withTrade(file, heard), trade, answer.is, at)
  return { next, notes: notesOn(trade, state, next.extended && !file.extended) }
}

function notesOn(trade: Trade, state: Attempt | null, extended: boolean): Note[] {
  const facts = { trade: trade.no }
  const notes: Note[] = []
  if (state?.is === 'closed' && isOpen(trade.state)) notes.push({ what: 'closed', facts })
  if (state?.is === 'refunded') notes.push({ what: 'refunded', facts: { ...facts, amount: state.amount } })
  if (extended) notes.push({ what: 'extended' })
  return notes
}

/** Nothing that the platform says of money we have changes it; what differs is written down once. */
function notice(file: Registration, trade: Trade, answer: PlatformAnswer, at: Circumstances): Decision {
  const ours = answer.is === 'paid' || (answer.is === 'refunded' && trade.state.is !== 'paid')
  if (ours || trade.heard?.said === answer.is) return { same: true }
  const next = withTrade(file, { ...trade, heard: { at: at.now, said: answer.is } })
  return { next, notes: [{ what: 'ignored', facts: { trade: trade.no, said: answer.is } }] }
}

/** Another amount than ours: no state changes, however often it comes, and whoever says so is told that it is not believed. */
function doubt(file: Registration, trade: Trade, at: Circumstances): Decision {
  const refused: Refusal = { is: 'amount', amount: trade.amount }
  if (trade.doubt !== null) return { refused }
  const next = withTrade(file, { ...trade, doubt: at.now })
  return { next, notes: [{ what: 'differs', facts: { trade: trade.no } }], says: refused }
}

function askAbout(file: Registration, trade: Trade, at: Circumstances): Decision {
  if (trade.doubt !== null) return { same: true }
  return { next: withTrade(file, { ...trade, doubt: at.now }), notes: [] }
}

export function hearRefund(file: Registration, command: Of<'hear-refund'>, at: Circumstances): Decision {
  const trade = file.trades.find((one) => one.no === command.trade)
  if (!trade) return { refused: { is: 'unknown-trade' } }
  const { state } = trade
  if (state.is !== 'refunding') return { same: true }
  const { answer } = command
  if (answer.is === 'refunded') {
    const done: Attempt = {
      is: 'refunded',
      at: state.at,
      platformNo: state.platformNo,
      amount: state.amount,
      refundedAt: answer.refundedAt,
      why: state.why,
    }
    const notes = [{ what: 'refunded' as const, facts: { trade: trade.no, amount: state.amount } }]
    return { next: withTrade(file, { ...trade, heard: { at: at.now, said: 'paid' }, state: done }), notes }
  }
  if (answer.is !== 'refused' || state.refusal === answer.why) return { same: true }
  return { next: withTrade(file, { ...trade, state: { ...state, refusal: answer.why } }), notes: [] }
}

/** Near the pay-by, an attempt that did not succeed moves it once, never past the payment deadline (G5, case 18). */
function extend(file: Registration, trade: Trade, said: string, at: Circumstances): Registration {
  const { stage } = file
  const failed = (said === 'waiting' || said === 'closed') && isOpen(trade.state) && !trade.closing
  if (!failed || file.extended || (stage.is !== 'approved' && stage.is !== 'due')) return file
  const payBy = Math.min(at.now + AFTER_FAILURE, at.terms.windows.paymentUntil)
  if (at.now >= stage.payBy || payBy <= stage.payBy) return file
  return { ...file, extended: true, stage: { ...stage, payBy } }
}
