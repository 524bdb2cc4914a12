/** What the product needs from a payment platform. Amounts in integer fen, times in ms since 1970. */
export interface Gateway {
  readonly name: GatewayName
  /** The signed address a candidate's browser opens to pay this attempt. Touches no network. */
  wayToPay(request: PaymentRequest): Promise<WayToPay>
  /** Verifies signature, application, seller; never throws on bad input. Amount and state are the machine's to judge. */
  readNotification(notification: Request): Promise<VerifiedNotification | RejectedNotification>
  /** Asks the platform; a time-out (3 s), 5xx, garbage or a bad signature is `unknown`, never an exception. */
  query(tradeNo: string): Promise<PlatformAnswer>
  /** Closes the trade so that nobody can pay it any more; "already paid" is an answer, not an error. */
  close(tradeNo: string): Promise<PlatformAnswer>
  /** Gives money back to where it came from; repeatable with the same `refundNo`. */
  refund(refund: Refund): Promise<RefundAnswer>
}

export type GatewayName = 'alipay' | 'wechat'

export type PaymentRequest = {
  tradeNo: string
  /** integer fen */
  amount: number
  subject: string
  /** The platform takes no money at or after this moment (`time_expire`). ms */
  expiresAt: number
  returnUrl: string
  notifyUrl: string
  /** A phone gets the platform's own page for phones; `computer` if unknown. */
  device?: 'computer' | 'phone'
}

export type WayToPay = { kind: 'link'; url: string }

export type VerifiedNotification = {
  ok: true
  tradeNo: string
  /** The platform's own number of the trade. */
  platformNo: string
  state: PlatformAnswer
}

export type RejectedNotification = { ok: false; reason: 'signature' | 'application' | 'seller' | 'malformed' }

/**
 * `absent`: the platform does not know the trade; before `time_expire` that proves nothing.
 * `refunded`: money of a paid trade went back, `refunded` fen of `amount` in all: never a payment, nor a reason to close.
 */
export type PlatformAnswer =
  | { is: 'paid'; amount: number; platformNo: string; at: number }
  | { is: 'refunded'; amount: number; refunded: number; platformNo: string; at: number }
  | { is: 'waiting' }
  | { is: 'closed' }
  | { is: 'absent' }
  | { is: 'unknown'; why: string }

export type Refund = { tradeNo: string; refundNo: string; amount: number; reason: string }

export type RefundAnswer =
  | { is: 'refunded'; refundedAt: number }
  | { is: 'pending' }
  | { is: 'refused'; why: string }
  | { is: 'unknown'; why: string }
