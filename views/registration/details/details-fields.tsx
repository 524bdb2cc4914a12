import { ETHNIC_GROUPS } from '../../../src/registration/details/ethnic-groups.ts'
import { EDUCATION, OCCUPATION, TRAINING } from '../../../src/registration/details/lists.ts'
import { type FormValues, textValue } from '../../../src/registration/form-values.ts'
import { isForeignersDocument } from '../../../src/registration/identity/documents.ts'
import { Facts, MixedText } from '../../components.tsx'
import { Radios, Select, TextField } from '../../form.tsx'
import type { PageContext } from '../../page-context.ts'
import { formatBirthDate } from '../identity/identity-page.tsx'
import type { FieldPropsOf } from './details-field-props.ts'
import type { DetailsPageProps } from './details-page.tsx'

type Section = { page: PageContext; propsOf: FieldPropsOf; values: FormValues }

/** 身份信息: what the number says is shown, the rest is asked. */
export function IdentityFields(props: Section & { identity: DetailsPageProps['identity'] }) {
  const { page, propsOf: ask, values, identity } = props
  const t = page.words.details
  const fromNumber = <span class="hint">{t.fromNumber}</span>
  return (
    <section class="card">
      <h2>{t.sections.identity}</h2>
      <Facts
        rows={[
          { name: t.document, value: <Document page={page} identity={identity} /> },
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
                <time>{formatBirthDate(page, identity.birth)}</time> {fromNumber}
              </>
            ),
          },
        ]}
      />
      <TextField
        {...ask('name')}
        hint={t.nameHint}
        mandatory
        value={textValue(values, 'name')}
        autocomplete="name"
        autocapitalize="words"
      />
      <details>
        <summary>{t.rare}</summary>
        <p class="hint">{t.rareHow}</p>
      </details>
      {identity.sex ? null : (
        <Radios
          {...ask('sex')}
          mandatory
          value={textValue(values, 'sex')}
          options={(['male', 'female'] as const).map((sex) => ({ value: sex, text: t.sexes[sex] }))}
        />
      )}
      {identity.birth !== null ? null : (
        <TextField
          {...ask('birth')}
          hint={t.birthHint}
          mandatory
          value={textValue(values, 'birth')}
          autocomplete="bday"
          inputmode="numeric"
          width="short"
        />
      )}
      {isForeignersDocument(identity.type) ? null : (
        <Select
          {...ask('ethnicity')}
          mandatory
          value={textValue(values, 'ethnicity')}
          empty={t.choose}
          {...listOptions(page, ETHNIC_GROUPS, t.ethnicGroups)}
        />
      )}
      <TextField {...ask('remark')} hint={t.remarkHint} value={textValue(values, 'remark')} />
    </section>
  )
}

/** 基本信息. */
export function BackgroundFields({ page, propsOf: ask, values }: Section) {
  const t = page.words.details
  return (
    <section class="card">
      <h2>{t.sections.basic}</h2>
      <Select
        {...ask('education')}
        mandatory
        value={textValue(values, 'education')}
        empty={t.choose}
        {...listOptions(page, EDUCATION, t.educations)}
      />
      <Select
        {...ask('occupation')}
        mandatory
        value={textValue(values, 'occupation')}
        empty={t.choose}
        {...listOptions(page, OCCUPATION, t.occupations)}
      />
      <Select
        {...ask('training')}
        value={textValue(values, 'training')}
        empty={t.choose}
        {...listOptions(page, TRAINING, t.trainings)}
      />
    </section>
  )
}

/** 联系信息, filled in from the account (WCAG 3.3.7). */
export function ContactFields({
  page,
  propsOf: ask,
  values,
  passport,
}: Section & { passport: DetailsPageProps['passport'] }) {
  const t = page.words.details
  const mobile = 'mobile' in values ? textValue(values, 'mobile') : passport.mobile
  const email = 'email' in values ? textValue(values, 'email') : passport.email
  return (
    <section class="card">
      <h2>{t.sections.contact}</h2>
      <TextField
        {...ask('mobile')}
        hint={mobile === passport.mobile ? t.fromAccount : undefined}
        mandatory
        value={mobile}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        width="middle"
      />
      <TextField
        {...ask('email')}
        hint={email === passport.email ? t.fromAccount : undefined}
        mandatory
        value={email}
        type="email"
        inputmode="email"
        autocomplete="email"
        autocapitalize="none"
      />
      <TextField {...ask('address')} value={textValue(values, 'address')} autocomplete="street-address" />
      <TextField
        {...ask('postcode')}
        value={textValue(values, 'postcode')}
        autocomplete="postal-code"
        width="short"
      />
    </section>
  )
}

/** 在校信息: for students, but for the class where the centre asks everybody for it. */
export function SchoolFields({
  page,
  propsOf: ask,
  values,
  classMandatory,
}: Section & { classMandatory: boolean }) {
  const t = page.words.details
  const plain = (field: 'school' | 'faculty' | 'major' | 'grade' | 'studentNumber') => (
    <TextField
      {...ask(field)}
      value={textValue(values, field)}
      width={field === 'grade' ? 'short' : field === 'studentNumber' ? 'middle' : undefined}
    />
  )
  return (
    <section class="card">
      <h2>{t.sections.school}</h2>
      <p class="hint">{t.schoolHint}</p>
      {plain('school')}
      {plain('faculty')}
      {plain('major')}
      {plain('grade')}
      <TextField
        {...ask('class')}
        hint={classMandatory ? t.classHint : undefined}
        mandatory={classMandatory}
        value={textValue(values, 'class')}
        width="middle"
      />
      {plain('studentNumber')}
    </section>
  )
}

function Document({ page, identity }: { page: PageContext; identity: DetailsPageProps['identity'] }) {
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

/** The options of a list; in Chinese without their codes, which the form knows by their names (`sent-texts.ts`). */
function listOptions<Code extends string>(
  page: PageContext,
  codes: readonly Code[],
  names: Record<Code, string>,
) {
  const options = codes.map((code) => ({ value: code, text: names[code] }))
  return { options, sendsText: page.lang === 'zh-CN' }
}
