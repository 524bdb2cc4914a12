import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import type { RegistrationView } from '../../src/registration/desk/desk-store.ts'
import type { Check } from '../../src/review/checks.ts'
import type { Office } from '../../src/review/office.ts'
import type { ReturnForm } from '../../src/review/return-rules.ts'
import type { Seen, SeenField } from '../../src/review/seen.ts'
import type { NotRecorded } from '../../src/review/verdict.ts'
import type { Problem } from '../form.tsx'
import type { PageContext } from '../page-context.ts'
import type { Done } from './done-line.tsx'

/** One file on an officer's page, with everything that is shown beside it. */
export type Opened = {
  page: PageContext
  office: Office
  catalogue: Catalogue
  view: RegistrationView
  /** In full, only while the file waits for a decision; every look is in its history. */
  number: string | null
  checks: Check[]
  /** Who has claimed the document in this sitting. */
  claim: 'own' | 'other' | 'none'
  /** The photo lies in storage. */
  stored: boolean
  changes: Changes | null
  done: Done | null
  /** Why the decision that was just sent was not recorded. */
  refused?: NotRecorded | undefined
  form?: ReturnForm | undefined
  problems?: Problem[] | undefined
}

/** What differs from what an officer saw: at the last decision, or on the page that was just sent. */
export type Changes = { since: 'last' | 'page'; fields: SeenField[]; before: Seen }
