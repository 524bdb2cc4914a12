import * as z from 'zod/mini'
import { oneOf, text } from './schema.ts'

export const languageParam = z.object({ lang: z.enum(['zh-CN', 'en']) })

/** `to` is the page that asked, and gets its reader back. */
export const returnQuery = z.object({ to: text() })

export const menuForm = z.object({ collapsed: oneOf(['1', '0']), to: text() })
