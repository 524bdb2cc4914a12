import * as z from 'zod/mini'
import { captchaKind, loginFields } from '../auth/login-schema.ts'
import { checked, oneOf, text } from '../lib/schema.ts'
import { parseOfficeLogin } from './login-rules.ts'

export const officeLoginForm = checked(z.object({ ...loginFields, to: text() }), parseOfficeLogin)

export const officeLoginQuery = z.object({ to: text(), by: captchaKind() })

export const singleKeysForm = z.object({ keys: oneOf(['on', 'off']) })
