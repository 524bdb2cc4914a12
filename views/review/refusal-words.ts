import type { NotRecorded } from '../../src/review/verdict.ts'
import { deadline, shanghai } from '../dates.ts'
import type { Frame } from '../frame.ts'

/** Why a decision was not recorded, with who and when to the second (ux OF1–OF6). */
export function sayNotRecorded(f: Frame, why: NotRecorded): string {
  const w = f.words.review.notRecorded
  switch (why.is) {
    case 'changed':
    case 'withdrawn':
    case 'deleted':
      return w[why.is](time(f, why.at))
    case 'decided':
      return w[why.how](why.by ?? w.itself, time(f, why.at))
    case 'closed':
      return w.closed(deadline(why.until, f.lang))
    case 'not-open':
      return w.notOpen(deadline(why.from, f.lang))
    case 'no-photo':
      return w['no-photo']
    case 'stage':
      return w.stage(f.words.review.stages[why.stage])
  }
}

/** “10:21:38” today, else with its day: “12-17 10:21:38”. */
function time(f: Frame, at: number): string {
  const [then, now] = [shanghai(at), shanghai(f.now)]
  return then.date === now.date ? then.clock : `${then.date.slice(5)} ${then.clock}`
}
