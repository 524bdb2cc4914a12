import { catalogueNow } from '../catalogue/catalogue-store.ts'
import type { Bindings } from '../env.d.ts'
import type { Registration } from './machine/registration.ts'
import type { Terms } from './machine/terms.ts'
import { termsOf } from './terms-of.ts'

/** The terms of a centre as D1 has them at this moment; throws where D1 does not answer, so that nothing is taken away on old terms. */
export async function freshTerms(env: Bindings, file: Registration, centre: string | null): Promise<Terms> {
  const catalogue = await catalogueNow(env, file.sitting, file.province)
  if (!catalogue) throw new Error(`no catalogue for ${file.sitting} ${file.province}`)
  return termsOf(catalogue, centre)
}
