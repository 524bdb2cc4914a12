import type { Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { nameIn } from '../../src/catalogue/lookup.ts'
import { registrationState, ticketState, type WindowState } from '../../src/entrance/window-state.ts'
import { left, shanghai } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { Band, Deadline, Sentence, Unavailable, When } from '../parts.tsx'
import { SittingFacts } from './sitting-facts.tsx'

/** One sitting in one province: its state, the one next step, its dates. `other` ones have no filled button. */
export function SittingCard(props: {
  f: Frame
  sitting: Sitting
  province: Province
  other?: boolean | undefined
}) {
  const { f, sitting, province } = props
  const state = registrationState(province.windows, f.now)
  return (
    <section class="card next">
      <StateBand f={f} state={state} />
      {state.is === 'not-yet' ? <h2>{f.words.entrance.notOpenYet}</h2> : null}
      <Place f={f} sitting={sitting} province={province} quiet={state.is === 'not-yet'} />
      <WhatNow f={f} state={state} sitting={sitting} other={props.other} />
      <SittingFacts f={f} sitting={sitting} province={province} />
      <NoTicket f={f} sitting={sitting} />
    </section>
  )
}

function StateBand({ f, state }: { f: Frame; state: WindowState }) {
  const w = f.words.entrance
  if (state.is === 'not-yet') {
    return (
      <Band
        tone="shut"
        word={w.state.notYet}
        note={<Sentence text={w.opens} of={[<When f={f} at={state.opens} as="deadline" />]} />}
      />
    )
  }
  if (state.is === 'closed') {
    return (
      <Band
        tone="shut"
        word={w.state.closed}
        note={<Sentence text={w.closed} of={[<When f={f} at={state.at} />]} />}
      />
    )
  }
  const today = shanghai(state.until).date === shanghai(f.now).date
  const rest = left(state.until, f.now, f.lang)
  const note = today ? (
    <Sentence text={w.leftToday} of={[<time>{shanghai(state.until).time}</time>, rest]} />
  ) : (
    <Sentence text={w.left} of={[rest]} />
  )
  return <Band tone={today ? 'back' : 'go'} word={w.state.open} note={note} />
}

function Place(props: { f: Frame; sitting: Sitting; province: Province; quiet: boolean }) {
  const { f } = props
  const place = f.words.entrance.place(nameIn(f.lang, props.province), nameIn(f.lang, props.sitting))
  return props.quiet ? <p>{place}</p> : <h2>{place}</h2>
}

/** The deadline stands beside the button it limits; what is not open says from when. */
function WhatNow(props: { f: Frame; state: WindowState; sitting: Sitting; other?: boolean | undefined }) {
  const { f, state } = props
  const w = f.words.entrance
  if (state.is === 'not-yet') {
    return (
      <>
        <p>{w.meanwhile}</p>
        <p>
          <a class={props.other ? 'button' : 'button main'} href="/passport/sign-up">
            {w.signUp}
          </a>
        </p>
        <Unavailable
          name={w.enter}
          why={<Sentence text={w.opens} of={[<When f={f} at={state.opens} as="deadline" />]} />}
        />
        <p class="hint">
          <Sentence text={w.clock} of={[<When f={f} at={f.now} />]} />
        </p>
      </>
    )
  }
  const printing = ticketState(props.sitting, f.now).is === 'open'
  return (
    <>
      {state.is === 'open' ? (
        <p>
          <Sentence text={w.closes} of={[<Deadline f={f} at={state.until} />]} />
        </p>
      ) : (
        <p>{w.still}</p>
      )}
      {printing ? <Way name={w.printTicket} main={!props.other} /> : null}
      <Way name={w.enter} main={!props.other && !printing} />
      {state.is === 'closed' ? <p class="hint">{w.nextTime}</p> : null}
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
function NoTicket({ f, sitting }: { f: Frame; sitting: Sitting }) {
  const w = f.words.entrance
  const state = ticketState(sitting, f.now)
  if (state.is === 'open') return null
  const [text, at] = state.is === 'not-yet' ? [w.from, state.opens] : [w.closed, state.at]
  return <Unavailable name={w.printTicket} why={<Sentence text={text} of={[<When f={f} at={at} />]} />} />
}
