import type { Details } from '../registration/details/fields.ts'
import { type DocumentType, readIdentity } from '../registration/identity/identity-rules.ts'

/** One finding of the system about a document number. It advises the officer and decides nothing (ux 3.3). */
export type DocumentCheck =
  /** Check character, birth date and sex of the number agree with what was entered (GB 11643-1999). */
  | { is: 'agrees' }
  /** The number contains neither birth date nor sex. */
  | { is: 'nothing-to-compare' }
  | { is: 'invalid-number' }
  | { is: 'birth'; inNumber: string }
  | { is: 'sex'; inNumber: 'male' | 'female' }

/** Every disagreement, or one finding if there is none. `today` is the day in Beijing, `YYYY-MM-DD`. */
export function checkDocument(
  document: { type: DocumentType; number: string },
  details: Pick<Details, 'sex' | 'birth'>,
  today: string,
): DocumentCheck[] {
  const read = readIdentity(document, today)
  if ('problems' in read) return [{ is: 'invalid-number' }]
  const { sex, birth } = read.ok
  if (!sex || !birth) return [{ is: 'nothing-to-compare' }]
  const found: DocumentCheck[] = []
  if (birth !== details.birth) found.push({ is: 'birth', inNumber: birth })
  if (sex !== details.sex) found.push({ is: 'sex', inNumber: sex })
  return found.length > 0 ? found : [{ is: 'agrees' }]
}
