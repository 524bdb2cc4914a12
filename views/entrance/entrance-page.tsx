import type { Entrance, Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { nameIn } from '../../src/catalogue/lookup.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { Prepare } from './prepare.tsx'
import { ProvinceGrid } from './province-grid.tsx'
import { SittingCard } from './sitting-card.tsx'

/** The sittings a province holds, each with the province's windows in it. */
export type HeldSitting = { sitting: Sitting; province: Province }

/** The entry page (spec P1): the province chosen shown open, otherwise the grid first. */
export function EntrancePage(props: { page: PageContext; entrance: Entrance; held: HeldSitting[] }) {
  const { entrance, held } = props
  const province = held[0]?.province
  const page = province ? { ...props.page, phone: province.phone } : props.page
  const t = page.words.entrance
  return (
    <Layout page={page} title={t.title} bar={{ province: province?.id }}>
      <h1>{t.heading}</h1>
      {entrance.sittings.length === 0 ? <NoSitting page={page} /> : null}
      {held.length > 1 ? <p>{t.manySittings}</p> : null}
      {held.map(({ sitting, province }, i) => (
        <SittingCard page={page} sitting={sitting} province={province} isSecondary={i > 0} />
      ))}
      <ProvinceChoice page={page} entrance={entrance} first={!province} />
      <Prepare page={page} />
    </Layout>
  )
}

/** A province that holds none of the sittings says so. */
export function ProvinceWithoutSittingPage(props: {
  page: PageContext
  entrance: Entrance
  province: { name: string; nameEn: string }
}) {
  const { page } = props
  const t = page.words.entrance
  const name = nameIn(page.lang, props.province)
  return (
    <Layout page={page} title={t.absent(name)} bar={{}}>
      <h1>{t.absent(name)}</h1>
      <p>{t.absentText}</p>
      <ProvinceChoice page={page} entrance={props.entrance} first={true} />
    </Layout>
  )
}

/** Announcement and explanation are a province's own: which one, is asked first. */
export function ChooseProvincePage(props: {
  page: PageContext
  entrance: Entrance
  notice: 'announcement' | 'howItWorks'
}) {
  const { page, notice } = props
  const t = page.words.entrance
  return (
    <Layout page={page} title={t[notice]} bar={{}}>
      <h1>{t[notice]}</h1>
      {props.entrance.sittings.length === 0 ? <NoSitting page={page} /> : null}
      <ProvinceChoice
        page={page}
        entrance={props.entrance}
        first={true}
        path={notice === 'announcement' ? '/announcement' : '/how-it-works'}
      />
    </Layout>
  )
}

function ProvinceChoice(props: {
  page: PageContext
  entrance: Entrance
  first: boolean
  path?: '/announcement' | '/how-it-works'
}) {
  return props.entrance.sittings.length === 0 ? null : <ProvinceGrid {...props} />
}

function NoSitting({ page }: { page: PageContext }) {
  const t = page.words.entrance
  return (
    <section class="card">
      <h2>{t.none}</h2>
      <p>{t.noneText}</p>
    </section>
  )
}
