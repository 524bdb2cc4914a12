import * as z from 'zod/mini'
import type { Province, Sitting } from '../../catalogue/catalogue.ts'
import { checked, text } from '../../lib/schema.ts'
import { readStart } from './welcome-rules.ts'

export function startForm(sittings: readonly { sitting: Sitting; provinces: Province[] }[]) {
  return checked(z.record(z.string(), text()), (form: Record<string, string>) => readStart(form, sittings))
}
