import type { Child } from 'hono/jsx'
import { nameIn } from '../../src/catalogue/lookup.ts'
import type { ProvinceContext } from '../../src/office/office-context.ts'
import type { Officer } from '../../src/office/roles.ts'
import { MixedText } from '../components.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

/** The frame of the pages of a province: the province, its two kinds of work, the officer. */
export function ProvinceLayout(props: {
  page: PageContext
  office: ProvinceContext
  title: string
  error?: boolean | undefined
  children?: Child
}) {
  const { page, office } = props
  const province = office.catalogue?.province
  const product = page.words.passport.staff.product
  return (
    <Layout
      page={{ ...page, person: undefined }}
      title={props.title}
      error={props.error}
      office={{
        name: province ? `${product} · ${nameIn(page.lang, province)}` : product,
        nav: <ProvinceNav page={page} officer={office.officer} />,
      }}
    >
      {props.children}
    </Layout>
  )
}

export function ProvinceNav({ page, officer }: { page: PageContext; officer: Officer }) {
  return (
    <>
      <a href="/office/registrations">{page.words.officeMoney.province.search}</a>
      <a href="/office/questions">{page.words.officeMoney.questions.title}</a>
      <OfficerNav page={page} officer={officer} />
    </>
  )
}

export function OfficerNav({ page, officer }: { page: PageContext; officer: Officer }) {
  const t = page.words.office
  return (
    <>
      <span class="who">
        <MixedText lang={page.lang}>{t.who(officer.name, t.roles[officer.role])}</MixedText>
      </span>
      <a href="/office/logout">{page.words.frame.logout}</a>
    </>
  )
}
