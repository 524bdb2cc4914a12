import * as z from 'zod/mini'
import { captchaFields, captchaKind } from '../../auth/login-schema.ts'
import { isId } from '../../lib/ids.ts'
import { checked, text } from '../../lib/schema.ts'
import { parseSignUp } from './sign-up-rules.ts'

export const signUpForm = checked(
  z.object({
    email: text(),
    mobile: text(),
    password: text(),
    confirm: text(),
    asIs: text(),
    ...captchaFields,
  }),
  parseSignUp,
)

export const signUpQuery = z.object({ by: captchaKind() })

export const signUpParam = z.object({ id: z.string().check(z.refine((id) => isId(id, 20))) })

export const activationParam = z.object({ token: text(100) })
