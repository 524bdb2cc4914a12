import { afterEach, beforeAll, beforeEach, vi } from 'vitest'
import type { Catalogue } from '../src/catalogue/catalogue.ts'
import { itIs, seededCatalogue } from './fixture.ts'

/** What the tests of a file share: the seeded catalogue, ten o'clock at the start of each, and a number that no other test of the file has. */
export type Day = { catalogue: Catalogue; n: number }

/** To be called once in a file, before its tests. */
export function mornings(): Day {
  const day = { n: 0 } as Day
  beforeAll(async () => {
    itIs('9:00')
    day.catalogue = await seededCatalogue()
  })
  beforeEach(() => {
    itIs('10:00')
    day.n++
  })
  afterEach(() => vi.useRealTimers())
  return day
}
