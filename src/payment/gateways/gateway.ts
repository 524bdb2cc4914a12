import type { SettingProblem } from '../../lib/setting-checks.ts'

/** The calls that the product needs from a payment platform. Amounts in integer fen, times in ms since 1970. */
export interface Gateway {
  readonly name: GatewayName
  /** How the candidate's browser pays this attempt. Makes no call to the platform. */
  wayToPay(request: PaymentRequest): Promise<WayToPay>
  /**
   * Verifies signature, application and seller; never throws on bad input, and reads little of a body that is too long. The
   * machine compares the amount and judges the state.
   */
  readNotification(notification: Request): Promise<ReadNotification>
  /** Asks the platform. A time-out (3 s), 5xx, garbage or a bad signature is `unknown`, never an exception. */
  query(tradeNo: string): Promise<PlatformAnswer>
  /** Closes the trade, so that it cannot be paid any more. "Already paid" is an answer, not an error. */
  close(tradeNo: string): Promise<PlatformAnswer>
  /** Sends money back to where it came from; repeatable with the same `refundNo`. */
  refund(refund: Refund): Promise<RefundAnswer>
}

export const GATEWAY_NAMES = ['alipay', 'wechat'] as const

export type GatewayName = (typeof GATEWAY_NAMES)[number]

export type PaymentRequest = {
  tradeNo: string
  /** integer fen */
  amount: number
  subject: string
  /** The platform takes no money at or after this moment (`time_expire`). ms */
  expiresAt: number
  returnUrl: string
  notifyUrl: string
  /** A phone gets the platform's own page for phones; `computer` where it is not known. */
  device?: 'computer' | 'phone'
}

/** A further way (a QR code, a form to post) is one more member: the order page does not compile until it draws it. */
export type WayToPay = { is: 'link'; url: string }

/** A verified notification. `platformNo` is the platform's own number of the trade. */
export type PaymentNotification = { tradeNo: string; platformNo: string; answer: PlatformAnswer }

type NotificationProblem = 'signature' | 'application' | 'seller' | 'malformed'

export type ReadNotification = { ok: PaymentNotification } | { problems: NotificationProblem[] }

/**
 * The platform's answer about one trade, from a query or a notification.
 * `absent`: the platform does not know the trade. Before `time_expire` that proves nothing.
 * `refunded`: money of a paid trade went back, `refunded` fen of `amount` in all. It is neither a payment nor a reason to
 * close.
 */
export type PlatformAnswer =
  | { is: 'paid'; amount: number; platformNo: string; paidAt: number }
  | { is: 'refunded'; amount: number; refunded: number; platformNo: string; refundedAt: number }
  | { is: 'waiting' }
  | { is: 'closed' }
  | { is: 'absent' }
  | { is: 'unknown'; why: string }

export type Refund = { tradeNo: string; refundNo: string; amount: number; reason: string }

/** The platform's answer to a refund. `why` of a refusal is its own code, for an officer. */
export type RefundAnswer =
  | { is: 'refunded'; refundedAt: number }
  | { is: 'pending' }
  | { is: 'refused'; why: string; outlook: RefusalOutlook }
  | { is: 'unknown'; why: string }

/**
 * The outlook of a refused refund that is asked for again. `final`: it will be refused tomorrow, too. `temporary`: the reason passes
 * by itself or by somebody's hand, and the platform asks for the same call again. `unclear`: the platform's documents do not say.
 */
export type RefusalOutlook = 'final' | 'temporary' | 'unclear'

/**
 * The settings of one payment platform, kept in the folder of its gateway. The types of the bindings, the check before the
 * product serves, the check of a deployment, the local secrets and the settings of the tests derive from it.
 */
export type GatewaySettings<Name extends string> = {
  /** Name of the platform in messages for the person who deploys. */
  title: string
  /** The gateway is offered when all of these are set. */
  required: readonly Name[]
  optional: readonly Name[]
  /** Values with a wrong form; missing values are found for every gateway alike. */
  problems(env: SettingValues<Name>, isLocal: boolean): SettingProblem<Name>[]
  /** Settings that name a simulator of the platform, for local development and tests. */
  sample(simulator: Simulator): SettingValues<Name>
}

type SettingValues<Name extends string> = { readonly [Setting in Name]?: string }

/** `privateKey` is the product's (PKCS #8), `publicKey` the platform's (SPKI), both base64. */
export type Simulator = { origin: string; privateKey: string; publicKey: string }
