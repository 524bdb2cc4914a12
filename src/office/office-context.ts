import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CentreScope, Officer, ProvinceScope, Scope } from './roles.ts'

/** Counting stops here: a page that counts without a limit becomes slow, and “1000+” says enough. */
export const COUNT_CAP = 1000

/** The officer of a page, and what the role lets them see. */
export type OfficeContext = {
  officer: Officer
  scope: Scope
  /** Keys without Alt are on (WCAG 2.1.4). */
  singleKeys: boolean
}

/** For pages of a centre: the centre, and the numbers in the head of each page. */
export type CentreContext = OfficeContext & {
  scope: CentreScope
  centre: { id: string; name: string; nameEn: string; provinceId: string; phone: string }
  /** The sitting of the page; null where the centre has none that is not over. */
  sitting: { id: string; name: string; nameEn: string } | null
  /** Of the sitting and the province; null with `sitting`. */
  catalogue: Catalogue | null
  /** At most one more than `COUNT_CAP`. */
  waitingCount: number
  /** Since midnight in Beijing; each number is at most one more than `COUNT_CAP`. */
  decidedToday: { mine: number; centre: number }
}

/** For pages of a province. `sitting` and `catalogue` are null where the page is of none. */
export type ProvinceContext = OfficeContext & {
  scope: ProvinceScope
  sitting: { id: string; name: string; nameEn: string } | null
  catalogue: Catalogue | null
}
