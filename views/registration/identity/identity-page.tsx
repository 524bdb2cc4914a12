import type { Child } from 'hono/jsx'
import { type Conflict, type FormValues, textValue } from '../../../src/registration/form-values.ts'
import {
  DOCUMENT_TYPES,
  type DocumentType,
  isDocumentType,
} from '../../../src/registration/identity/documents.ts'
import type { IdentityProblem, Sex } from '../../../src/registration/identity/identity-rules.ts'
import { MainButton } from '../../buttons.tsx'
import { Facts, MixedText } from '../../components.tsx'
import { formatBirthDate } from '../../dates.ts'
import { Form, type Problem, Radios, TextField } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { MandatoryNote, Problems } from '../../problems.tsx'
import { ChangedElsewhere, FormStart, type HiddenFields } from '../form-start.tsx'

type IdentityPageProps = {
  page: PageContext
  /** The answer-sheet cells. */
  steps?: Child
  action: string
  hidden: HiddenFields
  /** `type` and `number`: of a draft or of a refused post. */
  values: FormValues
  problems: Problem[]
  /** Corrections that an officer has requested, by field. */
  notes?: Partial<Record<'type' | 'number', string>> | undefined
  conflict?: Conflict | undefined
  /** The document the file has already: it stays unless another number is entered. */
  saved?: { type: DocumentType; masked: string; sex: Sex | null; birth: string | null } | undefined
}

/** Type and number of the document (R3); types are radio buttons, so that all seven are seen at once. */
export function IdentityPage(props: IdentityPageProps) {
  const { page, values, problems, notes, saved: known } = props
  const t = page.words.identity
  const chosen = textValue(values, 'type')
  const type = isDocumentType(chosen) ? chosen : (known?.type ?? DOCUMENT_TYPES[0])
  const note = (field: 'type' | 'number') => notes?.[field] && page.words.details.correction(notes[field])
  return (
    <Layout page={page} title={t.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <ChangedElsewhere page={page} conflict={props.conflict} />
      {props.steps}
      <h1>{t.title}</h1>
      <p class="hint">{t.lead}</p>
      <Form action={props.action}>
        <FormStart page={page} hidden={props.hidden} />
        <section class="card">
          <MandatoryNote page={page} />
          {known ? <SavedDocument page={page} saved={known} /> : null}
          <Radios
            page={page}
            name="type"
            label={t.type}
            mandatory
            value={type}
            problems={problems}
            note={note('type')}
            conflict={conflictText(page, props.conflict, 'type')}
            options={DOCUMENT_TYPES.map((one) => ({ value: one, text: t.documents[one] }))}
          />
          <TextField
            page={page}
            name="number"
            label={t.number}
            hint={t.hint(type)}
            mandatory={!known}
            value={textValue(values, 'number')}
            problems={problems}
            note={note('number')}
            conflict={conflictText(page, props.conflict, 'number')}
            autocomplete="off"
            inputmode="text"
            autocapitalize="characters"
          />
          <details>
            <summary>{t.allFormats}</summary>
            <Facts rows={DOCUMENT_TYPES.map((one) => ({ name: t.documents[one], value: t.formats[one] }))} />
          </details>
          <p class="hint">{t.privacy}</p>
        </section>
        <MainButton page={page}>{page.words.frame.next}</MainButton>
      </Form>
    </Layout>
  )
}

/** The sentences at the fields of the page. */
export function identityProblemTexts(page: PageContext, problems: readonly IdentityProblem[]): Problem[] {
  return problems.map((problem) => ({ field: problem.field, text: page.words.identity.problem(problem) }))
}

/** Sex and birth date as the number says them, so that a slip is seen at once. */
function SavedDocument({
  page,
  saved,
}: {
  page: PageContext
  saved: NonNullable<IdentityPageProps['saved']>
}) {
  const t = page.words.identity
  const { sex, birth } = saved
  return (
    <p class="said">
      <MixedText lang={page.lang}>{t.saved(t.documents[saved.type], saved.masked)}</MixedText>
      {sex && birth ? (
        <>
          <br />
          {t.numberTells(page.words.details.sexes[sex], formatBirthDate(birth, page.lang))}
        </>
      ) : null}
    </p>
  )
}

function conflictText(page: PageContext, conflict: Conflict | undefined, field: 'type' | 'number') {
  if (!conflict || !(field in conflict.values)) return undefined
  const text = textValue(conflict.values, field)
  if (text === '') return page.words.details.youEnteredNothing
  return page.words.details.youEntered(isDocumentType(text) ? page.words.identity.documents[text] : text)
}
