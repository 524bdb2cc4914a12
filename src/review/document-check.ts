import type { Details } from '../registration/details/fields.ts'
import { type DocumentType, readIdentity } from '../registration/identity/identity-rules.ts'

/** What the system finds about a document; it advises the officer and decides nothing (ux 3.3). */
export type DocumentCheck =
  /** Check character, birth date and sex of the number agree with what was entered (GB 11643-1999). */
  | { is: 'agrees' }
  /** A document whose number says nothing that could be compared. */
  | { is: 'silent' }
  | { is: 'number' }
  | { is: 'birth'; inNumber: string }
  | { is: 'sex'; inNumber: 'male' | 'female' }

/** Every disagreement, or the one good answer. `today` is the day in Beijing, `YYYY-MM-DD`. */
export function checkDocument(
  document: { type: DocumentType; number: string },
  details: Pick<Details, 'sex' | 'birth'>,
  today: string,
): DocumentCheck[] {
  const read = readIdentity(document, today)
  if ('problems' in read) return [{ is: 'number' }]
  const { sex, birth } = read.ok
  if (!sex || !birth) return [{ is: 'silent' }]
  const found: DocumentCheck[] = []
  if (birth !== details.birth) found.push({ is: 'birth', inNumber: birth })
  if (sex !== details.sex) found.push({ is: 'sex', inNumber: sex })
  return found.length > 0 ? found : [{ is: 'agrees' }]
}
