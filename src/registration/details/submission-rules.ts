import type { Catalogue } from '../../catalogue/catalogue.ts'
import { centreOf } from '../../catalogue/lookup.ts'
import { type ChoicesProblem, readChoices } from '../choices/choices-rules.ts'
import type { DocumentType } from '../identity/documents.ts'
import type { Choice } from '../machine/registration.ts'
import { readDetails } from './details-rules.ts'
import type { DocumentFacts } from './field.ts'
import type { DetailsProblem, SentDetails } from './fields.ts'

/** 「提交报考信息」 as the form sends it. */
type SubmissionForm = {
  /** 「显示科目」, where no script runs: the page is drawn again with the subjects of the centre, and nothing is submitted. */
  do: 'subjects' | 'submit' | null
  revision: number
  page: string
  basis: number
  document: DocumentType | null
  numberTells: boolean
  /** Every field of the details by its name; options of lists by their codes. */
  details: Readonly<Record<string, unknown>>
  centre: string
  offerings: string[]
  declaration: boolean
}

type Submission = {
  revision: number
  /** The page that posts, and the draft it was drawn from. */
  page: { id: string; basis: number }
  /** The document for which the form was drawn; the desk refuses where the registration has another type now. */
  document: DocumentFacts
  content: { details: SentDetails; centre: string; choices: Choice[] }
}

export type SubmissionProblem = DetailsProblem | ChoicesProblem | { field: 'declaration'; is: 'missing' }

/** Everything that the form says, or every problem at once; null where only the subjects are to be shown. */
export function readSubmission(
  form: SubmissionForm,
  catalogue: Catalogue,
  today: string,
): { ok: Submission | null } | { problems: SubmissionProblem[] } {
  if (form.do === 'subjects') return { ok: null }
  const { revision, page, basis, numberTells } = form
  const document = { type: form.document ?? ('resident-card' as const), numberTells }
  const classMandatory = centreOf(catalogue, form.centre)?.classMandatory ?? false
  const details = readDetails(form.details, { document, classMandatory, today })
  const { centres, offerings, sitting } = catalogue
  const chosen = readChoices(form, { centres, offerings, maxSubjects: sitting.maxSubjects })
  const problems: SubmissionProblem[] = [
    ...('problems' in details ? details.problems : []),
    ...('problems' in chosen ? chosen.problems : []),
  ]
  if (!form.declaration) problems.push({ field: 'declaration', is: 'missing' })
  if (problems.length > 0 || !('ok' in details) || !('ok' in chosen)) return { problems }
  const content = {
    details: details.ok,
    centre: chosen.ok.centre,
    choices: choicesOf(catalogue, chosen.ok.offerings),
  }
  return { ok: { revision, page: { id: page, basis }, document, content } }
}

/** With fee and times as the catalogue has them now. */
function choicesOf(catalogue: Catalogue, ids: readonly string[]): Choice[] {
  return catalogue.offerings
    .filter((one) => ids.includes(one.id))
    .map(({ id, subject, fee, slot }) => ({
      offering: id,
      subject: subject.code,
      fee,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
    }))
}
