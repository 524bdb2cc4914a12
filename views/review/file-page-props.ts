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

/** One registration on an officer's page, with everything that is shown beside it. */
export type FilePageProps = {
  page: PageContext
  office: CentreContext
  catalogue: Catalogue
  view: ViewWithHistory
  /** In full, only while the registration waits for a decision. Every look is in its history and in the audit. */
  number: string | null
  /** No key of the deployment opens the number any more. */
  isNumberUnreadable: boolean
  checks: DocumentCheck[]
  /** The registration that has claimed the document in this sitting: this one, another one, or none. */
  claim: 'own' | 'other' | 'none'
  /** The photo is in storage. */
  isPhotoStored: boolean
  changes: Changes | null
  flash: FlashMessage | null
  /** The reason why the decision that was just sent was not recorded. */
  notRecorded?: NotRecorded | undefined
  form?: ReturnForm | undefined
  problems?: Problem[] | undefined
}

/** The differences from the values at the last decision, or on the page that was just sent. */
export type Changes = { since: 'last' | 'page'; fields: ShownField[]; before: ShownSnapshot }
