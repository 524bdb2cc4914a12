import type { Bindings } from './env.d.ts'

/** One setting and what is wrong with it, in words for whoever deploys; values are never repeated. */
export type SettingProblem = { setting: keyof Bindings; why: string }

/**
 * What is missing, malformed or left as the sample. Where the product runs on this machine only shape is asked for; everywhere
 * else a secret that somebody could guess is worse than none.
 */
export function checkSettings(env: Partial<Bindings>): SettingProblem[] {
  const local = env.ENVIRONMENT === 'local'
  return [
    ...environmentProblems(env),
    ...originProblems(env, local),
    ...keyProblems(env, local),
    ...alipayProblems(env, local),
    ...(local ? [] : mailProblems(env)),
  ]
}

function environmentProblems({ ENVIRONMENT, ORIGIN }: Partial<Bindings>): SettingProblem[] {
  if (ENVIRONMENT === 'production') return []
  if (ENVIRONMENT !== 'local')
    return [problem('ENVIRONMENT', "must be 'production' (or 'local' on this machine)")]
  return isLocalhost(ORIGIN)
    ? []
    : [problem('ENVIRONMENT', "is 'local', which only a product on localhost may be")]
}

function originProblems({ ORIGIN }: Partial<Bindings>, local: boolean): SettingProblem[] {
  if (!ORIGIN) return [problem('ORIGIN', 'is missing')]
  if (!URL.canParse(ORIGIN) || new URL(ORIGIN).origin !== ORIGIN) {
    return [
      problem(
        'ORIGIN',
        'must be an address without path or slash at the end, such as https://bm.your-domain.cn',
      ),
    ]
  }
  if (local) return []
  if (!ORIGIN.startsWith('https://')) return [problem('ORIGIN', 'must begin with https://')]
  return isSampleHost(ORIGIN) ? [problem('ORIGIN', 'is still the sample')] : []
}

const KEYS = ['SEAL_KEY', 'SEAL_KEY_PREVIOUS', 'BLIND_KEY', 'PHOTO_KEY'] as const

function keyProblems(env: Partial<Bindings>, local: boolean): SettingProblem[] {
  return KEYS.flatMap((name, i) => {
    const key = env[name]
    if (!key) return name === 'SEAL_KEY_PREVIOUS' ? [] : [problem(name, 'is missing')]
    const bytes = bytesOf(key)
    if (bytes?.length !== 32) return [problem(name, 'must be 32 bytes in base64 (openssl rand -base64 32)')]
    if (local) return []
    if (isNotRandom(bytes)) return [problem(name, 'is not random: make one with openssl rand -base64 32')]
    const twin = KEYS.slice(0, i).find((other) => env[other] === key)
    return twin ? [problem(name, `is the same as ${twin}: every key has one use`)] : []
  })
}

const ALIPAY = [
  ...(['ALIPAY_GATEWAY', 'ALIPAY_APP_ID', 'ALIPAY_SELLER_ID'] as const),
  ...(['ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY'] as const),
]

/** All five or none: a gateway without keys is not offered, half a gateway is a mistake. */
function alipayProblems(env: Partial<Bindings>, local: boolean): SettingProblem[] {
  const missing = ALIPAY.filter((name) => !env[name])
  if (missing.length === ALIPAY.length) return []
  const faults = missing.map((name) => problem(name, 'is missing, while other settings of Alipay are there'))
  const gateway = env.ALIPAY_GATEWAY
  if (gateway && !local && !isHttpsAddress(gateway)) {
    faults.push(
      problem('ALIPAY_GATEWAY', 'must be an https address, such as https://openapi.alipay.com/gateway.do'),
    )
  }
  for (const name of ['ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY', 'ALIPAY_PUBLIC_KEY_PREVIOUS'] as const) {
    const key = env[name]
    if (key && !isRsaKeyLike(key))
      faults.push(problem(name, 'must be an RSA key in base64 (PKCS #8 or SPKI, PEM or not)'))
  }
  return faults
}

function mailProblems({ MAIL_ENDPOINT, MAIL_TOKEN }: Partial<Bindings>): SettingProblem[] {
  const faults: SettingProblem[] = []
  if (!MAIL_ENDPOINT) faults.push(problem('MAIL_ENDPOINT', 'is missing: nobody could activate an account'))
  else if (!isHttpsAddress(MAIL_ENDPOINT) || isSampleHost(MAIL_ENDPOINT)) {
    faults.push(problem('MAIL_ENDPOINT', 'must be the https address of your mail relay'))
  }
  if (!MAIL_TOKEN) faults.push(problem('MAIL_TOKEN', 'is missing'))
  else if (MAIL_TOKEN.length < 16 || SAMPLE_TEXT.test(MAIL_TOKEN))
    faults.push(problem('MAIL_TOKEN', 'is still a sample'))
  return faults
}

const SAMPLE_TEXT = /example|sample|change.?me|replace|secret|placeholder|password|^(.)\1*$/i

function problem(setting: keyof Bindings, why: string): SettingProblem {
  return { setting, why }
}

function isLocalhost(address: string | undefined): boolean {
  if (!address || !URL.canParse(address)) return false
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
}

/** Hosts that RFC 2606 and RFC 6761 keep for examples, and this machine. */
function isSampleHost(address: string): boolean {
  return (
    isLocalhost(address) ||
    /(?:^|\.)(?:example(?:\.[a-z]+)?|invalid|test|localhost)$/.test(new URL(address).hostname)
  )
}

function isHttpsAddress(address: string): boolean {
  return URL.canParse(address) && address.startsWith('https://') && !isLocalhost(address)
}

function bytesOf(base64: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return null
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

/** Words, counting and repetition: of 32 random bytes one in 10^13 is as poor as that. */
function isNotRandom(bytes: Uint8Array): boolean {
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
  const isCounting = bytes.every((byte, i) => i === 0 || byte === (bytes[i - 1] ?? 0) + 1)
  return isText || isCounting || new Set(bytes).size < 16
}

/** A DER sequence of some length; the gateway reads it in earnest. */
function isRsaKeyLike(key: string): boolean {
  const bytes = bytesOf(key.replace(/-----[A-Z ]+-----/g, '').replace(/\\n|\s/g, ''))
  return bytes !== null && bytes.length > 250 && bytes[0] === 0x30
}
