import * as z from 'zod/mini'
import { captchaKind, loginFields, targetFields } from '../../auth/login-schema.ts'
import { checked, text } from '../../lib/schema.ts'
import { parseLogin } from './login-rules.ts'

export const loginForm = checked(z.object({ ...loginFields, ...targetFields }), parseLogin)

export const loginQuery = z.object({ ...targetFields, by: captchaKind(), out: text() })
