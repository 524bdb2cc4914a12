import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import type { CentreContext } from '../../src/office/office-context.ts'
import type { ViewWithHistory } from '../../src/registration/desk/desk-contract.ts'
import type { NotRecorded } from '../../src/review/decision-outcome.ts'
import type { DocumentCheck } from '../../src/review/document-check.ts'
import type { FlashMessage } from '../../src/review/handled-files.ts'
import type { ReturnForm } from '../../src/review/return-rules.ts'
import type { ShownField, ShownSnapshot } from '../../src/review/shown-snapshot.ts'
import type { Problem } from '../form.tsx'
import type { PageContext } from '../page-context.ts'

/** One file on an officer's page, with everything that is shown beside it. */
export type FilePageProps = {
  page: PageContext
  office: CentreContext
  catalogue: Catalogue
  view: ViewWithHistory
  /** In full, only while the file waits for a decision; every look is in its history. */
  number: string | null
  checks: DocumentCheck[]
  /** Who has claimed the document in this sitting. */
  claim: 'own' | 'other' | 'none'
  /** The photo lies in storage. */
  isPhotoStored: boolean
  changes: Changes | null
  flash: FlashMessage | null
  /** Why the decision that was just sent was not recorded. */
  notRecorded?: NotRecorded | undefined
  form?: ReturnForm | undefined
  problems?: Problem[] | undefined
}

/** What differs from what an officer saw: at the last decision, or on the page that was just sent. */
export type Changes = { since: 'last' | 'page'; fields: ShownField[]; before: ShownSnapshot }
