import type { Catalogue } from '../../../src/catalogue/catalogue.ts'
import type { BookingRefusal } from '../../../src/office/money/open-booking.ts'
import type { CentreContext } from '../../../src/office/office-context.ts'
import type { ViewWithHistory } from '../../../src/registration/desk/desk-contract.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import type { Problem } from '../../form.tsx'
import type { PageContext } from '../../page-context.ts'

export type BookingPageProps = {
  page: PageContext
  office: CentreContext
  catalogue: Catalogue
  terms: Terms
  view: ViewWithHistory
  /** Why the action that was just sent was not recorded. */
  refused?: BookingRefusal | undefined
  problems?: Problem[] | undefined
  /** The receipt number as it was sent. */
  entered?: string | undefined
  done?: string | null | undefined
}
