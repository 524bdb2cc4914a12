import type { Entrance, Province } from '../../src/catalogue/catalogue.ts'
import { inPinyinOrder, shortNameIn } from '../../src/catalogue/lookup.ts'
import { mostOpen, registrationState, type WindowState } from '../../src/entrance/window-state.ts'
import { formatMoment, formatShort } from '../dates.ts'
import type { PageContext } from '../page-context.ts'

/** Every province that holds a sitting, in pinyin order, with its state in words; a closed one is still a link. */
export function ProvinceGrid(props: {
  page: PageContext
  entrance: Entrance
  first: boolean
  /** The end of the address of each province: its announcement or its explanation. */
  path?: '/announcement' | '/how-it-works' | undefined
}) {
  const { page, entrance, first } = props
  const t = page.words.entrance
  return (
    <section class="card">
      <h2>{first ? t.chooseFirst : t.chooseOther}</h2>
      <p class="hint">{t.chooseHint}</p>
      <ul class="grid">
        {provincesOf(entrance).map((province) => (
          <li>
            <a href={`/p/${province.id}${props.path ?? ''}`}>
              <b>{shortNameIn(page.lang, province)}</b>
              <StateWord page={page} state={stateOf(entrance, province, page.now)} />
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

function stateOf(entrance: Entrance, { id }: Province, now: number): WindowState | undefined {
  return mostOpen(
    entrance.sittings.flatMap(({ provinces }) =>
      provinces
        .filter((province) => province.id === id)
        .map(({ windows }) => registrationState(windows, now)),
    ),
  )
}

function StateWord({ page, state }: { page: PageContext; state: WindowState | undefined }) {
  const t = page.words.entrance
  if (state?.is === 'open') return <small class="go">{t.state.open}</small>
  if (state?.is !== 'not-yet') return <small>{t.state.closed}</small>
  const date =
    page.lang === 'en'
      ? formatMoment(state.opensAt, 'en').split(',')[0]
      : formatShort(state.opensAt).slice(0, 5)
  return <small>{t.from.replace('{0}', date ?? '')}</small>
}
