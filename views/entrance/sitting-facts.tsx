import type { Child } from 'hono/jsx'
import type { Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { endOf, STAGES, type Stage, stageNow } from '../../src/entrance/window-state.ts'
import type { Frame } from '../frame.ts'
import { Facts, Sentence, When } from '../parts.tsx'

const HOUR = 3_600_000

/** The dates of a sitting at a glance (spec P3), from the settings and never from a text, so that they cannot disagree. */
export function SittingFacts({ f, sitting, province }: { f: Frame; sitting: Sitting; province: Province }) {
  const w = f.words.entrance
  const today = stageNow(sitting, province, f.now)
  return (
    <Facts
      rows={STAGES.map((stage) => ({
        name: w.stages[stage],
        value:
          f.now < endOf(stage, sitting, province) ? (
            whenIs(f, stage, sitting, province)
          ) : (
            <>
              {whenIs(f, stage, sitting, province)} <small>{w.over}</small>
            </>
          ),
        is: stage === today ? 'now' : undefined,
      }))}
    />
  )
}

/** “24 小时”, “3 分钟”. `ms` is a length of time. */
export function duration(f: Frame, ms: number): string {
  const w = f.words.entrance
  return ms % HOUR === 0 ? w.hours(ms / HOUR) : w.minutes(Math.round(ms / 60_000))
}

function whenIs(f: Frame, stage: Stage, sitting: Sitting, province: Province): Child {
  const w = f.words.entrance
  const { windows } = province
  switch (stage) {
    case 'registration':
      return (
        <>
          <When f={f} at={windows.registrationFrom} /> — <When f={f} at={windows.registrationUntil} />
        </>
      )
    case 'photo':
      return <Sentence text={w.before} of={[<When f={f} at={windows.photoUntil} />]} />
    case 'review':
      return <Sentence text={w.before} of={[<When f={f} at={windows.reviewUntil} />]} />
    case 'payment':
      return (
        <Sentence
          text={w.pay}
          of={[duration(f, sitting.timeToPay), <When f={f} at={windows.paymentUntil} />]}
        />
      )
    case 'ticket':
      return f.now < sitting.ticketFrom ? (
        <Sentence text={w.from} of={[<When f={f} at={sitting.ticketFrom} />]} />
      ) : (
        <Sentence text={w.before} of={[<When f={f} at={sitting.ticketUntil} />]} />
      )
    case 'exam':
      return examDays(f, sitting)
  }
}

/** The end is exclusive: an examination that ends at midnight has its last day before. */
function examDays(f: Frame, sitting: Sitting): Child {
  const first = <When f={f} at={sitting.examFrom} as="day" />
  const last = <When f={f} at={sitting.examUntil - 1} as="day" />
  return `${first}` === `${last}` ? first : <Sentence text={f.words.entrance.to} of={[first, last]} />
}
