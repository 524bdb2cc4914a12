import * as z from 'zod/mini'
import { text } from '../lib/schema.ts'

// Ids of provinces, sittings and registrations are compared with those of the catalogue or of D1: any text is read.

export const provinceParam = z.object({ province: text(100) })

export const sittingQuery = z.object({ sitting: text(100) })

/** Behind the code on a printed document. */
export const numberParam = z.object({ number: text(100) })
