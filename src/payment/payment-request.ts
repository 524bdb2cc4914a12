import type { Trade } from '../registration/machine/payment/attempt.ts'
import type { PaymentRequest } from './gateways/gateway.ts'
import { notificationPath, returnPath } from './payment-paths.ts'

/** The request to a platform that pays this attempt. */
export function paymentRequest(
  trade: Trade,
  { origin, ...more }: { origin: string } & Pick<PaymentRequest, 'subject' | 'device'>,
): PaymentRequest {
  return {
    tradeNo: trade.no,
    amount: trade.amount,
    expiresAt: trade.expiresAt,
    returnUrl: `${origin}${returnPath(trade.gateway, trade.no)}`,
    notifyUrl: `${origin}${notificationPath(trade.gateway)}`,
    ...more,
  }
}
