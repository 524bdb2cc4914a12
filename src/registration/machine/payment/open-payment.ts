import type { Command, Context, Decision } from '../command.ts'
import { type HistoryNote, isClaimed, type Registration, totalOf } from '../registration.ts'
import { closedFor } from '../terms.ts'
import { openTrades } from './attempt.ts'
import { newTrade } from './new-trade.ts'

/** A platform takes a payment's time from one minute to fifteen days ahead (Alipay, `time_expire`: 1m～15d), by its own clock. */
const SHORTEST_MS = 60_000
const LONGEST_MS = 15 * 86_400_000 - SHORTEST_MS

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** 「个人信息及报考信息无误」 and 「确定」 (M1): recorded for the entries of now; other entries ask for another tick. */
export function confirmFacts(
  registration: Registration,
  command: Of<'confirm-facts'>,
  context: Context,
): Decision {
  const { stage, revision, factsConfirmed } = registration
  if (stage.is === 'paid') return { refused: { is: 'paid' } }
  if (stage.is !== 'approved' && stage.is !== 'due') return { refused: { is: 'stage', stage: stage.is } }
  if (command.revision !== revision) return { refused: { is: 'changed', revision } }
  if (factsConfirmed?.revision === revision) return { same: true }
  const next = { ...registration, factsConfirmed: { revision, confirmedAt: context.now } }
  return { next, notes: [{ what: 'facts-confirmed' }] }
}

/** 「去支付」: a new attempt, or the one that is open; an open one at another platform must be closed first (case 27). */
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
  if (registration.factsConfirmed?.revision !== registration.revision)
    return { refused: { is: 'unconfirmed' } }
  const closed = closedFor('pay', registration, context.terms, context.now)
  if (closed) return { refused: { is: 'closed', action: 'pay', ...closed } }
  if (context.now >= stage.payBy) return { refused: { is: 'pay-by', payBy: stage.payBy } }
  const amount = totalOf(registration.choices)
  if (amount !== command.amount) return { refused: { is: 'amount', amount } }
  const open = openTrades(registration.trades)[0]
  if (open) {
    const isUsable = open.gateway === command.gateway && !open.isClosing && open.expiresAt > context.now
    return isUsable ? { same: true } : { refused: { is: 'payment-open', trade: open.no } }
  }
  const promised = withLastMinute(registration, stage.payBy, context)
  if (!promised) return { refused: { is: 'pay-by', payBy: stage.payBy } }
  const trade = newTrade(registration, {
    gateway: command.gateway,
    amount,
    subject: `${command.subject} ${registration.centre ?? ''}`,
    device: command.device,
    openedAt: context.now,
    expiresAt: Math.min(promised.payBy, context.now + LONGEST_MS),
    state: { is: 'open' },
  })
  const notes: HistoryNote[] = [{ what: 'payment-opened', facts: { trade: trade.no } }]
  return {
    next: {
      ...registration,
      stage: { ...stage, payBy: promised.payBy },
      isPayByExtended: promised.isPayByExtended,
      trades: [...registration.trades, trade],
    },
    notes: promised.payBy > stage.payBy ? [...notes, { what: 'extended' }] : notes,
  }
}

/**
 * A platform takes no payment that has less than a minute: in the last minute the pay-by moves by what is missing, at the payment
 * deadline, too, so that 「去支付」 in time is never a link that the platform refuses. It is the one extension of G5: attempts one after
 * another would keep the seats for ever. Null where it was given already.
 */
function withLastMinute({ isPayByExtended }: Registration, payBy: number, { now }: Context) {
  const least = now + SHORTEST_MS
  if (payBy >= least) return { payBy, isPayByExtended }
  return isPayByExtended ? null : { payBy: least, isPayByExtended: true }
}

/** Marks the open attempts: the platform is to close them, and its answer comes as any other answer (`gateway-answers.ts`). */
export function closePayment(
  registration: Registration,
  { trade: named }: Partial<Of<'close-payment'>> = {},
): Decision {
  const open = openTrades(registration.trades).filter(
    ({ no, isClosing }) => !isClosing && (named === undefined || named === no),
  )
  if (open.length === 0) return { same: true }
  const trades = registration.trades.map((trade) =>
    open.includes(trade) ? { ...trade, isClosing: true } : trade,
  )
  return { next: { ...registration, trades }, notes: [] }
}
