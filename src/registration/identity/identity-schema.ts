import * as z from 'zod/mini'
import { checked, number, text } from '../../lib/schema.ts'
import { readIdentity } from './identity-rules.ts'

/** `today` is the day in Beijing, `YYYY-MM-DD`. */
export function identityForm(today: string) {
  return checked(z.object({ type: text(), number: text(), revision: number() }), (form) => {
    const read = readIdentity(form, today)
    return 'ok' in read ? { ok: { facts: read.ok, revision: form.revision } } : read
  })
}
