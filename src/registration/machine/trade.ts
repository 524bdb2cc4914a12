import type { GatewayName, TradeState } from '../../payment/gateways/gateway.ts'

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
  heard: { at: number; said: TradeState['is'] } | null
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
  | { is: 'closed'; at: number }
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

export type RefundReason = 'second' | 'amount' | 'no-seat' | 'too-late' | 'deleted' | 'changed'

/** What an answer of the platform makes of a trade; null where it changes nothing. */
export function hear(trade: Trade, answer: TradeState, now: number): Attempt | null {
  const { state } = trade
  switch (answer.is) {
    case 'paid':
      if (isMoney(state)) return null
      return {
        is: 'paid',
        at: answer.at,
        platformNo: answer.platformNo,
        amount: answer.amount,
        assigned: false,
      }
    case 'closed':
      return isOpen(state) ? { is: 'closed', at: now } : null
    case 'absent':
      // Nobody opened the cashier's page. After `time_expire`, or once we have asked to close it, it counts as closed;
      // money that came in spite of that would be accepted and go back by rule.
      return isOpen(state) && (trade.closing || now >= trade.expires) ? { is: 'closed', at: now } : null
    case 'unknown':
      return state.is === 'open' ? { is: 'unknown', since: now } : null
    case 'waiting':
      return state.is === 'unknown' ? { is: 'open' } : null
    default:
      // Word of a refund is not a payment, and changes nothing that we did not ask for.
      return null
  }
}

/** Somebody might still pay it. */
export function isOpen(state: Attempt): boolean {
  return state.is === 'open' || state.is === 'unknown'
}

/** The platform has taken money for it. */
export function isMoney(state: Attempt): state is Extract<Attempt, { platformNo: string }> {
  return state.is === 'paid' || state.is === 'refunding' || state.is === 'refunded'
}

export function openTrades(trades: readonly Trade[]): Trade[] {
  return trades.filter((trade) => isOpen(trade.state))
}
