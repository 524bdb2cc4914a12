import type { Trade } from '../registration/machine/payment/attempt.ts'
import type { GatewayName, PaymentRequest } from './gateways/gateway.ts'

/**
 * The request to a platform that pays this attempt: the same one however often it is made, whatever the catalogue says meanwhile, since a
 * platform refuses other facts under the same number (Alipay, ACQ.CONTEXT_INCONSISTENT).
 */
export function paymentRequest(
  trade: Trade & { gateway: GatewayName },
  { origin, formerSubject = '' }: { origin: string; formerSubject?: string },
): PaymentRequest {
  return {
    tradeNo: trade.no,
    amount: trade.amount,
    expiresAt: trade.expiresAt,
    returnUrl: `${origin}${returnPath(trade.gateway, trade.no)}`,
    notifyUrl: `${origin}${notificationPath(trade.gateway)}`,
    // The first release froze no subject: its open attempts go on with the one that it showed.
    subject: trade.subject || formerSubject,
    device: trade.device,
  }
}

/** The platform posts its notifications here. */
function notificationPath(gateway: GatewayName): string {
  return `/payment/notify/${gateway}`
}

/**
 * The browser comes back here. The number is in the path, because the platform allows no parameters of ours, and a browser that
 * comes back unpaid brings none of the platform's.
 */
function returnPath(gateway: GatewayName, tradeNo: string): string {
  return `/payment/return/${gateway}/${tradeNo}`
}
