import type { DetailsContext } from './field.ts'
import { askedFields, DETAILS_FIELDS, type DetailsProblem, fieldOf, type SentDetails } from './fields.ts'

/**
 * Reads the fields of the form by their names: all of them, or every problem at once. A field that is not asked is null; a field
 * that the number of the document tells is left out. Nothing throws.
 */
export function readDetails(
  form: Readonly<Record<string, unknown>>,
  context: DetailsContext,
): { ok: SentDetails } | { problems: DetailsProblem[] } {
  const asked = askedFields(context.document)
  const results = asked.map((name) => ({ name, result: fieldOf(name).read(form[name], context) }))
  const problems = results.flatMap(({ name, result }) =>
    'problems' in result ? result.problems.map((problem) => ({ field: name, ...problem })) : [],
  )
  // The table gives each field its problems and its values: the compiler knows them by field, not in a loop.
  if (problems.length > 0) return { problems: problems as DetailsProblem[] }
  const notAsked = DETAILS_FIELDS.filter(
    (name) => !asked.includes(name) && name !== 'sex' && name !== 'birth',
  )
  const values = results.map(({ name, result }) => [name, 'ok' in result ? result.ok : null])
  return {
    ok: Object.fromEntries([...values, ...notAsked.map((name) => [name, null])]) as SentDetails,
  }
}
