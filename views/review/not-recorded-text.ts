import { beijingTime } from '../../src/lib/calendar.ts'
import type { NotRecorded } from '../../src/review/decision-outcome.ts'
import { formatDeadline } from '../dates.ts'
import type { PageContext } from '../page-context.ts'

/** The reason why a decision was not recorded, with the officer and the time to the second (ux OF1–OF6). */
export function notRecordedText(page: PageContext, why: NotRecorded): string {
  const t = page.words.review.notRecorded
  switch (why.is) {
    case 'changed':
    case 'withdrawn':
    case 'deleted':
      return t[why.is](time(page, why.at))
    case 'decided':
      return t[why.how](why.by ?? t.itself, time(page, why.at))
    case 'closed':
      return t.closed(formatDeadline(why.until, page.lang))
    case 'not-open':
      return t.notOpen(formatDeadline(why.from, page.lang))
    case 'no-photo':
      return t['no-photo']
    case 'stage':
      return t.stage(page.words.review.stages[why.stage])
  }
}

/** “10:21:38” for today, “12-17 10:21:38” for another day. */
function time(page: PageContext, at: number): string {
  const [then, now] = [beijingTime(at), beijingTime(page.now)]
  return then.date === now.date ? then.clock : `${then.date.slice(5)} ${then.clock}`
}
