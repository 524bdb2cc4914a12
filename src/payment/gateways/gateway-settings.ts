import type { SettingProblem } from '../../lib/setting-checks.ts'
import { ALIPAY_SETTINGS } from './alipay/settings.ts'

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

export type SettingValues<Name extends string> = { readonly [Setting in Name]?: string }

/** `privateKey` is the product's (PKCS #8), `publicKey` the platform's (SPKI), both base64. */
export type Simulator = { origin: string; privateKey: string; publicKey: string }

/** Add the settings of a further gateway here. */
const GATEWAYS = [ALIPAY_SETTINGS] as const

type NamesOf<Settings> = Settings extends GatewaySettings<infer Name> ? Name : never

export type GatewaySettingName = NamesOf<(typeof GATEWAYS)[number]>

/** The part of the bindings that configures payment platforms. */
export type GatewayEnv = { [Name in GatewaySettingName]?: string }

export const GATEWAY_SETTING_NAMES: readonly GatewaySettingName[] = GATEWAYS.flatMap(
  ({ required, optional }) => [...required, ...optional],
)

/** All required settings or none: a gateway without settings is not offered, half a gateway is a mistake. */
export function gatewayProblems(env: GatewayEnv, isLocal: boolean): SettingProblem<GatewaySettingName>[] {
  return GATEWAYS.flatMap((gateway) => {
    const missing = gateway.required.filter((name) => !env[name])
    if (missing.length === gateway.required.length) return []
    const why = `is missing, while other settings of ${gateway.title} are there`
    return [...missing.map((setting) => ({ setting, why })), ...gateway.problems(env, isLocal)]
  })
}

/** Required settings that are missing where some of the gateway's settings are known. */
export function missingGatewaySettings(known: readonly string[]): GatewaySettingName[] {
  return GATEWAYS.flatMap(({ required }) => {
    const missing = required.filter((name) => !known.includes(name))
    return missing.length === required.length ? [] : missing
  })
}

/** Settings of every gateway for one simulator, which speaks for all platforms. */
export function sampleGatewayEnv(simulator: Simulator): GatewayEnv {
  return Object.assign({}, ...GATEWAYS.map((gateway) => gateway.sample(simulator)))
}
