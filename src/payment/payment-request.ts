import type { Catalogue } from '../catalogue/catalogue.ts'
import type { RegistrationView } from '../registration/desk/desk-contract.ts'
import type { Trade } from '../registration/machine/payment/attempt.ts'
import type { GatewayName, PaymentRequest } from './gateways/gateway.ts'

/** The request to a platform that pays this attempt. */
export function paymentRequest(
  trade: Trade & { gateway: GatewayName },
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

/** The words that the platform shows to the payer. */
export function paymentSubject({
  catalogue,
  view,
}: {
  catalogue: Catalogue
  view: RegistrationView
}): string {
  return `${catalogue.sitting.name} ${view.registration.centre ?? ''}`
}
