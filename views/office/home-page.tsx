import { nameIn } from '../../src/catalogue/lookup.ts'
import type { Officer } from '../../src/office/roles.ts'
import { MixedText } from '../components.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { cappedCount } from './capped-count.ts'

/** A centre with what waits there in one sitting. */
export type CentreCount = { id: string; name: string; nameEn: string; waiting: number }

/** For those who decide nothing: what their account sees. `sitting` is null where none is held. */
export function HomePage(props: {
  page: PageContext
  officer: Officer
  sitting: { name: string; nameEn: string } | null
  centres: CentreCount[]
}) {
  const { page, officer } = props
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
        <p>{officer.provinceId ? t.home.province : t.home.system}</p>
        {officer.provinceId && !props.sitting ? <p>{t.home.none}</p> : null}
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
