import { ETHNIC_GROUPS } from '../../src/registration/details/ethnic-groups.ts'
import { EDUCATION, OCCUPATION, TRAINING } from '../../src/registration/details/lists.ts'
import { isForeign } from '../../src/registration/identity/documents.ts'
import { Field, Radios, Select } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Facts, Han } from '../parts.tsx'
import type { Ask } from './details-asked.ts'
import type { DetailsPageProps } from './details-page.tsx'
import { type Entered, textOf } from './entered.ts'
import { birthday } from './identity-page.tsx'

type Section = { f: Frame; ask: Ask; values: Entered }

/** 身份信息: what the number says is shown, the rest is asked. */
export function IdentityFields(props: Section & { identity: DetailsPageProps['identity'] }) {
  const { f, ask, values, identity } = props
  const w = f.words.details
  const fromNumber = <span class="hint">{w.fromNumber}</span>
  return (
    <section class="card">
      <h2>{w.sections.identity}</h2>
      <Facts
        rows={[
          { name: w.document, value: <Document f={f} identity={identity} /> },
          identity.sex && {
            name: w.labels.sex,
            value: (
              <>
                {w.sexes[identity.sex]} {fromNumber}
              </>
            ),
          },
          identity.birth !== null && {
            name: w.labels.birth,
            value: (
              <>
                <time>{birthday(f, identity.birth)}</time> {fromNumber}
              </>
            ),
          },
        ]}
      />
      <Field
        {...ask('name')}
        hint={w.nameHint}
        mandatory
        value={textOf(values, 'name')}
        autocomplete="name"
        autocapitalize="words"
      />
      <details>
        <summary>{w.rare}</summary>
        <p class="hint">{w.rareHow}</p>
      </details>
      {identity.sex ? null : (
        <Radios
          {...ask('sex')}
          mandatory
          value={textOf(values, 'sex')}
          options={(['male', 'female'] as const).map((sex) => ({ value: sex, text: w.sexes[sex] }))}
        />
      )}
      {identity.birth !== null ? null : (
        <Field
          {...ask('birth')}
          hint={w.birthHint}
          mandatory
          value={textOf(values, 'birth')}
          autocomplete="bday"
          inputmode="numeric"
          width="short"
        />
      )}
      {isForeign(identity.type) ? null : (
        <Select
          {...ask('ethnicity')}
          mandatory
          value={textOf(values, 'ethnicity')}
          empty={w.choose}
          {...listed(f, ETHNIC_GROUPS, w.ethnicGroups)}
        />
      )}
      <Field {...ask('remark')} hint={w.remarkHint} value={textOf(values, 'remark')} />
    </section>
  )
}

/** 基本信息. */
export function SelfFields({ f, ask, values }: Section) {
  const w = f.words.details
  return (
    <section class="card">
      <h2>{w.sections.basic}</h2>
      <Select
        {...ask('education')}
        mandatory
        value={textOf(values, 'education')}
        empty={w.choose}
        {...listed(f, EDUCATION, w.educations)}
      />
      <Select
        {...ask('occupation')}
        mandatory
        value={textOf(values, 'occupation')}
        empty={w.choose}
        {...listed(f, OCCUPATION, w.occupations)}
      />
      <Select
        {...ask('training')}
        value={textOf(values, 'training')}
        empty={w.choose}
        {...listed(f, TRAINING, w.trainings)}
      />
    </section>
  )
}

/** 联系信息, filled in from the account (WCAG 3.3.7). */
export function ContactFields({
  f,
  ask,
  values,
  passport,
}: Section & { passport: DetailsPageProps['passport'] }) {
  const w = f.words.details
  const mobile = 'mobile' in values ? textOf(values, 'mobile') : passport.mobile
  const email = 'email' in values ? textOf(values, 'email') : passport.email
  return (
    <section class="card">
      <h2>{w.sections.contact}</h2>
      <Field
        {...ask('mobile')}
        hint={mobile === passport.mobile ? w.fromAccount : undefined}
        mandatory
        value={mobile}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        width="middle"
      />
      <Field
        {...ask('email')}
        hint={email === passport.email ? w.fromAccount : undefined}
        mandatory
        value={email}
        type="email"
        inputmode="email"
        autocomplete="email"
        autocapitalize="none"
      />
      <Field {...ask('address')} value={textOf(values, 'address')} autocomplete="street-address" />
      <Field
        {...ask('postcode')}
        value={textOf(values, 'postcode')}
        autocomplete="postal-code"
        width="short"
      />
    </section>
  )
}

/** 在校信息: for students, but for the class where the centre asks everybody for it. */
export function SchoolFields({ f, ask, values, classMandatory }: Section & { classMandatory: boolean }) {
  const w = f.words.details
  const plain = (field: 'school' | 'faculty' | 'major' | 'grade' | 'studentNumber') => (
    <Field
      {...ask(field)}
      value={textOf(values, field)}
      width={field === 'grade' ? 'short' : field === 'studentNumber' ? 'middle' : undefined}
    />
  )
  return (
    <section class="card">
      <h2>{w.sections.school}</h2>
      <p class="hint">{w.schoolHint}</p>
      {plain('school')}
      {plain('faculty')}
      {plain('major')}
      {plain('grade')}
      <Field
        {...ask('class')}
        hint={classMandatory ? w.classHint : undefined}
        mandatory={classMandatory}
        value={textOf(values, 'class')}
        width="middle"
      />
      {plain('studentNumber')}
    </section>
  )
}

function Document({ f, identity }: { f: Frame; identity: DetailsPageProps['identity'] }) {
  const w = f.words.details
  return (
    <>
      {f.words.identity.documents[identity.type]}{' '}
      <span class="num">
        <Han lang={f.lang}>{identity.masked}</Han>
      </span>{' '}
      {identity.change ? (
        <a href={identity.change}>
          {w.change}
          <span class="away"> {w.changeWhat}</span>
        </a>
      ) : null}
    </>
  )
}

/** The options of a list; in Chinese without their codes, which the form knows by their names (`sent-texts.ts`). */
function listed<Code extends string>(f: Frame, codes: readonly Code[], names: Record<Code, string>) {
  const options = codes.map((code) => ({ value: code, text: names[code] }))
  return { options, sendsText: f.lang === 'zh-CN' }
}
