import * as z from 'zod/mini'
import { oneOf, text } from '../lib/schema.ts'

export const singleKeysForm = z.object({ keys: oneOf(['on', 'off']) })

/** `to` is the page that was asked for without a login; `by` is the kind of captcha. */
export const officeLoginQuery = z.object({ to: text(), by: text() })
