import type { DocumentType } from '../../../src/registration/identity/documents.ts'
import type { Sex } from '../../../src/registration/identity/identity-rules.ts'

/** The document of a registration as its pages show it, and the page where it is changed. */
export type SavedDocument = {
  type: DocumentType
  masked: string
  sex: Sex | null
  birth: string | null
  change: string | null
}
