import type { Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { nameIn } from '../../src/catalogue/lookup.ts'
import { registrationState, ticketState, type WindowState } from '../../src/entrance/window-state.ts'
import { beijingTime } from '../../src/lib/calendar.ts'
import { CardBand, Sentence, Unavailable } from '../components.tsx'
import { formatTimeLeft } from '../dates.ts'
import type { PageContext } from '../page-context.ts'
import { Deadline, When } from '../time.tsx'
import { SittingFacts } from './sitting-facts.tsx'

/** One sitting in one province: its state, the one next step, its dates. `other` ones have no filled button. */
export function SittingCard(props: {
  page: PageContext
  sitting: Sitting
  province: Province
  isSecondary?: boolean | undefined
}) {
  const { page, sitting, province } = props
  const state = registrationState(province.windows, page.now)
  return (
    <section class="card next">
      <StateBand page={page} state={state} />
      {state.is === 'not-yet' ? <h2>{page.words.entrance.notOpenYet}</h2> : null}
      <SittingHeading page={page} sitting={sitting} province={province} quiet={state.is === 'not-yet'} />
      <NextStep page={page} state={state} sitting={sitting} isSecondary={props.isSecondary} />
      <SittingFacts page={page} sitting={sitting} province={province} />
      <TicketUnavailable page={page} sitting={sitting} />
    </section>
  )
}

function StateBand({ page, state }: { page: PageContext; state: WindowState }) {
  const t = page.words.entrance
  if (state.is === 'not-yet') {
    return (
      <CardBand
        tone="shut"
        word={t.state.notYet}
        note={<Sentence text={t.opens} of={[<When page={page} at={state.opensAt} as="deadline" />]} />}
      />
    )
  }
  if (state.is === 'closed') {
    return (
      <CardBand
        tone="shut"
        word={t.state.closed}
        note={<Sentence text={t.closed} of={[<When page={page} at={state.closedAt} />]} />}
      />
    )
  }
  const today = beijingTime(state.openUntil).date === beijingTime(page.now).date
  const rest = formatTimeLeft(state.openUntil, page.now, page.lang)
  const note = today ? (
    <Sentence text={t.leftToday} of={[<time>{beijingTime(state.openUntil).time}</time>, rest]} />
  ) : (
    <Sentence text={t.left} of={[rest]} />
  )
  return <CardBand tone={today ? 'back' : 'go'} word={t.state.open} note={note} />
}

function SittingHeading(props: { page: PageContext; sitting: Sitting; province: Province; quiet: boolean }) {
  const { page } = props
  const place = page.words.entrance.place(nameIn(page.lang, props.province), nameIn(page.lang, props.sitting))
  return props.quiet ? <p>{place}</p> : <h2>{place}</h2>
}

/** The deadline is beside the button it limits; a button that is not open yet has the time of its opening. */
function NextStep(props: {
  page: PageContext
  state: WindowState
  sitting: Sitting
  isSecondary?: boolean | undefined
}) {
  const { page, state } = props
  const t = page.words.entrance
  if (state.is === 'not-yet') {
    return (
      <>
        <p>{t.meanwhile}</p>
        <p>
          <a class={props.isSecondary ? 'button' : 'button main'} href="/passport/sign-up">
            {t.signUp}
          </a>
        </p>
        <Unavailable
          name={t.enter}
          why={<Sentence text={t.opens} of={[<When page={page} at={state.opensAt} as="deadline" />]} />}
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
          <Sentence text={t.closes} of={[<Deadline page={page} at={state.openUntil} />]} />
        </p>
      ) : (
        <p>{t.still}</p>
      )}
      {printing ? <EntryButton name={t.printTicket} isMain={!props.isSecondary} /> : null}
      <EntryButton name={t.enter} isMain={!props.isSecondary && !printing} />
      {state.is === 'closed' ? <p class="hint">{t.nextTime}</p> : null}
    </>
  )
}

/** Both lead to the welcome page, which knows who is there and what comes next. */
function EntryButton({ name, isMain }: { name: string; isMain: boolean }) {
  return (
    <p>
      <a class={isMain ? 'button main' : 'button'} href="/welcome">
        {name}
      </a>
    </p>
  )
}

/** The way to print outside its window: from when, or since when no longer. */
function TicketUnavailable({ page, sitting }: { page: PageContext; sitting: Sitting }) {
  const t = page.words.entrance
  const state = ticketState(sitting, page.now)
  if (state.is === 'open') return null
  const [text, at] = state.is === 'not-yet' ? [t.from, state.opensAt] : [t.closed, state.closedAt]
  return (
    <Unavailable name={t.printTicket} why={<Sentence text={text} of={[<When page={page} at={at} />]} />} />
  )
}
