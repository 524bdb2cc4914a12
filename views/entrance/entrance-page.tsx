import type { Entrance, Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { nameIn } from '../../src/catalogue/lookup.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Prepare } from './prepare.tsx'
import { ProvinceGrid } from './province-grid.tsx'
import { SittingCard } from './sitting-card.tsx'

/** The sittings a province holds, each with the province's windows in it. */
export type Held = { sitting: Sitting; province: Province }

/** The entry page (spec P1): the province chosen shown open, otherwise the grid first. */
export function EntrancePage(props: { f: Frame; entrance: Entrance; held: Held[] }) {
  const { entrance, held } = props
  const province = held[0]?.province
  const f = province ? { ...props.f, phone: province.phone } : props.f
  const w = f.words.entrance
  return (
    <Layout f={f} title={w.title} bar={{ province: province?.id }}>
      <h1>{w.heading}</h1>
      {entrance.sittings.length === 0 ? <NoSitting f={f} /> : null}
      {held.length > 1 ? <p>{w.manySittings}</p> : null}
      {held.map(({ sitting, province }, i) => (
        <SittingCard f={f} sitting={sitting} province={province} other={i > 0} />
      ))}
      <Choice f={f} entrance={entrance} first={!province} />
      <Prepare f={f} />
    </Layout>
  )
}

/** A province that holds none of the sittings says so. */
export function AbsentPage(props: {
  f: Frame
  entrance: Entrance
  province: { name: string; nameEn: string }
}) {
  const { f } = props
  const w = f.words.entrance
  const name = nameIn(f.lang, props.province)
  return (
    <Layout f={f} title={w.absent(name)} bar={{}}>
      <h1>{w.absent(name)}</h1>
      <p>{w.absentText}</p>
      <Choice f={f} entrance={props.entrance} first={true} />
    </Layout>
  )
}

/** Announcement and explanation are a province's own: which one, is asked first. */
export function WhichProvincePage(props: {
  f: Frame
  entrance: Entrance
  page: 'announcement' | 'howItWorks'
}) {
  const { f, page } = props
  const w = f.words.entrance
  return (
    <Layout f={f} title={w[page]} bar={{}}>
      <h1>{w[page]}</h1>
      {props.entrance.sittings.length === 0 ? <NoSitting f={f} /> : null}
      <Choice
        f={f}
        entrance={props.entrance}
        first={true}
        page={page === 'announcement' ? '/announcement' : '/how-it-works'}
      />
    </Layout>
  )
}

function Choice(props: {
  f: Frame
  entrance: Entrance
  first: boolean
  page?: '/announcement' | '/how-it-works'
}) {
  return props.entrance.sittings.length === 0 ? null : <ProvinceGrid {...props} />
}

function NoSitting({ f }: { f: Frame }) {
  const w = f.words.entrance
  return (
    <section class="card">
      <h2>{w.none}</h2>
      <p>{w.noneText}</p>
    </section>
  )
}
