import { GROUPS, type Group } from '../../../src/registration/details/field.ts'
import { askedFields, type DetailsField, fieldOf } from '../../../src/registration/details/fields.ts'
import { type FormValues, textValue } from '../../../src/registration/form-values.ts'
import { Facts, MixedText } from '../../components.tsx'
import { formatBirthDate } from '../../dates.ts'
import { Radios, Select, TextField } from '../../form.tsx'
import type { PageContext } from '../../page-context.ts'
import type { FieldPropsOf } from './details-field-props.ts'
import type { SavedDocument } from './saved-document.ts'

type Props = {
  page: PageContext
  propsOf: FieldPropsOf
  values: FormValues
  /** The document of the registration, and the page where it is changed. */
  identity: SavedDocument
  /** Filled in where nothing was entered yet (WCAG 3.3.7). */
  passport: { mobile: string; email: string }
  /** The centre that is chosen asks everybody for the class. */
  classMandatory: boolean
}

/** The parts of the form, each with its fields as the table describes them. */
export function DetailsFields(props: Props) {
  const t = props.page.words.details
  const { identity } = props
  const asked = askedFields({ type: identity.type, numberTells: identity.sex !== null })
  const fieldsOf = (group: Group) => asked.filter((name) => fieldOf(name).group === group)
  return (
    <>
      {GROUPS.map((group) => (
        <section class="card">
          <h2>{t.sections[group]}</h2>
          {group === 'identity' ? <FromDocument page={props.page} identity={identity} /> : null}
          {group === 'school' ? <p class="hint">{t.schoolHint}</p> : null}
          {fieldsOf(group).map((name) => (
            <>
              <DetailsInput {...props} name={name} />
              {name === 'name' ? <RareCharacters page={props.page} /> : null}
            </>
          ))}
        </section>
      ))}
    </>
  )
}

/** The facts that the document tells are shown, and not asked. */
function FromDocument({ page, identity }: { page: PageContext; identity: SavedDocument }) {
  const t = page.words.details
  const fromNumber = <span class="hint">{t.fromNumber}</span>
  return (
    <Facts
      rows={[
        { name: t.document, value: <DocumentLine page={page} identity={identity} /> },
        identity.sex && {
          name: t.labels.sex,
          value: (
            <>
              {t.sexes[identity.sex]} {fromNumber}
            </>
          ),
        },
        identity.birth !== null && {
          name: t.labels.birth,
          value: (
            <>
              <time>{formatBirthDate(identity.birth, page.lang)}</time> {fromNumber}
            </>
          ),
        },
      ]}
    />
  )
}

function DetailsInput(props: Props & { name: DetailsField }) {
  const { page, name } = props
  const { control, mandatory } = fieldOf(name)
  const field = {
    ...props.propsOf(name),
    hint: hintOf(props, name),
    mandatory: mandatory === 'always' || (mandatory === 'centre' && props.classMandatory),
    value: enteredValue(props, name),
  }
  if (control.is === 'line') {
    const { is: _, ...attributes } = control
    return <TextField {...field} {...attributes} />
  }
  const t = page.words.details
  const names: Readonly<Record<string, string>> = t[control.words]
  const options = control.codes.map((code) => ({ value: code, text: names[code] ?? code }))
  if (control.is === 'radios') return <Radios {...field} options={options} />
  // In Chinese without their codes, which the form knows by their names (`list-codes.ts`).
  return <Select {...field} empty={t.choose} options={options} sendsText={page.lang === 'zh-CN'} />
}

function enteredValue({ values, passport }: Props, name: DetailsField): string {
  if ((name === 'mobile' || name === 'email') && !(name in values)) return passport[name]
  return textValue(values, name)
}

function hintOf(props: Props, name: DetailsField): string | undefined {
  const t = props.page.words.details
  if (name === 'mobile' || name === 'email')
    return enteredValue(props, name) === props.passport[name] ? t.fromAccount : undefined
  if (name === 'class') return props.classMandatory ? t.classHint : undefined
  return t.hints[name]
}

function RareCharacters({ page }: { page: PageContext }) {
  const t = page.words.details
  return (
    <details>
      <summary>{t.rare}</summary>
      <p class="hint">{t.rareHow}</p>
    </details>
  )
}

function DocumentLine({ page, identity }: { page: PageContext; identity: SavedDocument }) {
  const t = page.words.details
  return (
    <>
      {page.words.identity.documents[identity.type]}{' '}
      <span class="num">
        <MixedText lang={page.lang}>{identity.masked}</MixedText>
      </span>{' '}
      {identity.change ? (
        <a href={identity.change}>
          {t.change}
          <span class="away"> {t.changeWhat}</span>
        </a>
      ) : null}
    </>
  )
}
