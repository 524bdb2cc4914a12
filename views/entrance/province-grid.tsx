import type { Entrance, Province } from '../../src/catalogue/catalogue.ts'
import { inPinyinOrder, shortNameIn } from '../../src/catalogue/lookup.ts'
import { mostOpen, registrationState, type WindowState } from '../../src/entrance/window-state.ts'
import { moment, short } from '../dates.ts'
import type { Frame } from '../frame.ts'

/** Every province that holds a sitting, in pinyin order, with its state in words; a closed one is still a link. */
export function ProvinceGrid(props: {
  f: Frame
  entrance: Entrance
  first: boolean
  /** What of the province is wanted: the end of its addresses. */
  page?: '/announcement' | '/how-it-works' | undefined
}) {
  const { f, entrance, first } = props
  const w = f.words.entrance
  return (
    <section class="card">
      <h2>{first ? w.chooseFirst : w.chooseOther}</h2>
      <p class="hint">{w.chooseHint}</p>
      <ul class="grid">
        {provincesOf(entrance).map((province) => (
          <li>
            <a href={`/p/${province.id}${props.page ?? ''}`}>
              <b>{shortNameIn(f.lang, province)}</b>
              <StateWord f={f} state={stateIn(entrance, province, f.now)} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function provincesOf(entrance: Entrance): Province[] {
  const all = entrance.sittings.flatMap(({ provinces }) => provinces)
  return inPinyinOrder([...new Map(all.map((province) => [province.id, province])).values()])
}

function stateIn(entrance: Entrance, { id }: Province, now: number): WindowState | undefined {
  return mostOpen(
    entrance.sittings.flatMap(({ provinces }) =>
      provinces
        .filter((province) => province.id === id)
        .map(({ windows }) => registrationState(windows, now)),
    ),
  )
}

function StateWord({ f, state }: { f: Frame; state: WindowState | undefined }) {
  const w = f.words.entrance
  if (state?.is === 'open') return <small class="go">{w.state.open}</small>
  if (state?.is !== 'not-yet') return <small>{w.state.closed}</small>
  const date = f.lang === 'en' ? moment(state.opens, 'en').split(',')[0] : short(state.opens).slice(0, 5)
  return <small>{w.from.replace('{0}', date ?? '')}</small>
}
