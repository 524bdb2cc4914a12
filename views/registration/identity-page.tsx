import type { Child } from 'hono/jsx'
import {
  DOCUMENT_TYPES,
  type DocumentType,
  isDocumentType,
} from '../../src/registration/identity/documents.ts'
import type { IdentityProblem, Sex } from '../../src/registration/identity/identity-rules.ts'
import { formatFullDay } from '../dates.ts'
import { Field, Form, MainButton, type Problem, Radios } from '../form.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { Facts, Han } from '../parts.tsx'
import { MandatoryNote, Problems } from '../problems.tsx'
import { type Different, type Entered, textOf } from './entered.ts'
import { ChangedElsewhere, type FormHead, FormStart } from './form-head.tsx'

export type IdentityPageProps = {
  page: PageContext
  /** The answer-sheet cells. */
  head?: Child
  action: string
  form: FormHead
  /** `type` and `number`: of a draft or of a refused post. */
  values: Entered
  problems: Problem[]
  /** What an officer asked to have mended, by field. */
  notes?: Partial<Record<'type' | 'number', string>> | undefined
  different?: Different | undefined
  /** The document the file has already: it stays unless another number is entered. */
  known?: { type: DocumentType; masked: string; sex: Sex | null; birth: string | null } | undefined
}

/** Type and number of the document (R3); types are radio buttons, so that all seven are seen at once. */
export function IdentityPage(props: IdentityPageProps) {
  const { page, values, problems, notes, known } = props
  const t = page.words.identity
  const chosen = textOf(values, 'type')
  const type = isDocumentType(chosen) ? chosen : (known?.type ?? DOCUMENT_TYPES[0])
  const note = (field: 'type' | 'number') => notes?.[field] && page.words.details.asked(notes[field])
  return (
    <Layout page={page} title={t.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <ChangedElsewhere page={page} different={props.different} />
      {props.head}
      <h1>{t.title}</h1>
      <p class="hint">{t.lead}</p>
      <Form action={props.action}>
        <FormStart page={page} head={props.form} />
        <section class="card">
          <MandatoryNote page={page} />
          {known ? <Known page={page} known={known} /> : null}
          <Radios
            page={page}
            name="type"
            label={t.type}
            mandatory
            value={type}
            problems={problems}
            note={note('type')}
            wasDifferent={entered(page, props.different, 'type')}
            options={DOCUMENT_TYPES.map((one) => ({ value: one, text: t.documents[one] }))}
          />
          <Field
            page={page}
            name="number"
            label={t.number}
            hint={t.hint(type)}
            mandatory={!known}
            value={textOf(values, 'number')}
            problems={problems}
            note={note('number')}
            wasDifferent={entered(page, props.different, 'number')}
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
export function identityProblems(page: PageContext, problems: readonly IdentityProblem[]): Problem[] {
  return problems.map((problem) => ({ field: problem.field, text: page.words.identity.problem(problem) }))
}

/** Sex and birth date as the number says them, so that a slip is seen at once. */
function Known({ page, known }: { page: PageContext; known: NonNullable<IdentityPageProps['known']> }) {
  const t = page.words.identity
  const { sex, birth } = known
  return (
    <p class="said">
      <Han lang={page.lang}>{t.known(t.documents[known.type], known.masked)}</Han>
      {sex && birth ? (
        <>
          <br />
          {t.says(page.words.details.sexes[sex], birthday(page, birth))}
        </>
      ) : null}
    </p>
  )
}

/** “2004年3月15日” / “15 Mar 2004” of `2004-03-15`. */
export function birthday(page: PageContext, birth: string): string {
  return formatFullDay(Date.parse(`${birth}T00:00:00+08:00`), page.lang)
}

function entered(page: PageContext, different: Different | undefined, field: 'type' | 'number') {
  if (!different || !(field in different.entered)) return undefined
  const text = textOf(different.entered, field)
  if (text === '') return page.words.details.enteredNothing
  return page.words.details.entered(isDocumentType(text) ? page.words.identity.documents[text] : text)
}
