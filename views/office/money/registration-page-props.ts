import type { Catalogue } from '../../../src/catalogue/catalogue.ts'
import type { ProvinceContext } from '../../../src/office/office-context.ts'
import type { ViewWithHistory } from '../../../src/registration/desk/desk-contract.ts'
import type { Problem } from '../../form.tsx'
import type { PageContext } from '../../page-context.ts'

export type RegistrationPageProps = {
  page: PageContext
  office: ProvinceContext
  catalogue: Catalogue
  view: ViewWithHistory
  done?: string | null | undefined
  /** The action that was just sent was refused: the page shows the newest state. */
  isRefused?: boolean | undefined
  problems?: Problem[] | undefined
  reason?: string | undefined
  note?: string | undefined
}
