import type { Child } from 'hono/jsx'
import type { Centre, Offering } from '../../src/catalogue/catalogue.ts'
import type { DocumentType } from '../../src/registration/identity/documents.ts'
import type { Sex } from '../../src/registration/identity/identity-rules.ts'
import { Form, MainButton, type Problem, Select, Tick } from '../form.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { MandatoryNote, Problems } from '../problems.tsx'
import { asker } from './details-asked.ts'
import { ContactFields, IdentityFields, SchoolFields, SelfFields } from './details-fields.tsx'
import { type Different, type Entered, listOf, textOf } from './entered.ts'
import { ChangedElsewhere, type FormHead, FormStart } from './form-head.tsx'
import { Subjects } from './subjects.tsx'

export type DetailsPageProps = {
  page: PageContext
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
  const { page, values, problems, catalogue } = props
  const t = page.words.choices
  const ask = asker(props)
  const centre = catalogue.centres.find((one) => one.id === textOf(values, 'centre'))
  return (
    <Layout page={page} title={page.words.details.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <ChangedElsewhere page={page} different={props.different} />
      {props.head}
      <h1>{page.words.details.title}</h1>
      <MandatoryNote page={page} />
      <Form action={props.action}>
        <FormStart page={page} head={props.form} />
        <IdentityFields page={page} ask={ask} identity={props.identity} values={values} />
        <SelfFields page={page} ask={ask} values={values} />
        <ContactFields page={page} ask={ask} passport={props.passport} values={values} />
        <SchoolFields
          page={page}
          ask={ask}
          values={values}
          classMandatory={centre?.classMandatory ?? false}
        />
        <section class="card">
          <h2>{t.title}</h2>
          <Select
            {...ask('centre')}
            hint={t.centreHint}
            mandatory
            value={centre?.id}
            empty={t.chooseCentre}
            options={catalogue.centres.map((one) => ({ value: one.id, text: t.centreName(one) }))}
            extra={{ 'hx-get': props.subjectsFrom, 'hx-target': '#subjects', 'hx-swap': 'outerHTML' }}
          />
          <noscript>
            <button name="do" value="subjects">
              {t.show}
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
            label={t.declaration}
            checked={textOf(values, 'declaration') === 'yes'}
          />
          <p class="hint">{t.beforeSubmit}</p>
          <MainButton page={page} name="do" value="submit">
            {t.submit}
          </MainButton>
        </section>
      </Form>
    </Layout>
  )
}
