import { readText } from '../../../lib/body.ts'
import { rawMembers } from './json.ts'
import type { AlipaySettings } from './settings.ts'
import { type AlipayKeys, requestText } from './signature.ts'
import { formatAlipayTime } from './time.ts'

/** An answer with a valid signature, or the reason why there is none. `problem` is empty when the platform did as asked. */
export type AlipayAnswer =
  | { is: 'answer'; problem: string; fields: ReadonlyMap<string, string> }
  | { is: 'unknown'; why: string }

/** One signed call, given up at the `deadline`. Never throws: an answer that cannot be verified is `unknown`. */
export type AlipayCall = (
  method: string,
  content: Record<string, unknown>,
  deadline: AbortSignal,
) => Promise<AlipayAnswer>

const MAX_ANSWER_BYTES = 65_536

export function makeCall(
  settings: AlipaySettings,
  keys: AlipayKeys,
  { clock, ...options }: { clock: () => number; fetch?: typeof fetch },
): AlipayCall {
  const send = options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => fetch(input, init))
  return async (method, content, deadline) => {
    const { biz_content, ...common } = signedParams(settings, keys, method, clock(), {
      biz_content: JSON.stringify(content),
    })
    try {
      const answer = await send(`${settings.gatewayUrl}?${new URLSearchParams(common)}`, {
        method: 'POST',
        body: new URLSearchParams({ biz_content: biz_content ?? '' }),
        redirect: 'manual',
        signal: deadline,
      })
      if (answer.status !== 200) {
        await answer.body?.cancel()
        return { is: 'unknown', why: `http ${answer.status}` }
      }
      const text = await readText(answer, MAX_ANSWER_BYTES, deadline)
      return text === undefined ? { is: 'unknown', why: 'unreadable' } : verifiedAnswer(text, method, keys)
    } catch {
      return { is: 'unknown', why: deadline.aborted ? 'timeout' : 'network' }
    }
  }
}

/** All parameters of a request with their signature (Alipay, "公共请求参数"). The charset must be part of the address. */
export function signedParams(
  settings: AlipaySettings,
  keys: AlipayKeys,
  method: string,
  now: number,
  ownParams: Record<string, string>,
): Record<string, string> {
  const params = {
    app_id: settings.appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: formatAlipayTime(now),
    version: '1.0',
    ...ownParams,
  }
  return { ...params, sign: keys.sign(requestText(params)) }
}

/** The signature covers the node as it was sent, so the node is cut out of the raw text and never written again. */
function verifiedAnswer(text: string, method: string, keys: AlipayKeys): AlipayAnswer {
  const members = rawMembers(text)
  const node = members?.get(`${method.replaceAll('.', '_')}_response`)
  if (!node) return { is: 'unknown', why: members?.has('error_response') ? 'error_response' : 'garbage' }
  const sign: unknown = JSON.parse(members?.get('sign') ?? 'null')
  if (typeof sign !== 'string' || !keys.verify(node, sign)) return { is: 'unknown', why: 'signature' }
  const parsed: unknown = JSON.parse(node)
  if (typeof parsed !== 'object' || parsed === null) return { is: 'unknown', why: 'garbage' }
  const fields = new Map(Object.entries(parsed).filter((entry) => typeof entry[1] === 'string'))
  const code = fields.get('code') ?? ''
  if (code === '10000') return { is: 'answer', problem: '', fields }
  // Only 40004 is an answer about the trade. Every other code is about the request or about the platform's health.
  const why = fields.get('sub_code') ?? code
  return code === '40004' && why
    ? { is: 'answer', problem: why, fields }
    : { is: 'unknown', why: why || 'garbage' }
}
