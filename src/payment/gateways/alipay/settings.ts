import { isHttpsAddress, looksLikeRsaKey, type SettingProblem } from '../../../lib/setting-checks.ts'
import type { GatewaySettings } from '../gateway.ts'

const REQUIRED = [
  'ALIPAY_GATEWAY',
  'ALIPAY_APP_ID',
  'ALIPAY_SELLER_ID',
  'ALIPAY_PRIVATE_KEY',
  'ALIPAY_PUBLIC_KEY',
] as const
const OPTIONAL = ['ALIPAY_PUBLIC_KEY_PREVIOUS'] as const
const KEYS = ['ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY', 'ALIPAY_PUBLIC_KEY_PREVIOUS'] as const

type AlipaySettingName = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number]

/** The application and the seller of the sample settings, whom the simulator knows, too. */
export const SAMPLE_MERCHANT = { appId: '2021000000000001', sellerId: '2088000000000001' } as const

/** The names of Alipay's settings, their check, and sample values. Everything else derives from this. */
export const ALIPAY_SETTINGS: GatewaySettings<AlipaySettingName> = {
  title: 'Alipay',
  required: REQUIRED,
  optional: OPTIONAL,
  problems(env, isLocal) {
    const problems: SettingProblem<AlipaySettingName>[] = []
    const gateway = env.ALIPAY_GATEWAY
    if (gateway && !isLocal && !isHttpsAddress(gateway)) {
      const why = 'must be an https address, such as https://openapi.alipay.com/gateway.do'
      problems.push({ setting: 'ALIPAY_GATEWAY', why })
    }
    for (const setting of KEYS) {
      const key = env[setting]
      if (!key || looksLikeRsaKey(key)) continue
      problems.push({ setting, why: 'must be an RSA key in base64 (PKCS #8 or SPKI, PEM or not)' })
    }
    return problems
  },
  sample: ({ origin, privateKey, publicKey }) => ({
    ALIPAY_GATEWAY: `${origin}/gateway.do`,
    ALIPAY_APP_ID: SAMPLE_MERCHANT.appId,
    ALIPAY_SELLER_ID: SAMPLE_MERCHANT.sellerId,
    ALIPAY_PRIVATE_KEY: privateKey,
    ALIPAY_PUBLIC_KEY: publicKey,
  }),
}

/** The settings as the gateway uses them. */
export type AlipaySettings = {
  /** For example `https://openapi.alipay.com/gateway.do`. */
  gatewayUrl: string
  appId: string
  sellerId: string
  /** Our key: PKCS #8 in base64, with or without PEM lines. */
  privateKey: string
  /** Alipay's key, not the one of our application: SPKI in base64. */
  publicKey: string
  /** The key that Alipay used before, while its keys change. */
  publicKeyPrevious?: string | undefined
}

/** `null` while a required setting is missing: Alipay is then not offered (spec M4). */
export function readAlipaySettings(
  env: Readonly<Partial<Record<AlipaySettingName, string>>>,
): AlipaySettings | null {
  const { ALIPAY_GATEWAY, ALIPAY_APP_ID, ALIPAY_SELLER_ID, ALIPAY_PRIVATE_KEY, ALIPAY_PUBLIC_KEY } = env
  if (!ALIPAY_GATEWAY || !ALIPAY_APP_ID || !ALIPAY_SELLER_ID) return null
  if (!ALIPAY_PRIVATE_KEY || !ALIPAY_PUBLIC_KEY) return null
  return {
    gatewayUrl: ALIPAY_GATEWAY,
    appId: ALIPAY_APP_ID,
    sellerId: ALIPAY_SELLER_ID,
    privateKey: ALIPAY_PRIVATE_KEY,
    publicKey: ALIPAY_PUBLIC_KEY,
    publicKeyPrevious: env.ALIPAY_PUBLIC_KEY_PREVIOUS || undefined,
  }
}
