import type { Entrance, Province } from '../../src/catalogue/catalogue.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Prepare } from './prepare.tsx'
import { ProvinceGrid } from './province-grid.tsx'
import { SittingCard } from './sitting-card.tsx'

/** The entry page (spec P1): the province chosen shown open, otherwise the grid first. */
export function EntrancePage(props: {
  f: Frame
  entrance: Entrance
  /** The province chosen, as each sitting that it holds has it; none: nothing is chosen yet. */
  chosen: { id: string; held: { sitting: Entrance['sittings'][number]['sitting']; province: Province }[] }
}) {
  const { entrance, chosen } = props
  const phone = chosen.held[0]?.province.phone
  const f = phone ? { ...props.f, phone } : props.f
  const w = f.words.entrance
  return (
    <Layout f={f} title={w.title} bar={{ province: chosen.held.length ? chosen.id : undefined }}>
      <h1>{w.heading}</h1>
      {entrance.sittings.length === 0 ? <NoSitting f={f} /> : null}
      {chosen.held.length > 1 ? <p>{w.manySittings}</p> : null}
      {chosen.held.map(({ sitting, province }, i) => (
        <SittingCard f={f} sitting={sitting} province={province} other={i > 0} />
      ))}
      {entrance.sittings.length ? (
        <ProvinceGrid f={f} entrance={entrance} first={chosen.held.length === 0} />
      ) : null}
      <Prepare f={f} />
    </Layout>
  )
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
