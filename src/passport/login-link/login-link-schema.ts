import * as z from 'zod/mini'
import { targetFields } from '../../auth/login-schema.ts'
import { readEmail } from '../../lib/contact.ts'
import { checked, text } from '../../lib/schema.ts'

export const loginLinkForm = checked(z.object({ email: text(), ...targetFields }), ({ email, to, saved }) => {
  const read = readEmail(email)
  return 'ok' in read ? { ok: { email: read.ok, to, saved } } : { problems: [{ why: read.problem }] }
})

export const loginLinkQuery = z.object(targetFields)

export const loginLinkParam = z.object({ token: text(100) })
