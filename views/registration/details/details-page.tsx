import type { Child } from 'hono/jsx'
import type { Centre, Offering } from '../../../src/catalogue/catalogue.ts'
import {
  type Conflict,
  type FormValues,
  listValue,
  textValue,
} from '../../../src/registration/form-values.ts'
import { MainButton } from '../../buttons.tsx'
import { Checkbox, Form, type Problem, Select } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { MandatoryNote, Problems } from '../../problems.tsx'
import { Subjects } from '../choices/subjects.tsx'
import { ChangedElsewhere, FormStart, type HiddenFields } from '../form-start.tsx'
import { fieldPropsFor } from './details-field-props.ts'
import { DetailsFields } from './details-fields.tsx'
import type { SavedDocument } from './saved-document.ts'

export type DetailsPageProps = {
  page: PageContext
  /** The answer-sheet cells. */
  steps?: Child
  action: string
  hidden: HiddenFields
  /** Draws `Subjects` anew: `?centre=…&offerings=…`. */
  subjectsFrom: string
  /** The document of the file, and the page where it is changed. */
  identity: SavedDocument
  /** Filled in where nothing was entered yet. */
  passport: { mobile: string; email: string }
  /** Every field by its name; `centre`, `offerings` (a list) and `declaration` too. */
  values: FormValues
  problems: Problem[]
  /** Corrections that an officer has requested, by field. */
  notes?: Readonly<Record<string, string | undefined>> | undefined
  conflict?: Conflict | undefined
  /** Of the province: all centres and all offerings. */
  catalogue: { centres: readonly Centre[]; offerings: readonly Offering[]; maxSubjects: number }
  /** Seats held per offering, as a hint. */
  held: ReadonlyMap<string, number>
  /** Offerings whose seats this registration holds. */
  heldOfferings: readonly string[]
}

/** Details, centre, subjects and declaration in one form (R4, R5, R6). */
export function DetailsPage(props: DetailsPageProps) {
  const { page, values, problems, catalogue } = props
  const t = page.words.choices
  const propsOf = fieldPropsFor(props)
  const centre = catalogue.centres.find((one) => one.id === textValue(values, 'centre'))
  return (
    <Layout page={page} title={page.words.details.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <ChangedElsewhere page={page} conflict={props.conflict} />
      {props.steps}
      <h1>{page.words.details.title}</h1>
      <MandatoryNote page={page} />
      <Form action={props.action}>
        <FormStart page={page} hidden={props.hidden} />
        <DetailsFields
          page={page}
          propsOf={propsOf}
          values={values}
          identity={props.identity}
          passport={props.passport}
          classMandatory={centre?.classMandatory ?? false}
        />
        <section class="card">
          <h2>{t.title}</h2>
          <Select
            {...propsOf('centre')}
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
            {...propsOf('offerings')}
            from={props.subjectsFrom}
            centre={centre}
            offerings={catalogue.offerings}
            maxSubjects={catalogue.maxSubjects}
            chosen={listValue(values, 'offerings')}
            held={props.held}
            heldOfferings={props.heldOfferings}
          />
        </section>
        <section class="card">
          <Checkbox
            {...propsOf('declaration')}
            label={t.declaration}
            checked={textValue(values, 'declaration') === 'yes'}
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
