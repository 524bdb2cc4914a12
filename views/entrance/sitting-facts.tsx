import type { Child } from 'hono/jsx'
import type { Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { currentStage, SITTING_STAGES, type SittingStage, stageEnd } from '../../src/entrance/window-state.ts'
import { Facts, Sentence } from '../components.tsx'
import type { PageContext } from '../page-context.ts'
import { When } from '../time.tsx'

const HOUR = 3_600_000

/** The dates of a sitting at a glance (spec P3), from the settings and never from a text, so that they cannot disagree. */
export function SittingFacts({
  page,
  sitting,
  province,
}: {
  page: PageContext
  sitting: Sitting
  province: Province
}) {
  const t = page.words.entrance
  const today = currentStage(sitting, province, page.now)
  return (
    <Facts
      rows={SITTING_STAGES.map((stage) => ({
        name: t.stages[stage],
        value:
          page.now < stageEnd(stage, sitting, province) ? (
            stageDates(page, stage, sitting, province)
          ) : (
            <>
              {stageDates(page, stage, sitting, province)} <small>{t.over}</small>
            </>
          ),
        is: stage === today ? 'now' : undefined,
      }))}
    />
  )
}

/** “24 小时”, “3 分钟”. `ms` is a length of time. */
export function formatDuration(page: PageContext, ms: number): string {
  const t = page.words.entrance
  return ms % HOUR === 0 ? t.hours(ms / HOUR) : t.minutes(Math.round(ms / 60_000))
}

function stageDates(page: PageContext, stage: SittingStage, sitting: Sitting, province: Province): Child {
  const t = page.words.entrance
  const { windows } = province
  switch (stage) {
    case 'registration':
      return (
        <>
          <When page={page} at={windows.registrationFrom} /> —{' '}
          <When page={page} at={windows.registrationUntil} />
        </>
      )
    case 'photo':
      return <Sentence text={t.before} of={[<When page={page} at={windows.photoUntil} />]} />
    case 'review':
      return <Sentence text={t.before} of={[<When page={page} at={windows.reviewUntil} />]} />
    case 'payment':
      return (
        <Sentence
          text={t.pay}
          of={[formatDuration(page, sitting.timeToPayMs), <When page={page} at={windows.paymentUntil} />]}
        />
      )
    case 'ticket':
      return page.now < sitting.ticketFrom ? (
        <Sentence text={t.from} of={[<When page={page} at={sitting.ticketFrom} />]} />
      ) : (
        <Sentence text={t.before} of={[<When page={page} at={sitting.ticketUntil} />]} />
      )
    case 'exam':
      return examDays(page, sitting)
  }
}

/** The end is exclusive: an examination that ends at midnight has its last day before. */
function examDays(page: PageContext, sitting: Sitting): Child {
  const first = <When page={page} at={sitting.examFrom} as="day" />
  const last = <When page={page} at={sitting.examUntil - 1} as="day" />
  return `${first}` === `${last}` ? first : <Sentence text={page.words.entrance.to} of={[first, last]} />
}
