import type { GatewayName } from './gateways/gateway.ts'

// The addresses at which payment platforms, and browsers that come from them, call the product.

export function notificationPath(gateway: GatewayName): string {
  return `/payment/notify/${gateway}`
}

/**
 * The number is in the path: a browser that comes back unpaid brings none of the platform's parameters, and the platform
 * forbids parameters of our own.
 */
export function returnPath(gateway: GatewayName, tradeNo: string): string {
  return `/payment/return/${gateway}/${tradeNo}`
}
