import { beijingTime } from '../src/lib/calendar.ts'
import {
  formatDay,
  formatDeadline,
  formatFullDay,
  formatMoment,
  formatPastMoment,
  formatShort,
  formatTimeLeft,
} from './dates.ts'
import type { PageContext } from './page-context.ts'

const FORMS = {
  moment: formatMoment,
  minute: formatPastMoment,
  deadline: formatDeadline,
  day: formatDay,
  fullDay: formatFullDay,
  short: (ms: number) => formatShort(ms),
}

/** A time on the wall in Asia/Shanghai that never breaks across lines. `at` is ms since 1970. */
export function When({
  page,
  at,
  as = 'moment',
}: {
  page: PageContext
  at: number
  as?: keyof typeof FORMS
}) {
  const t = beijingTime(at)
  return <time datetime={`${t.date}T${t.clock}+08:00`}>{FORMS[as](at, page.lang)}</time>
}

/** A deadline in bold: date, weekday, time. Stands beside the button it limits. */
export function Deadline({ page, at }: { page: PageContext; at: number }) {
  return (
    <b>
      <When page={page} at={at} as="deadline" />
    </b>
  )
}

/** The time left until then, in bold; counts by the minute, seconds only in the last one. */
export function Left({ page, until }: { page: PageContext; until: number }) {
  return <b class="num">{formatTimeLeft(until, page.now, page.lang)}</b>
}
