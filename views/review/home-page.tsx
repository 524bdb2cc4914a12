import { nameIn } from '../../src/catalogue/lookup.ts'
import type { Staff } from '../../src/office/staff.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Han } from '../parts.tsx'
import { counted } from './counted.ts'

/** A centre with what waits there in one sitting. */
export type CentreCount = { id: string; name: string; nameEn: string; waiting: number }

/** For those who decide nothing: what their account sees. `sitting` is null where none is held. */
export function HomePage(props: {
  f: Frame
  officer: Staff
  sitting: { name: string; nameEn: string } | null
  centres: CentreCount[]
}) {
  const { f, officer } = props
  const w = f.words.office
  const nav = (
    <>
      <span class="who">
        <Han lang={f.lang}>{w.who(officer.name, w.roles[officer.role])}</Han>
      </span>
      <a href="/office/logout">{f.words.frame.logout}</a>
    </>
  )
  const name = f.words.passport.staff.product
  return (
    <Layout f={{ ...f, person: undefined }} title={w.home.title} office={{ name, nav }}>
      <section class="card">
        <h1>
          <Han lang={f.lang}>{w.home.hello(officer.name)}</Han>
        </h1>
        <p>{officer.provinceId ? w.home.province : w.home.system}</p>
        {officer.provinceId && !props.sitting ? <p>{w.home.none}</p> : null}
      </section>
      {props.sitting ? (
        <section class="card">
          <h2>{nameIn(f.lang, props.sitting)}</h2>
          <div class="scroll">
            <table class="rows">
              <thead>
                <tr>
                  <th scope="col">{w.home.centre}</th>
                  <th scope="col" class="num">
                    {w.home.waiting}
                  </th>
                </tr>
              </thead>
              <tbody>
                {props.centres.map((centre) => (
                  <tr>
                    <td>{`${centre.id} ${nameIn(f.lang, centre)}`}</td>
                    <td class="num">{counted(f, centre.waiting)}</td>
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
