import type { Bindings } from './env.d.ts'
import { base64Bytes, isHttpsAddress, isLocalhost, type SettingProblem } from './lib/setting-checks.ts'
import { gatewayProblems } from './payment/gateways/gateway-settings.ts'

type Problem = SettingProblem<keyof Bindings>

/**
 * The settings that are missing, malformed or left as the sample. On this machine only the form is checked. Everywhere else
 * a secret that somebody could guess is worse than none, so it is refused, too.
 */
export function checkSettings(env: Partial<Bindings>): Problem[] {
  const isLocal = env.ENVIRONMENT === 'local'
  return [
    ...environmentProblems(env),
    ...originProblems(env, isLocal),
    ...keyProblems(env, isLocal),
    ...gatewayProblems(env, isLocal),
    ...(isLocal ? [] : mailProblems(env)),
  ]
}

function environmentProblems({ ENVIRONMENT, ORIGIN }: Partial<Bindings>): Problem[] {
  if (ENVIRONMENT === 'production') return []
  if (ENVIRONMENT !== 'local')
    return [problem('ENVIRONMENT', "must be 'production' (or 'local' on this machine)")]
  return isLocalhost(ORIGIN)
    ? []
    : [problem('ENVIRONMENT', "is 'local', which only a product on localhost may be")]
}

function originProblems({ ORIGIN }: Partial<Bindings>, isLocal: boolean): Problem[] {
  if (!ORIGIN) return [problem('ORIGIN', 'is missing')]
  if (!URL.canParse(ORIGIN) || new URL(ORIGIN).origin !== ORIGIN) {
    return [
      problem(
        'ORIGIN',
        'must be an address without path or slash at the end, such as https://bm.your-domain.cn',
      ),
    ]
  }
  if (isLocal) return []
  if (!ORIGIN.startsWith('https://')) return [problem('ORIGIN', 'must begin with https://')]
  return isSampleHost(ORIGIN) ? [problem('ORIGIN', 'is still the sample')] : []
}

const KEYS = ['SEAL_KEY', 'SEAL_KEY_PREVIOUS', 'BLIND_KEY', 'PHOTO_KEY'] as const

function keyProblems(env: Partial<Bindings>, isLocal: boolean): Problem[] {
  return KEYS.flatMap((name, i) => {
    const key = env[name]
    if (!key) return name === 'SEAL_KEY_PREVIOUS' ? [] : [problem(name, 'is missing')]
    const bytes = base64Bytes(key)
    if (bytes?.length !== 32) return [problem(name, 'must be 32 bytes in base64 (openssl rand -base64 32)')]
    if (isLocal) return []
    if (isNotRandom(bytes)) return [problem(name, 'is not random: make one with openssl rand -base64 32')]
    const twin = KEYS.slice(0, i).find((other) => env[other] === key)
    return twin ? [problem(name, `is the same as ${twin}: every key has one use`)] : []
  })
}

function mailProblems({ MAIL_ENDPOINT, MAIL_TOKEN }: Partial<Bindings>): Problem[] {
  const problems: Problem[] = []
  if (!MAIL_ENDPOINT) problems.push(problem('MAIL_ENDPOINT', 'is missing: no account could be activated'))
  else if (!isHttpsAddress(MAIL_ENDPOINT) || isSampleHost(MAIL_ENDPOINT)) {
    problems.push(problem('MAIL_ENDPOINT', 'must be the https address of your mail relay'))
  }
  if (!MAIL_TOKEN) problems.push(problem('MAIL_TOKEN', 'is missing'))
  else if (MAIL_TOKEN.length < 16 || SAMPLE_TEXT.test(MAIL_TOKEN))
    problems.push(problem('MAIL_TOKEN', 'is still a sample'))
  return problems
}

const SAMPLE_TEXT = /example|sample|change.?me|replace|secret|placeholder|password|^(.)\1*$/i

function problem(setting: keyof Bindings, why: string): Problem {
  return { setting, why }
}

/** Hosts that RFC 2606 and RFC 6761 keep for examples, and this machine. */
function isSampleHost(address: string): boolean {
  return (
    isLocalhost(address) ||
    /(?:^|\.)(?:example(?:\.[a-z]+)?|invalid|test|localhost)$/.test(new URL(address).hostname)
  )
}

/** Text, counting or repetition. One in 10^13 of truly random keys looks like that. */
function isNotRandom(bytes: Uint8Array): boolean {
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
  const isCounting = bytes.every((byte, i) => i === 0 || byte === (bytes[i - 1] ?? 0) + 1)
  return isText || isCounting || new Set(bytes).size < 16
}
