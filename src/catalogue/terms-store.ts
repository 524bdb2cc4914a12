import type { Terms } from '../registration/machine/terms.ts'
import { loadNewestCatalogue } from './catalogue-store.ts'
import { termsFromCatalogue } from './terms.ts'

/** The terms of a centre as D1 has them at this moment; throws where D1 does not answer, so that nothing is taken away on old terms. */
export async function readTerms(
  env: { DB: D1Database },
  file: { sitting: string; province: string },
  centre: string | null,
): Promise<Terms> {
  const catalogue = await loadNewestCatalogue(env, file.sitting, file.province)
  if (!catalogue) throw new Error(`no catalogue for ${file.sitting} ${file.province}`)
  return termsFromCatalogue(catalogue, centre)
}
