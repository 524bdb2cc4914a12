import { ETHNIC_GROUPS } from '../../src/registration/details/ethnic-groups.ts'
import { EDUCATION, OCCUPATION, TRAINING } from '../../src/registration/details/lists.ts'
import { isForeign } from '../../src/registration/identity/documents.ts'
import { Field, Radios, Select } from '../form.tsx'
import type { PageContext } from '../page-context.ts'
import { Facts, Han } from '../parts.tsx'
import type { Ask } from './details-asked.ts'
import type { DetailsPageProps } from './details-page.tsx'
import { type Entered, textOf } from './entered.ts'
import { birthday } from './identity-page.tsx'

type Section = { page: PageContext; ask: Ask; values: Entered }

/** 身份信息: what the number says is shown, the rest is asked. */
export function IdentityFields(props: Section & { identity: DetailsPageProps['identity'] }) {
  const { page, ask, values, identity } = props
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
                <time>{birthday(page, identity.birth)}</time> {fromNumber}
              </>
            ),
          },
        ]}
      />
      <Field
        {...ask('name')}
        hint={t.nameHint}
        mandatory
        value={textOf(values, 'name')}
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
          value={textOf(values, 'sex')}
          options={(['male', 'female'] as const).map((sex) => ({ value: sex, text: t.sexes[sex] }))}
        />
      )}
      {identity.birth !== null ? null : (
        <Field
          {...ask('birth')}
          hint={t.birthHint}
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
          empty={t.choose}
          {...listed(page, ETHNIC_GROUPS, t.ethnicGroups)}
        />
      )}
      <Field {...ask('remark')} hint={t.remarkHint} value={textOf(values, 'remark')} />
    </section>
  )
}

/** 基本信息. */
export function SelfFields({ page, ask, values }: Section) {
  const t = page.words.details
  return (
    <section class="card">
      <h2>{t.sections.basic}</h2>
      <Select
        {...ask('education')}
        mandatory
        value={textOf(values, 'education')}
        empty={t.choose}
        {...listed(page, EDUCATION, t.educations)}
      />
      <Select
        {...ask('occupation')}
        mandatory
        value={textOf(values, 'occupation')}
        empty={t.choose}
        {...listed(page, OCCUPATION, t.occupations)}
      />
      <Select
        {...ask('training')}
        value={textOf(values, 'training')}
        empty={t.choose}
        {...listed(page, TRAINING, t.trainings)}
      />
    </section>
  )
}

/** 联系信息, filled in from the account (WCAG 3.3.7). */
export function ContactFields({
  page,
  ask,
  values,
  passport,
}: Section & { passport: DetailsPageProps['passport'] }) {
  const t = page.words.details
  const mobile = 'mobile' in values ? textOf(values, 'mobile') : passport.mobile
  const email = 'email' in values ? textOf(values, 'email') : passport.email
  return (
    <section class="card">
      <h2>{t.sections.contact}</h2>
      <Field
        {...ask('mobile')}
        hint={mobile === passport.mobile ? t.fromAccount : undefined}
        mandatory
        value={mobile}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        width="middle"
      />
      <Field
        {...ask('email')}
        hint={email === passport.email ? t.fromAccount : undefined}
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
export function SchoolFields({ page, ask, values, classMandatory }: Section & { classMandatory: boolean }) {
  const t = page.words.details
  const plain = (field: 'school' | 'faculty' | 'major' | 'grade' | 'studentNumber') => (
    <Field
      {...ask(field)}
      value={textOf(values, field)}
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
      <Field
        {...ask('class')}
        hint={classMandatory ? t.classHint : undefined}
        mandatory={classMandatory}
        value={textOf(values, 'class')}
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
        <Han lang={page.lang}>{identity.masked}</Han>
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
function listed<Code extends string>(page: PageContext, codes: readonly Code[], names: Record<Code, string>) {
  const options = codes.map((code) => ({ value: code, text: names[code] }))
  return { options, sendsText: page.lang === 'zh-CN' }
}
