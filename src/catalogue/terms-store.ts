import type { Terms } from '../registration/machine/terms.ts'
import { loadNewestCatalogue } from './catalogue-store.ts'
import { centreOf } from './lookup.ts'
import { termsFromCatalogue } from './terms.ts'

/**
 * The terms of a centre as D1 has them at this moment; throws where D1 does not answer, so that nothing is taken away on old terms.
 * Where D1 answers, but the catalogue has no such sitting, province or centre any more, the terms `known` from it stay: deadlines and
 * retention periods of its registrations still end.
 */
export async function readTerms(
  env: { DB: D1Database },
  file: { sitting: string; province: string },
  centre: string | null,
  known: Terms | null,
): Promise<Terms> {
  const catalogue = await loadNewestCatalogue(env, file.sitting, file.province)
  if (catalogue && (centre === null || centreOf(catalogue, centre) || !known))
    return termsFromCatalogue(catalogue, centre)
  if (known) return known
  throw new Error(`no catalogue for ${file.sitting} ${file.province}`)
}
