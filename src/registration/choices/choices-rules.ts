import type { Centre, Offering } from '../../catalogue/catalogue.ts'

/** One centre and what is taken there, in the order of the catalogue. */
export type Choices = { centre: string; offerings: string[] }

export type ChoicesProblem =
  | { field: 'centre'; is: 'missing' | 'unknown' }
  | { field: 'offerings'; is: 'missing' }
  /** Chosen for another centre, or closed since. */
  | { field: 'offerings'; is: 'not-here'; how: 'all' | 'some' }
  | { field: 'offerings'; is: 'too-many'; chosen: number; most: number }
  | { field: 'offerings'; is: 'twice'; one: Offering; other: Offering }
  | { field: 'offerings'; is: 'collide'; one: Offering; other: Offering }

/** Most offerings of one form that are looked at; nobody has more ticks to give. */
const MOST_TICKS = 200

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
  const ticked = ticksOf(input.offerings)
  const here = catalogue.offerings.filter((one) => one.centreId === centre.id && ticked.has(one.id))
  const problems: ChoicesProblem[] = []
  if (ticked.size === 0) problems.push({ field: 'offerings', is: 'missing' })
  if (here.length < ticked.size)
    problems.push({ field: 'offerings', is: 'not-here', how: here.length === 0 ? 'all' : 'some' })
  const most = catalogue.maxSubjects
  if (here.length > most) problems.push({ field: 'offerings', is: 'too-many', chosen: here.length, most })
  problems.push(...clashes(here))
  if (problems.length > 0) return { problems }
  return { ok: { centre: centre.id, offerings: here.map((one) => one.id) } }
}

/** Pairs that cannot be taken together: the same subject twice, or examined at the same time. */
export function clashes(offerings: Offering[]): Extract<ChoicesProblem, { is: 'twice' | 'collide' }>[] {
  return offerings.flatMap((other, i) =>
    offerings.slice(0, i).flatMap((one) => {
      const is = one.subject.code === other.subject.code ? 'twice' : collide(one, other) ? 'collide' : null
      return is ? [{ field: 'offerings', is, one, other } as const] : []
    }),
  )
}

/** What the offerings come to, in fen. */
export function total(offerings: { fee: number }[]): number {
  return offerings.reduce((sum, one) => sum + one.fee, 0)
}

/** Ends are exclusive: an examination may begin when another ends. */
function collide(one: Offering, other: Offering): boolean {
  return one.slot.startsAt < other.slot.endsAt && other.slot.startsAt < one.slot.endsAt
}

/** Check boxes come as a list, one of them alone as a text. */
function ticksOf(offerings: unknown): Set<string> {
  const list: unknown[] = Array.isArray(offerings) ? offerings.slice(0, MOST_TICKS) : [offerings]
  return new Set(list.filter((id): id is string => typeof id === 'string' && id !== ''))
}
