import type { GatewayName, PlatformAnswer } from '../../../payment/gateways/gateway.ts'

/** Where money is taken: a payment platform, or the counter of a centre that takes the money itself (H2). */
export type TradeGateway = GatewayName | 'centre'

/**
 * One attempt at a payment platform, or one payment booked at the centre; its number is never used again. Money in fen, times in
 * ms since 1970.
 */
export type Trade = {
  /** See `tradeNumber` (trade-number.ts). */
  no: string
  gateway: TradeGateway
  amount: number
  /** The words the platform shows to the payer; frozen, since a platform refuses another subject under the same number. */
  subject: string
  /** The kind of cashier it was opened for; frozen for the same reason. */
  device: 'computer' | 'phone'
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
  /** Something that a notification, or a refused refund, does not prove: the platform is to be asked at once. */
  mismatchAt: number | null
  /** Money that went back at the platform without our asking, as the platform said last. fen */
  refundedAtPlatform: number
  /** When a notification alone credited the money; null once an answer to a query has confirmed it (case 32). */
  unconfirmedSince: number | null
  /** When an answer to a query first contradicted the money that was credited; null while none does. */
  doubtedAt: number | null
  /** The person who is told about the money, also once the registration was deleted and begun again. */
  contact: Contact | null
}

/** Of the details when the attempt was made. */
export type Contact = { name: string; email: string }

/**
 * open → paid → refunding → refunded; paid → refunded (at the platform); open → closed; open → unknown → paid | closed; refunding →
 * refund-refused → refunding | refunded. A closed trade that is paid after all is money all the same. A trade that is paid with another
 * amount goes back.
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
      /** The platform's last refusal that may be gone tomorrow, an empty balance for example (case 79). */
      refusal: string | null
    }
  /** The platform refused the refund for good: an officer of the province sees to it (cases 72, 77). */
  | {
      is: 'refund-refused'
      paidAt: number
      platformNo: string
      amount: number
      refusedAt: number
      why: RefundReason
      refusal: string
    }
  | {
      is: 'refunded'
      paidAt: number
      platformNo: string
      amount: number
      refundedAt: number
      why: RefundReason
    }

/**
 * `platform`: it gave the money back by itself before we heard of it. `cancelled`: the registration was given back.
 * `receipt`: the booking at the centre was cancelled.
 */
export type RefundReason =
  | 'second'
  | 'amount'
  | 'no-seat'
  | 'too-late'
  | 'deleted'
  | 'changed'
  | 'platform'
  | 'cancelled'
  | 'receipt'

/** True while it may still be paid. */
export function isOpenState(state: TradeState): boolean {
  return state.is === 'open' || state.is === 'unknown'
}

/**
 * A platform's answer counts as its last word on a moment only where the question began so long after it: clocks differ, and a payment
 * of the last second takes its time.
 */
export const SETTLING_MS = 60_000

/** The platform is asked so long for a word of its own on money that a notification credited (case 32). */
export const CONFIRMED_WITHIN_MS = 48 * 3_600_000

/** The platform has taken money for it. */
export function hasMoney(state: TradeState): state is Extract<TradeState, { platformNo: string }> {
  return ['paid', 'refunding', 'refund-refused', 'refunded'].includes(state.is)
}

type Money = Extract<TradeState, { platformNo: string }>

/** So much of the money is on its way back from now on. */
export function refundingState(
  { paidAt, platformNo }: Money,
  of: { amount: number; why: RefundReason; now: number },
): TradeState {
  return {
    is: 'refunding',
    paidAt,
    platformNo,
    amount: of.amount,
    beganAt: of.now,
    why: of.why,
    refusal: null,
  }
}

/** The money is back with its owner. */
export function refundedState(
  { paidAt, platformNo, amount }: Money,
  { refundedAt, why }: { refundedAt: number; why: RefundReason },
): TradeState {
  return { is: 'refunded', paidAt, platformNo, amount, refundedAt, why }
}

/** The part of a payment that is still with us: some of it, or all, may have gone back at the platform already. fen */
export function moneyLeft({ state, refundedAtPlatform }: Trade): number {
  return state.is === 'paid' ? Math.max(0, state.amount - refundedAtPlatform) : 0
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
