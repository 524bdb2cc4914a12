import type { Catalogue } from '../catalogue/catalogue.ts'
import type { RegistrationView } from './desk/desk-store.ts'
import type { Terms } from './machine/terms.ts'

/** Who is logged in. */
export type Known = { passportId: string; email: string; mobile: string }

/** Who asks, and what D1 knew about their registration. */
export type Mine = {
  login: Known
  sitting: string
  registrationId: string
  catalogue: Catalogue
  /** Seats held per offering of the centre in question, as the ledger told D1: a hint. */
  held: ReadonlyMap<string, number>
}

/** The candidate's own file as the desk has it, with the catalogue of its province and the terms of its centre. */
export type Own = Mine & { view: RegistrationView; terms: Terms }
