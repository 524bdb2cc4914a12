import { makeAlipay } from './alipay/gateway.ts'
import { readAlipaySettings } from './alipay/settings.ts'
import type { Gateway, GatewayName } from './gateway.ts'
import { GATEWAY_SETTING_NAMES, type GatewayEnv } from './gateway-settings.ts'
import { withLogAndDeadline } from './with-log-and-deadline.ts'

type Gateways = { readonly [Name in GatewayName]?: Gateway }

/** The gateways of this isolate, and the settings they were built from. Parsing RSA keys takes time, so it is done once. */
let built: { settings: string; gateways: Gateways } | undefined

/** The payment platforms that are configured. A gateway without settings is not offered (spec M4). Throws for a bad key. */
export function configuredGateways(env: GatewayEnv): Gateways {
  const settings = JSON.stringify(GATEWAY_SETTING_NAMES.map((name) => env[name] ?? ''))
  if (built?.settings !== settings) built = { settings, gateways: buildGateways(env) }
  return built.gateways
}

/** The names of the configured platforms, in the order in which they are offered. */
export function configuredNames(env: GatewayEnv): GatewayName[] {
  return Object.values(configuredGateways(env)).map((gateway) => gateway.name)
}

function buildGateways(env: GatewayEnv): Gateways {
  const gateways: { [Name in GatewayName]?: Gateway } = {}
  const alipay = readAlipaySettings(env)
  if (alipay) gateways.alipay = withLogAndDeadline(makeAlipay(alipay))
  return gateways
}
