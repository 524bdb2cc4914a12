import { readText } from '../../../lib/body.ts'

/** A notification has 1 to 4 KB; its longest fields (subject, body, fund bills) are escaped. */
const MAX_FORM_BYTES = 16_384

/**
 * The fields of a posted form, each name once. `undefined` for another method or type, broken escapes, text that is not
 * UTF-8, a body that is too long, and a name given twice: two readers could take two different values under one signature.
 */
export async function readNotificationForm(request: Request): Promise<Map<string, string> | undefined> {
  const type = request.headers.get('content-type') ?? ''
  if (request.method !== 'POST' || !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    return undefined
  const body = await readText(request, MAX_FORM_BYTES)
  if (!body) return undefined
  const fields = new Map<string, string>()
  for (const pair of body.split('&')) {
    const [name, value] = [decoded(pair.split('=', 1)[0]), decoded(pair.slice(pair.indexOf('=') + 1))]
    if (!pair.includes('=') || !name || value === undefined || fields.has(name)) return undefined
    fields.set(name, value)
  }
  return fields
}

/** `decodeURIComponent` throws on escapes that are broken or not UTF-8 (a GBK form). */
function decoded(escaped = ''): string | undefined {
  try {
    return decodeURIComponent(escaped.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
