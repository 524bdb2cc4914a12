import type { Bindings } from '../env.d.ts'
import { DOCUMENT_TYPES } from '../registration/identity/documents.ts'
import { blindIndex } from '../registration/identity/identity-seal.ts'
import type { TextSearch } from './search-rules.ts'
import type { SearchCondition } from './search-store.ts'

/** The same number may be on documents of two kinds: it is searched for as each kind. */
export function searchCondition(env: Bindings, search: TextSearch): SearchCondition {
  if (search.by !== 'number') return search
  const { number } = search
  return { by: 'blind', blinds: DOCUMENT_TYPES.map((type) => blindIndex(env, { type, number })) }
}
