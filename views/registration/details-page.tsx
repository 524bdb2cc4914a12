import type { Child } from 'hono/jsx'
import type { Centre, Offering } from '../../src/catalogue/catalogue.ts'
import type { DocumentType } from '../../src/registration/identity/documents.ts'
import type { Sex } from '../../src/registration/identity/identity-rules.ts'
import { Form, MainButton, type Problem, Select, Tick } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { MandatoryNote, Problems } from '../problems.tsx'
import { asker } from './details-asked.ts'
import { ContactFields, IdentityFields, SchoolFields, SelfFields } from './details-fields.tsx'
import { type Different, type Entered, listOf, textOf } from './entered.ts'
import { ChangedElsewhere, type FormHead, FormStart } from './form-head.tsx'
import { Subjects } from './subjects.tsx'

export type DetailsPageProps = {
  f: Frame
  /** The answer-sheet cells. */
  head?: Child
  action: string
  form: FormHead
  /** Draws `Subjects` anew: `?centre=…&offerings=…`. */
  subjectsFrom: string
  /** The document of the file, and the page where it is changed. */
  identity: {
    type: DocumentType
    masked: string
    sex: Sex | null
    birth: string | null
    change: string | null
  }
  /** Filled in where nothing was entered yet. */
  passport: { mobile: string; email: string }
  /** Every field by its name; `centre`, `offerings` (a list) and `declaration` too. */
  values: Entered
  problems: Problem[]
  /** What an officer asked to have mended, by field. */
  notes?: Readonly<Record<string, string | undefined>> | undefined
  different?: Different | undefined
  /** Of the province: all centres and all offerings. */
  catalogue: { centres: readonly Centre[]; offerings: readonly Offering[]; maxSubjects: number }
  /** Seats held per offering, as a hint. */
  held: ReadonlyMap<string, number>
  /** Offerings whose seats this registration holds. */
  mine: readonly string[]
}

/** Details, centre, subjects and declaration in one form (R4, R5, R6). */
export function DetailsPage(props: DetailsPageProps) {
  const { f, values, problems, catalogue } = props
  const w = f.words.choices
  const ask = asker(props)
  const centre = catalogue.centres.find((one) => one.id === textOf(values, 'centre'))
  return (
    <Layout f={f} title={f.words.details.title} error={problems.length > 0}>
      <Problems f={f} problems={problems} />
      <ChangedElsewhere f={f} different={props.different} />
      {props.head}
      <h1>{f.words.details.title}</h1>
      <MandatoryNote f={f} />
      <Form action={props.action}>
        <FormStart f={f} head={props.form} />
        <IdentityFields f={f} ask={ask} identity={props.identity} values={values} />
        <SelfFields f={f} ask={ask} values={values} />
        <ContactFields f={f} ask={ask} passport={props.passport} values={values} />
        <SchoolFields f={f} ask={ask} values={values} classMandatory={centre?.classMandatory ?? false} />
        <section class="card">
          <h2>{w.title}</h2>
          <Select
            {...ask('centre')}
            hint={w.centreHint}
            mandatory
            value={centre?.id}
            empty={w.chooseCentre}
            options={catalogue.centres.map((one) => ({ value: one.id, text: w.centreName(one) }))}
            extra={{ 'hx-get': props.subjectsFrom, 'hx-target': '#subjects', 'hx-swap': 'outerHTML' }}
          />
          <noscript>
            <button name="do" value="subjects">
              {w.show}
            </button>
          </noscript>
          <Subjects
            {...ask('offerings')}
            from={props.subjectsFrom}
            centre={centre}
            offerings={catalogue.offerings}
            maxSubjects={catalogue.maxSubjects}
            chosen={listOf(values, 'offerings')}
            held={props.held}
            mine={props.mine}
          />
        </section>
        <section class="card">
          <Tick
            {...ask('declaration')}
            label={w.declaration}
            checked={textOf(values, 'declaration') === 'yes'}
          />
          <p class="hint">{w.beforeSubmit}</p>
          <MainButton f={f} name="do" value="submit">
            {w.submit}
          </MainButton>
        </section>
      </Form>
    </Layout>
  )
}
