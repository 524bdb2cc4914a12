import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Officer } from './roles.ts'

/** An officer who decides about files of one centre. */
export type Reviewer = Officer & { centreId: string }

/** Who asks, and what stands around every page of the review. */
export type OfficeContext = {
  officer: Reviewer
  centre: { id: string; name: string; nameEn: string; provinceId: string; phone: string }
  /** The sitting of the page; null where the centre holds none that is not over. */
  sitting: { id: string; name: string; nameEn: string } | null
  /** Of the sitting and the province; null with `sitting`. */
  catalogue: Catalogue | null
  /** Counted up to one more than `COUNTED`. */
  waitingCount: number
  /** Since midnight in Beijing. */
  decidedToday: { mine: number; centre: number }
  /** Keys without Alt are on (WCAG 2.1.4). */
  singleKeys: boolean
}

/** Reviewers, and administrators of a centre, see the queue of that centre and no other (spec B1). */
export function asReviewer(staff: Officer): Reviewer | null {
  const { centreId, role } = staff
  const isReviewing = role === 'reviewer' || role === 'centre-administrator'
  return isReviewing && centreId !== null ? { ...staff, centreId } : null
}
