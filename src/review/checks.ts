import type { Details } from '../registration/details/details-rules.ts'
import { type DocumentType, readIdentity } from '../registration/identity/identity-rules.ts'

/** What the system finds about a document; it advises the officer and decides nothing (ux 3.3). */
export type Check =
  /** Check character, birth date and sex of the number agree with what was entered (GB 11643-1999). */
  | { is: 'agrees' }
  /** A document whose number says nothing that could be compared. */
  | { is: 'silent' }
  | { is: 'number' }
  | { is: 'birth'; says: string }
  | { is: 'sex'; says: 'male' | 'female' }

/** Every disagreement, or the one good answer. `today` is the day in Beijing, `YYYY-MM-DD`. */
export function checkDocument(
  document: { type: DocumentType; number: string },
  details: Pick<Details, 'sex' | 'birth'>,
  today: string,
): Check[] {
  const read = readIdentity(document, today)
  if ('problems' in read) return [{ is: 'number' }]
  const { sex, birth } = read.ok
  if (!sex || !birth) return [{ is: 'silent' }]
  const found: Check[] = []
  if (birth !== details.birth) found.push({ is: 'birth', says: birth })
  if (sex !== details.sex) found.push({ is: 'sex', says: sex })
  return found.length > 0 ? found : [{ is: 'agrees' }]
}
