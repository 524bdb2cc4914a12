import type { Catalogue, Centre, Offering } from './catalogue.ts'

/** Up to so many seats left are called few (ux 2.8). */
export const FEW_SEATS = 10

export function centreOf(catalogue: Catalogue, id: string): Centre | undefined {
  return catalogue.centres.find((centre) => centre.id === id)
}

export function offeringsAt(catalogue: Catalogue, centreId: string): Offering[] {
  return catalogue.offerings.filter((offering) => offering.centreId === centreId)
}

/** The first two whose examination times are the same or overlap; one that begins as the other ends does not (spec G2). */
export function firstClash(offerings: readonly Offering[]): [Offering, Offering] | null {
  return firstPair(
    offerings,
    ({ slot: one }, { slot: other }) => one.startsAt < other.endsAt && other.startsAt < one.endsAt,
  )
}

/** The first two that examine the same subject: it may be taken once per person and sitting (spec G2). */
export function firstSameSubject(offerings: readonly Offering[]): [Offering, Offering] | null {
  return firstPair(offerings, (one, other) => one.subject.code === other.subject.code)
}

/**
 * How many seats are left, as a hint: the ledger decides. `held` is by offering, as the ledgers projected it; an offering that is
 * not in it has all its seats. Never negative, though more may be held than there are after seats were taken away.
 */
export function seatsLeft(
  { id, seats }: Pick<Offering, 'id' | 'seats'>,
  held: ReadonlyMap<string, number>,
): number {
  return Math.max(0, seats - (held.get(id) ?? 0))
}

export function nameIn(lang: 'zh-CN' | 'en', thing: { name: string; nameEn: string }): string {
  return lang === 'en' ? thing.nameEn : thing.name
}

/** “河南” for “河南省”: a grid of provinces has no room for “壮族自治区”. English names are short as they are. */
export function shortNameIn(lang: 'zh-CN' | 'en', province: { name: string; nameEn: string }): string {
  return nameIn(lang, province).replace(/(省|市|(壮族|回族|维吾尔)?自治区)$/u, '')
}

/** Ids are pinyin, so their order is the dictionary's; the doubled a only distinguishes Shaanxi from Shanxi. */
export function inPinyinOrder<Place extends { id: string }>(places: readonly Place[]): Place[] {
  const key = ({ id }: Place) => (id === 'shaanxi' ? 'shanxi ' : id)
  return places.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}

function firstPair(
  offerings: readonly Offering[],
  isPair: (one: Offering, other: Offering) => boolean,
): [Offering, Offering] | null {
  for (const [i, one] of offerings.entries()) {
    const other = offerings.slice(i + 1).find((later) => isPair(one, later))
    if (other) return [one, other]
  }
  return null
}
