import { afterEach, beforeAll, beforeEach, vi } from 'vitest'
import type { Catalogue } from '../src/catalogue/catalogue.ts'
import { seededCatalogue, setClock } from './fixture.ts'

/** The things that the tests of a file share: the seeded catalogue, ten o'clock at the start of each, and a number that no other test of the file has. */
export type ExamDay = { catalogue: Catalogue; n: number }

/** To be called once in a file, before its tests. */
export function setUpExamDay(): ExamDay {
  const day = { n: 0 } as ExamDay
  beforeAll(async () => {
    setClock('9:00')
    day.catalogue = await seededCatalogue()
  })
  beforeEach(() => {
    setClock('10:00')
    day.n++
  })
  afterEach(() => vi.useRealTimers())
  return day
}
