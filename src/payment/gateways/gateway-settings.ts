import type { SettingProblem } from '../../lib/setting-checks.ts'
import { ALIPAY_SETTINGS } from './alipay/settings.ts'
import type { GatewaySettings, Simulator } from './gateway.ts'

/** Add the settings of a further gateway here. */
const GATEWAYS = [ALIPAY_SETTINGS] as const

type NamesOf<Settings> = Settings extends GatewaySettings<infer Name> ? Name : never

type GatewaySettingName = NamesOf<(typeof GATEWAYS)[number]>

/** The part of the bindings that configures payment platforms. */
export type GatewayEnv = { [Name in GatewaySettingName]?: string }

export const GATEWAY_SETTING_NAMES: readonly GatewaySettingName[] = GATEWAYS.flatMap(
  ({ required, optional }) => [...required, ...optional],
)

/** All required settings or none: a gateway without settings is not offered, half a gateway is a mistake. */
export function gatewayProblems(env: GatewayEnv, isLocal: boolean): SettingProblem<GatewaySettingName>[] {
  return GATEWAYS.flatMap((gateway) => {
    const missing = missingOf(gateway, (name) => Boolean(env[name]))
    if (!missing) return []
    const why = `is missing, while other settings of ${gateway.title} are there`
    return [...missing.map((setting) => ({ setting, why })), ...gateway.problems(env, isLocal)]
  })
}

/** Required settings that are missing where some settings of the same gateway are known. */
export function missingGatewaySettings(known: readonly string[]): GatewaySettingName[] {
  return GATEWAYS.flatMap((gateway) => missingOf(gateway, (name) => known.includes(name)) ?? [])
}

/** The required settings that are not set; null when none is set. */
function missingOf<Name extends string>(
  { required }: GatewaySettings<Name>,
  isSet: (name: Name) => boolean,
): Name[] | null {
  const missing = required.filter((name) => !isSet(name))
  return missing.length === required.length ? null : missing
}

/** Settings of every gateway for one simulator, which speaks for all platforms. */
export function sampleGatewayEnv(simulator: Simulator): GatewayEnv {
  return Object.assign({}, ...GATEWAYS.map((gateway) => gateway.sample(simulator)))
}
