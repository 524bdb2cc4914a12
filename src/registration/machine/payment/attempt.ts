import type { GatewayName, PlatformAnswer } from '../../../payment/gateways/gateway.ts'

/** One attempt at a payment platform; its number is never used again. Money in fen, times in ms since 1970. */
export type Trade = {
  /** See `tradeNumber` (trade-number.ts). */
  no: string
  gateway: GatewayName
  amount: number
  /** The choices that it pays for, fixed when the attempt is made. */
  lines: { offering: string; subject: string; fee: number }[]
  openedAt: number
  /** The platform takes no money from this moment on. */
  expiresAt: number
  state: TradeState
  /** It must not be paid any more: the platform is to close it. */
  isClosing: boolean
  /** When the platform answered last, and how. */
  lastAnswer: { receivedAt: number; answer: PlatformAnswer['is'] } | null
  /** A notification named another amount than ours: the platform is to be asked. */
  mismatchAt: number | null
}

/**
 * open → paid → refunding → refunded; open → closed; open → unknown → paid | closed. A closed trade that is paid after all is
 * money all the same. A trade that is paid with another amount goes back.
 */
export type TradeState =
  | { is: 'open' }
  | { is: 'unknown'; beganAt: number }
  /**
   * `isConfirmed`: the platform itself said so in an answer to a query. It is not confirmed where the platform only did not know
   * the trade, while the way to its cashier was still open.
   */
  | { is: 'closed'; closedAt: number; isConfirmed: boolean }
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

/** True while it may still be paid. */
export function isOpenState(state: TradeState): boolean {
  return state.is === 'open' || state.is === 'unknown'
}

/** The platform has taken money for it. */
export function hasMoney(state: TradeState): state is Extract<TradeState, { platformNo: string }> {
  return state.is === 'paid' || state.is === 'refunding' || state.is === 'refunded'
}

export function openTrades(trades: readonly Trade[]): Trade[] {
  return trades.filter((trade) => isOpenState(trade.state))
}

export function tradeOf({ trades }: { trades: readonly Trade[] }, tradeNo: string): Trade | undefined {
  return trades.find((trade) => trade.no === tradeNo)
}

/** The registration with this trade in place of the one of the same number. */
export function withTrade<Registration extends { trades: Trade[] }>(
  registration: Registration,
  trade: Trade,
): Registration {
  return { ...registration, trades: registration.trades.map((one) => (one.no === trade.no ? trade : one)) }
}
