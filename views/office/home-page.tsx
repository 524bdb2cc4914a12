import { nameIn } from '../../src/catalogue/lookup.ts'
import type { Officer, Scope } from '../../src/office/roles.ts'
import { MixedText } from '../components.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { ProvinceSearchForm } from './money/search-page.tsx'
import { cappedCount } from './office-layout.tsx'
import { OfficerNav, ProvinceNav } from './province-layout.tsx'

/** A centre, and how many registrations wait there in one sitting. */
type CentreCount = { id: string; name: string; nameEn: string; waiting: number }

/** For roles that review nothing: what their account is for. `sitting` is null where the province has none. */
export function HomePage(props: {
  page: PageContext
  officer: Officer
  scope: Scope
  sitting: { name: string; nameEn: string } | null
  centres: CentreCount[]
  /** Matters of money that wait for an officer of the province. */
  questions: number
}) {
  const { page, officer, scope } = props
  const t = page.words.office
  const isProvince = scope.kind === 'province'
  const nav = isProvince ? (
    <ProvinceNav page={page} officer={officer} />
  ) : (
    <OfficerNav page={page} officer={officer} />
  )
  const name = page.words.passport.staff.product
  return (
    <Layout page={{ ...page, person: undefined }} title={t.home.title} office={{ name, nav }}>
      <section class="card">
        <h1>
          <MixedText lang={page.lang}>{t.home.hello(officer.name)}</MixedText>
        </h1>
        <p>{isProvince ? t.home.province : t.home.system}</p>
        {isProvince && !props.sitting ? <p>{t.home.none}</p> : null}
      </section>
      {isProvince ? (
        <section class="card">
          <p>
            <a href="/office/questions">
              {page.words.officeMoney.questions.home(cappedCount(page, props.questions))}
            </a>
          </p>
          <ProvinceSearchForm page={page} />
        </section>
      ) : null}
      {props.sitting ? (
        <section class="card">
          <h2>{nameIn(page.lang, props.sitting)}</h2>
          <div class="scroll">
            <table class="rows">
              <thead>
                <tr>
                  <th scope="col">{t.home.centre}</th>
                  <th scope="col" class="num">
                    {t.home.waiting}
                  </th>
                </tr>
              </thead>
              <tbody>
                {props.centres.map((centre) => (
                  <tr>
                    <td>{`${centre.id} ${nameIn(page.lang, centre)}`}</td>
                    <td class="num">{cappedCount(page, centre.waiting)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ) : null}
    </Layout>
  )
}
