import type { Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { nameIn } from '../../src/catalogue/lookup.ts'
import { registrationState, ticketState, type WindowState } from '../../src/entrance/window-state.ts'
import { left, shanghai } from '../dates.ts'
import type { PageContext } from '../page-context.ts'
import { Band, Deadline, Sentence, Unavailable, When } from '../parts.tsx'
import { SittingFacts } from './sitting-facts.tsx'

/** One sitting in one province: its state, the one next step, its dates. `other` ones have no filled button. */
export function SittingCard(props: {
  page: PageContext
  sitting: Sitting
  province: Province
  other?: boolean | undefined
}) {
  const { page, sitting, province } = props
  const state = registrationState(province.windows, page.now)
  return (
    <section class="card next">
      <StateBand page={page} state={state} />
      {state.is === 'not-yet' ? <h2>{page.words.entrance.notOpenYet}</h2> : null}
      <Place page={page} sitting={sitting} province={province} quiet={state.is === 'not-yet'} />
      <WhatNow page={page} state={state} sitting={sitting} other={props.other} />
      <SittingFacts page={page} sitting={sitting} province={province} />
      <NoTicket page={page} sitting={sitting} />
    </section>
  )
}

function StateBand({ page, state }: { page: PageContext; state: WindowState }) {
  const t = page.words.entrance
  if (state.is === 'not-yet') {
    return (
      <Band
        tone="shut"
        word={t.state.notYet}
        note={<Sentence text={t.opens} of={[<When page={page} at={state.opens} as="deadline" />]} />}
      />
    )
  }
  if (state.is === 'closed') {
    return (
      <Band
        tone="shut"
        word={t.state.closed}
        note={<Sentence text={t.closed} of={[<When page={page} at={state.at} />]} />}
      />
    )
  }
  const today = shanghai(state.until).date === shanghai(page.now).date
  const rest = left(state.until, page.now, page.lang)
  const note = today ? (
    <Sentence text={t.leftToday} of={[<time>{shanghai(state.until).time}</time>, rest]} />
  ) : (
    <Sentence text={t.left} of={[rest]} />
  )
  return <Band tone={today ? 'back' : 'go'} word={t.state.open} note={note} />
}

function Place(props: { page: PageContext; sitting: Sitting; province: Province; quiet: boolean }) {
  const { page } = props
  const place = page.words.entrance.place(nameIn(page.lang, props.province), nameIn(page.lang, props.sitting))
  return props.quiet ? <p>{place}</p> : <h2>{place}</h2>
}

/** The deadline stands beside the button it limits; what is not open says from when. */
function WhatNow(props: {
  page: PageContext
  state: WindowState
  sitting: Sitting
  other?: boolean | undefined
}) {
  const { page, state } = props
  const t = page.words.entrance
  if (state.is === 'not-yet') {
    return (
      <>
        <p>{t.meanwhile}</p>
        <p>
          <a class={props.other ? 'button' : 'button main'} href="/passport/sign-up">
            {t.signUp}
          </a>
        </p>
        <Unavailable
          name={t.enter}
          why={<Sentence text={t.opens} of={[<When page={page} at={state.opens} as="deadline" />]} />}
        />
        <p class="hint">
          <Sentence text={t.clock} of={[<When page={page} at={page.now} />]} />
        </p>
      </>
    )
  }
  const printing = ticketState(props.sitting, page.now).is === 'open'
  return (
    <>
      {state.is === 'open' ? (
        <p>
          <Sentence text={t.closes} of={[<Deadline page={page} at={state.until} />]} />
        </p>
      ) : (
        <p>{t.still}</p>
      )}
      {printing ? <Way name={t.printTicket} main={!props.other} /> : null}
      <Way name={t.enter} main={!props.other && !printing} />
      {state.is === 'closed' ? <p class="hint">{t.nextTime}</p> : null}
    </>
  )
}

/** Both lead to the welcome page, which knows who is there and what comes next. */
function Way({ name, main }: { name: string; main: boolean }) {
  return (
    <p>
      <a class={main ? 'button main' : 'button'} href="/welcome">
        {name}
      </a>
    </p>
  )
}

/** The way to print outside its window: from when, or since when no longer. */
function NoTicket({ page, sitting }: { page: PageContext; sitting: Sitting }) {
  const t = page.words.entrance
  const state = ticketState(sitting, page.now)
  if (state.is === 'open') return null
  const [text, at] = state.is === 'not-yet' ? [t.from, state.opens] : [t.closed, state.at]
  return (
    <Unavailable name={t.printTicket} why={<Sentence text={text} of={[<When page={page} at={at} />]} />} />
  )
}
