import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CandidateFacts, STUDENT } from '../../src/dev/actors/candidate.ts'
import type { PhotoFile } from '../../src/dev/actors/page-candidate.ts'
import { ROOT } from '../../src/dev/node/root.ts'
import { withCheck } from '../registration/identity/card-numbers.ts'

/** A candidate with a resident card, different for every `n`. */
export function factsOf(n: number, choice: { centre: string; subjects: readonly string[] }): CandidateFacts {
  return {
    name: `考生${'甲乙丙丁戊己庚辛'[n % 8]}`,
    document: { type: 'resident-card', number: cardOf(n) },
    ...choice,
    details: STUDENT,
  }
}

function cardOf(n: number): string {
  return withCheck(`4101022003${String(1 + (n % 12)).padStart(2, '0')}15${String(n % 1000).padStart(3, '0')}`)
}

export async function readPhoto(name: 'li-xiaoming' | 'zhang-min'): Promise<PhotoFile> {
  const bytes = new Uint8Array(await readFile(join(ROOT, `src/dev/photos/${name}.jpg`)))
  return { name: `${name}.jpg`, bytes }
}
