import { nameIn } from '../../src/catalogue/lookup.ts'
import type { Officer, Scope } from '../../src/office/roles.ts'
import { MixedText } from '../components.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { cappedCount } from './office-layout.tsx'

/** A centre, and how many registrations wait there in one sitting. */
type CentreCount = { id: string; name: string; nameEn: string; waiting: number }

/** For roles that review nothing: what their account is for. `sitting` is null where the province has none. */
export function HomePage(props: {
  page: PageContext
  officer: Officer
  scope: Scope
  sitting: { name: string; nameEn: string } | null
  centres: CentreCount[]
}) {
  const { page, officer, scope } = props
  const t = page.words.office
  const nav = (
    <>
      <span class="who">
        <MixedText lang={page.lang}>{t.who(officer.name, t.roles[officer.role])}</MixedText>
      </span>
      <a href="/office/logout">{page.words.frame.logout}</a>
    </>
  )
  const name = page.words.passport.staff.product
  return (
    <Layout page={{ ...page, person: undefined }} title={t.home.title} office={{ name, nav }}>
      <section class="card">
        <h1>
          <MixedText lang={page.lang}>{t.home.hello(officer.name)}</MixedText>
        </h1>
        <p>{scope.kind === 'province' ? t.home.province : t.home.system}</p>
        {scope.kind === 'province' && !props.sitting ? <p>{t.home.none}</p> : null}
      </section>
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
