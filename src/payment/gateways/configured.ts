import type { Bindings } from '../../env.d.ts'
import { makeAlipay } from './alipay/gateway.ts'
import type { Gateway, GatewayName } from './gateway.ts'

/** The payment platforms whose keys are configured; a gateway without keys is not offered (spec M4). */
export function configuredGateways(env: Bindings): Partial<Record<GatewayName, Gateway>> {
  const { ALIPAY_GATEWAY, ALIPAY_APP_ID, ALIPAY_SELLER_ID, ALIPAY_PRIVATE_KEY, ALIPAY_PUBLIC_KEY } = env
  const complete =
    ALIPAY_GATEWAY && ALIPAY_APP_ID && ALIPAY_SELLER_ID && ALIPAY_PRIVATE_KEY && ALIPAY_PUBLIC_KEY
  if (!complete) return {}
  return {
    alipay: makeAlipay({
      gatewayUrl: ALIPAY_GATEWAY,
      appId: ALIPAY_APP_ID,
      sellerId: ALIPAY_SELLER_ID,
      privateKey: ALIPAY_PRIVATE_KEY,
      publicKey: ALIPAY_PUBLIC_KEY,
      ...(env.ALIPAY_PUBLIC_KEY_PREVIOUS ? { publicKeyPrevious: env.ALIPAY_PUBLIC_KEY_PREVIOUS } : {}),
    }),
  }
}
