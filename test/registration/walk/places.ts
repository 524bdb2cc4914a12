import { SITTING_ID } from '../../../src/dev/seed-catalogue/sitting.ts'

/** The one address that a walking candidate knows. */
export const HUB = `/register/${SITTING_ID}`

/** A centre of the seed that reviews, one that does not, and one whose terms no walk changes. */
export const REVIEWS = '410032'
export const NO_REVIEW = '410046'
export const ELSEWHERE = '410058'

export type Wish = { centre: string; offering: string }

/** Python and office work at each of them, those of the first centre first. */
export function wishesFrom(first: string): Wish[] {
  const centres = [first, ...[REVIEWS, NO_REVIEW, ELSEWHERE].filter((centre) => centre !== first)]
  return centres.flatMap((centre) =>
    ['66', '65'].map((subject) => ({ centre, offering: `${SITTING_ID}-${centre}-${subject}` })),
  )
}
