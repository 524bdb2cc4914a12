import type { SeatAnswer } from '../../../src/seats/seats.ts'

/** The seat rules told a second time, as simply as can be and without any of the product's code: sheets of paper. */
export class Referee {
  readonly #capacity: Record<string, number>
  readonly #said = new Map<string, SeatAnswer[]>()
  readonly #sheets = new Map<string, Set<string>>()

  constructor(capacity: Record<string, number>) {
    this.#capacity = capacity
    for (const offering of Object.keys(capacity)) this.#sheets.set(offering, new Set())
  }

  hears(registration: string, n: number, offerings: readonly string[]): SeatAnswer {
    const said = this.#said.get(registration) ?? []
    const newest = said.at(-1)
    if (newest && n < newest.n) return { is: 'old', n: newest.n }
    if (newest && n === newest.n) return newest
    const answer = this.#decides(registration, n, offerings)
    this.#said.set(registration, [...said, answer])
    return answer
  }

  holding(registration: string): string[] {
    return [...this.#sheets]
      .flatMap(([offering, names]) => (names.has(registration) ? [offering] : []))
      .sort()
  }

  held(offering: string): number {
    return this.#sheets.get(offering)?.size ?? 0
  }

  #decides(registration: string, n: number, offerings: readonly string[]): SeatAnswer {
    const full: string[] = []
    for (const offering of offerings) {
      const others = [...(this.#sheets.get(offering) ?? [])].filter((name) => name !== registration).length
      if (others + 1 > (this.#capacity[offering] ?? 0)) full.push(offering)
    }
    if (full.length > 0) return { is: 'full', n, full: full.sort() }
    for (const [offering, names] of this.#sheets) {
      if (offerings.includes(offering)) names.add(registration)
      else names.delete(registration)
    }
    return { is: 'held', n }
  }
}
