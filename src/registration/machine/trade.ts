import type { GatewayName, PlatformAnswer } from '../../payment/gateways/gateway.ts'

/** One attempt at a payment platform; its number is never used again. Money in fen, times in ms since 1970. */
export type Trade = {
  /** The registration's 16 characters and two digits of the attempt. */
  no: string
  gateway: GatewayName
  amount: number
  /** What was paid for, fixed when the attempt is made. */
  lines: { offering: string; subject: string; fee: number }[]
  openedAt: number
  /** The platform takes nothing from this moment on. */
  expires: number
  state: Attempt
  /** It must not be paid any more: the platform is told to close it. */
  closing: boolean
  /** When the platform answered last, and what. */
  heard: { at: number; said: PlatformAnswer['is'] } | null
  /** A notification named another amount than ours: the platform is to be asked. */
  doubt: number | null
}

/**
 * open → paid → refunding → refunded; open → closed; open → unknown → paid | closed. A closed one that is paid after all is
 * money all the same. `differs`: paid, but not the amount asked for; it goes back.
 */
export type Attempt =
  | { is: 'open' }
  | { is: 'unknown'; since: number }
  /** `sure`: the platform said so when asked, and not only that it does not know it while the way to its cashier is still good. */
  | { is: 'closed'; at: number; sure: boolean }
  | { is: 'paid'; at: number; platformNo: string; amount: number; assigned: boolean }
  | {
      is: 'refunding'
      at: number
      platformNo: string
      amount: number
      since: number
      why: RefundReason
      refusal?: string
    }
  | { is: 'refunded'; at: number; platformNo: string; amount: number; refundedAt: number; why: RefundReason }

/** `platform`: it gave the money back by itself before we heard of it. */
export type RefundReason = 'second' | 'amount' | 'no-seat' | 'too-late' | 'deleted' | 'changed' | 'platform'

/** What the platform's answer to a question, or a notification, makes of a trade; null where it changes nothing. */
export function hear(
  trade: Trade,
  answer: PlatformAnswer,
  by: 'notification' | 'question',
  now: number,
): Attempt | null {
  const { state } = trade
  if (isMoney(state)) return null
  switch (answer.is) {
    case 'paid':
      return {
        is: 'paid',
        at: answer.at,
        platformNo: answer.platformNo,
        amount: answer.amount,
        assigned: false,
      }
    case 'closed':
      if (isSettled(state) || (state.is === 'closed' && by === 'notification')) return null
      return { is: 'closed', at: now, sure: by === 'question' }
    case 'absent':
      // Nobody opened the cashier's page. After `time_expire` nobody can any more; once we have asked to close it, it counts as
      // closed, and is asked about a last time after `time_expire`.
      if (isSettled(state)) return null
      if (now >= trade.expires) return { is: 'closed', at: now, sure: true }
      return isOpen(state) && trade.closing ? { is: 'closed', at: now, sure: false } : null
    case 'unknown':
      return state.is === 'open' ? { is: 'unknown', since: now } : null
    case 'waiting':
      // One that was not known when it was closed has been opened since.
      return state.is === 'unknown' || (state.is === 'closed' && !state.sure) ? { is: 'open' } : null
    case 'refunded':
      return goneBack(trade, answer)
  }
}

/** Money that was back with its owner before we heard of it: there is nothing to wait for any more. */
function goneBack(trade: Trade, answer: Extract<PlatformAnswer, { is: 'refunded' }>): Attempt | null {
  if (answer.refunded < answer.amount || isSettled(trade.state)) return null
  const { at, platformNo, amount } = answer
  return { is: 'refunded', at, platformNo, amount, refundedAt: at, why: 'platform' }
}

/** Somebody might still pay it. */
export function isOpen(state: Attempt): boolean {
  return state.is === 'open' || state.is === 'unknown'
}

/** Closed for good: what the platform says later is only noticed where it is money. */
function isSettled(state: Attempt): boolean {
  return state.is === 'closed' && state.sure
}

/** The platform has taken money for it. */
export function isMoney(state: Attempt): state is Extract<Attempt, { platformNo: string }> {
  return state.is === 'paid' || state.is === 'refunding' || state.is === 'refunded'
}

export function openTrades(trades: readonly Trade[]): Trade[] {
  return trades.filter((trade) => isOpen(trade.state))
}
