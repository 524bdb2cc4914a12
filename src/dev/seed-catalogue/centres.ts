import { offeringId } from './centre.ts'
import { BEIJING, ELSEWHERE, GUANGDONG } from './centres-elsewhere.ts'
import { HENAN } from './centres-henan.ts'

export const CENTRES = [...HENAN, ...GUANGDONG, ...BEIJING, ...ELSEWHERE]

/** Centres by what is particular about them, for the code that plays candidates through them. */
export const CENTRE = {
  ordinary: '410032',
  withoutReview: '410046',
  classMandatory: '410058',
  onSite: '410071',
  moneyAtCentre: '410085',
  threeMinutes: '410093',
  shortWindows: '410107',
} as const

/** Three seats: when one is taken, two are left. */
export const TWO_LEFT = { id: offeringId(CENTRE.ordinary, '71'), seats: 3 } as const

/** One seat: when it is taken, the offering is full. */
export const FULL = { id: offeringId(CENTRE.ordinary, '35'), seats: 1 } as const
