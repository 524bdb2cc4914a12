import type { Centre, Offering } from '../../../src/catalogue/catalogue.ts'
import type { ChoicesProblem } from '../../../src/registration/choices/choices-rules.ts'
import { DETAILS_FIELDS, type DetailsField } from '../../../src/registration/details/fields.ts'
import type { SubmissionProblem } from '../../../src/registration/details/submission-rules.ts'
import { type Conflict, listValue } from '../../../src/registration/form-values.ts'
import type { FieldProps, Problem } from '../../field.tsx'
import type { PageContext } from '../../page-context.ts'
import { textOfCode } from './detail-text.ts'

/** Label, problems and notes of one field of the details page. */
export type FieldPropsOf = (field: DetailsField | 'centre' | 'offerings' | 'declaration') => FieldProps

export function fieldPropsFor(of: {
  page: PageContext
  problems: Problem[]
  notes?: Readonly<Record<string, string | undefined>> | undefined
  conflict?: Conflict | undefined
  catalogue: { centres: readonly Centre[]; offerings: readonly Offering[] }
}): FieldPropsOf {
  const { page, problems, notes, conflict, catalogue } = of
  const t = page.words.details
  const labels: Record<string, string> = {
    ...t.labels,
    centre: page.words.choices.centre,
    offerings: page.words.choices.subjects,
  }
  /** Ids as the page shows them. */
  const shown = (field: string, text: string): string => {
    const centre = field === 'centre' && catalogue.centres.find((one) => one.id === text)
    if (centre) return page.words.choices.centreName(centre)
    const offering = field === 'offerings' && catalogue.offerings.find((one) => one.id === text)
    if (offering) return page.words.choices.subject(offering.subject)
    return isDetailsField(field) ? textOfCode(page.words, field, text) : text
  }
  const conflictText = (field: string): string | undefined => {
    if (!conflict || !(field in conflict.values)) return undefined
    if (field === 'declaration') return undefined
    const texts = listValue(conflict.values, field).map((text) => shown(field, text))
    return texts.length > 0 ? t.youEntered(texts.join(t.and)) : t.youEnteredNothing
  }
  return (field) => ({
    page,
    name: field,
    label: labels[field] ?? '',
    problems,
    note: notes?.[field] ? t.correction(notes[field]) : undefined,
    conflict: conflictText(field),
  })
}

/** The sentences at the fields of the page. */
export function problemTexts(
  page: PageContext,
  problems: readonly SubmissionProblem[],
  centre: Centre | undefined,
): Problem[] {
  const t = page.words
  const name = centre ? t.choices.centreShort(centre) : t.choices.centre
  const textOf = (problem: SubmissionProblem) => {
    if (problem.field === 'declaration') return t.choices.undeclared
    return isChoice(problem) ? t.choices.problem(problem) : t.details.problem(problem, name)
  }
  return problems.map((problem) => ({ field: problem.field, text: textOf(problem) }))
}

function isChoice(problem: SubmissionProblem): problem is ChoicesProblem {
  return problem.field === 'centre' || problem.field === 'offerings'
}

function isDetailsField(field: string): field is DetailsField {
  return DETAILS_FIELDS.some((name) => name === field)
}
