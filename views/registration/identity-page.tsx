import type { Child } from 'hono/jsx'
import {
  DOCUMENT_TYPES,
  type DocumentType,
  isDocumentType,
} from '../../src/registration/identity/documents.ts'
import type { IdentityProblem, Sex } from '../../src/registration/identity/identity-rules.ts'
import { fullDay } from '../dates.ts'
import { Field, Form, MainButton, type Problem, Radios } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Facts, Han } from '../parts.tsx'
import { MandatoryNote, Problems } from '../problems.tsx'
import { type Different, type Entered, textOf } from './entered.ts'
import { ChangedElsewhere, type FormHead, FormStart } from './form-head.tsx'

export type IdentityPageProps = {
  f: Frame
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
  const { f, values, problems, notes, known } = props
  const w = f.words.identity
  const chosen = textOf(values, 'type')
  const type = isDocumentType(chosen) ? chosen : (known?.type ?? DOCUMENT_TYPES[0])
  const note = (field: 'type' | 'number') => notes?.[field] && f.words.details.asked(notes[field])
  return (
    <Layout f={f} title={w.title} error={problems.length > 0}>
      <Problems f={f} problems={problems} />
      <ChangedElsewhere f={f} different={props.different} />
      {props.head}
      <h1>{w.title}</h1>
      <p class="hint">{w.lead}</p>
      <Form action={props.action}>
        <FormStart f={f} head={props.form} />
        <section class="card">
          <MandatoryNote f={f} />
          {known ? <Known f={f} known={known} /> : null}
          <Radios
            f={f}
            name="type"
            label={w.type}
            mandatory
            value={type}
            problems={problems}
            note={note('type')}
            wasDifferent={entered(f, props.different, 'type')}
            options={DOCUMENT_TYPES.map((one) => ({ value: one, text: w.documents[one] }))}
          />
          <Field
            f={f}
            name="number"
            label={w.number}
            hint={w.hint(type)}
            mandatory={!known}
            value={textOf(values, 'number')}
            problems={problems}
            note={note('number')}
            wasDifferent={entered(f, props.different, 'number')}
            autocomplete="off"
            inputmode="text"
            autocapitalize="characters"
          />
          <details>
            <summary>{w.allFormats}</summary>
            <Facts rows={DOCUMENT_TYPES.map((one) => ({ name: w.documents[one], value: w.formats[one] }))} />
          </details>
          <p class="hint">{w.privacy}</p>
        </section>
        <MainButton f={f}>{f.words.frame.next}</MainButton>
      </Form>
    </Layout>
  )
}

/** The sentences at the fields of the page. */
export function identityProblems(f: Frame, problems: readonly IdentityProblem[]): Problem[] {
  return problems.map((problem) => ({ field: problem.field, text: f.words.identity.problem(problem) }))
}

/** Sex and birth date as the number says them, so that a slip is seen at once. */
function Known({ f, known }: { f: Frame; known: NonNullable<IdentityPageProps['known']> }) {
  const w = f.words.identity
  const { sex, birth } = known
  return (
    <p class="said">
      <Han lang={f.lang}>{w.known(w.documents[known.type], known.masked)}</Han>
      {sex && birth ? (
        <>
          <br />
          {w.says(f.words.details.sexes[sex], birthday(f, birth))}
        </>
      ) : null}
    </p>
  )
}

/** “2004年3月15日” / “15 Mar 2004” of `2004-03-15`. */
export function birthday(f: Frame, birth: string): string {
  return fullDay(Date.parse(`${birth}T00:00:00+08:00`), f.lang)
}

function entered(f: Frame, different: Different | undefined, field: 'type' | 'number') {
  if (!different || !(field in different.entered)) return undefined
  const text = textOf(different.entered, field)
  if (text === '') return f.words.details.enteredNothing
  return f.words.details.entered(isDocumentType(text) ? f.words.identity.documents[text] : text)
}
