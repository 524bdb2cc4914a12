import type { GatewayName, PlatformAnswer } from '../../../payment/gateways/gateway.ts'

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
  expiresAt: number
  state: TradeState
  /** It must not be paid any more: the platform is told to close it. */
  isClosing: boolean
  /** When the platform answered last, and what. */
  lastAnswer: { receivedAt: number; answer: PlatformAnswer['is'] } | null
  /** A notification named another amount than ours: the platform is to be asked. */
  mismatchAt: number | null
}

/**
 * open → paid → refunding → refunded; open → closed; open → unknown → paid | closed. A closed one that is paid after all is
 * money all the same. `differs`: paid, but not the amount asked for; it goes back.
 */
export type TradeState =
  | { is: 'open' }
  | { is: 'unknown'; beganAt: number }
  /** `sure`: the platform said so when asked, and not only that it does not know it while the way to its cashier is still good. */
  | { is: 'closed'; paidAt: number; isConfirmed: boolean }
  | { is: 'paid'; paidAt: number; platformNo: string; amount: number; isAssigned: boolean }
  | {
      is: 'refunding'
      paidAt: number
      platformNo: string
      amount: number
      beganAt: number
      why: RefundReason
      refusal?: string
    }
  | {
      is: 'refunded'
      paidAt: number
      platformNo: string
      amount: number
      refundedAt: number
      why: RefundReason
    }

/** `platform`: it gave the money back by itself before we heard of it. */
export type RefundReason = 'second' | 'amount' | 'no-seat' | 'too-late' | 'deleted' | 'changed' | 'platform'

/** What the platform's answer to a question, or a notification, makes of a trade; null where it changes nothing. */
export function stateAfterAnswer(
  trade: Trade,
  answer: PlatformAnswer,
  by: 'notification' | 'query',
  now: number,
): TradeState | null {
  const { state } = trade
  if (hasMoney(state)) return null
  switch (answer.is) {
    case 'paid':
      return {
        is: 'paid',
        paidAt: answer.paidAt,
        platformNo: answer.platformNo,
        amount: answer.amount,
        isAssigned: false,
      }
    case 'closed':
      if (isClosedForGood(state) || (state.is === 'closed' && by === 'notification')) return null
      return { is: 'closed', paidAt: now, isConfirmed: by === 'query' }
    case 'absent':
      // Nobody opened the cashier's page. After `time_expire` nobody can any more; once we have asked to close it, it counts as
      // closed, and is asked about a last time after `time_expire`.
      if (isClosedForGood(state)) return null
      if (now >= trade.expiresAt) return { is: 'closed', paidAt: now, isConfirmed: true }
      return isOpenState(state) && trade.isClosing ? { is: 'closed', paidAt: now, isConfirmed: false } : null
    case 'unknown':
      return state.is === 'open' ? { is: 'unknown', beganAt: now } : null
    case 'waiting':
      // One that was not known when it was closed has been opened since.
      return state.is === 'unknown' || (state.is === 'closed' && !state.isConfirmed) ? { is: 'open' } : null
    case 'refunded':
      return refundedByPlatform(trade, answer)
  }
}

/** Money that was back with its owner before we heard of it: there is nothing to wait for any more. */
function refundedByPlatform(
  trade: Trade,
  answer: Extract<PlatformAnswer, { is: 'refunded' }>,
): TradeState | null {
  if (answer.refunded < answer.amount || isClosedForGood(trade.state)) return null
  const { refundedAt, platformNo, amount } = answer
  return { is: 'refunded', paidAt: refundedAt, platformNo, amount, refundedAt, why: 'platform' }
}

/** Somebody might still pay it. */
export function isOpenState(state: TradeState): boolean {
  return state.is === 'open' || state.is === 'unknown'
}

/** Closed for good: what the platform says later is only noticed where it is money. */
function isClosedForGood(state: TradeState): boolean {
  return state.is === 'closed' && state.isConfirmed
}

/** The platform has taken money for it. */
export function hasMoney(state: TradeState): state is Extract<TradeState, { platformNo: string }> {
  return state.is === 'paid' || state.is === 'refunding' || state.is === 'refunded'
}

export function openTrades(trades: readonly Trade[]): Trade[] {
  return trades.filter((trade) => isOpenState(trade.state))
}
