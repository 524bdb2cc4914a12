import type { Centre, Offering } from '../../catalogue/catalogue.ts'
import { firstClash, firstSameSubject } from '../../catalogue/lookup.ts'

/** One centre and what is taken there, in the order of the catalogue. */
type Choices = { centre: string; offerings: string[] }

export type ChoicesProblem =
  | { field: 'centre'; is: 'missing' | 'unknown' }
  | { field: 'offerings'; is: 'missing' }
  /** Chosen for another centre, or closed since. */
  | { field: 'offerings'; is: 'not-here'; how: 'all' | 'some' }
  | { field: 'offerings'; is: 'too-many'; chosen: number; most: number }
  | PairProblem

type PairProblem = { field: 'offerings'; is: 'twice' | 'collide'; one: Offering; other: Offering }

/** More ticked offerings of one form are not read: no honest form has as many. */
const MAX_TICKED = 200

/**
 * Reads centre and offerings by their ids. One centre only (spec R7), one subject once, no two at a time (spec R5, G2). Seats are
 * not looked at: only the ledger knows them. Nothing throws.
 */
export function readChoices(
  input: { centre: unknown; offerings: unknown },
  catalogue: { centres: Centre[]; offerings: Offering[]; maxSubjects: number },
): { ok: Choices } | { problems: ChoicesProblem[] } {
  if (typeof input.centre !== 'string' || input.centre === '')
    return { problems: [{ field: 'centre', is: 'missing' }] }
  const centre = catalogue.centres.find((one) => one.id === input.centre)
  if (!centre) return { problems: [{ field: 'centre', is: 'unknown' }] }
  const ticked = tickedOfferings(input.offerings)
  const here = catalogue.offerings.filter((one) => one.centreId === centre.id && ticked.has(one.id))
  const problems: ChoicesProblem[] = []
  if (ticked.size === 0) problems.push({ field: 'offerings', is: 'missing' })
  if (here.length < ticked.size)
    problems.push({ field: 'offerings', is: 'not-here', how: here.length === 0 ? 'all' : 'some' })
  const most = catalogue.maxSubjects
  if (here.length > most) problems.push({ field: 'offerings', is: 'too-many', chosen: here.length, most })
  problems.push(...pairProblems(here))
  if (problems.length > 0) return { problems }
  return { ok: { centre: centre.id, offerings: here.map((one) => one.id) } }
}

/** Pairs that cannot be taken together, both named: the same subject twice, examinations at the same time (spec G2). */
export function pairProblems(offerings: readonly Offering[]): PairProblem[] {
  const twice = firstSameSubject(offerings)
  const collide = firstClash(offerings)
  const problems: PairProblem[] = []
  if (twice) problems.push({ field: 'offerings', is: 'twice', one: twice[0], other: twice[1] })
  if (collide && collide[0].subject.code !== collide[1].subject.code)
    problems.push({ field: 'offerings', is: 'collide', one: collide[0], other: collide[1] })
  return problems
}

/** The sum of the fees. fen */
export function totalFee(offerings: { fee: number }[]): number {
  return offerings.reduce((sum, one) => sum + one.fee, 0)
}

/** Check boxes come as a list, one of them alone as a text. */
function tickedOfferings(offerings: unknown): Set<string> {
  const list: unknown[] = Array.isArray(offerings) ? offerings.slice(0, MAX_TICKED) : [offerings]
  return new Set(list.filter((id): id is string => typeof id === 'string' && id !== ''))
}
