import { formatPosition } from '../../review/queue-rules.ts'
import { CRON } from '../../sweep.ts'
import { manyId } from './many-registrations.ts'

/** A page that lists registrations, as an officer of the demonstration asks for it; `find` is posted. */
export type ListPage = { what: string; login: string; path: string; find?: string }

/** Where the page after the 500th registration begins. */
const AFTER_500 = formatPosition({ submittedAt: 500_000, id: manyId(500) })

/** Every list of registrations. The bench and a test say how many rows each reads: add a new list here. */
export const LIST_PAGES: readonly ListPage[] = [
  { what: 'queue', login: 'wang', path: '/office/review' },
  { what: 'queue, later page', login: 'wang', path: `/office/review?after=${AFTER_500}` },
  { what: 'queue of a subject', login: 'wang', path: '/office/review?subject=24' },
  { what: 'next of the queue', login: 'wang', path: '/office/review/next' },
  { what: 'count in the head', login: 'wang', path: '/office/review/count' },
  { what: 'returned', login: 'wang', path: '/office/review?stage=returned' },
  { what: 'paid, of a subject', login: 'wang', path: '/office/review?stage=paid&subject=66' },
  { what: 'deleted', login: 'wang', path: '/office/review?stage=deleted' },
  { what: 'search: many names', login: 'wang', path: '/office/review/search', find: '考生' },
  { what: 'search: no such name', login: 'wang', path: '/office/review/search', find: '欧阳' },
  { what: 'search: last four', login: 'wang', path: '/office/review/search', find: '0007' },
  { what: 'search: number', login: 'wang', path: '/office/review/search', find: '410102200403150023' },
  { what: 'search: registration', login: 'wang', path: '/office/review/search', find: manyId(8) },
  { what: 'home of the province', login: 'he', path: '/office' },
  { what: 'payments at the counter today', login: 'ma', path: '/office/money' },
  { what: 'payments at the counter, all', login: 'ma', path: '/office/money?of=all' },
  { what: 'money to see to', login: 'he', path: '/office/questions' },
  { what: 'search of the province', login: 'he', path: '/office/registrations' },
  { what: 'province: many names', login: 'he', path: '/office/registrations/search', find: '考生' },
  { what: 'province: no such name', login: 'he', path: '/office/registrations/search', find: '欧阳' },
  { what: 'province: last four', login: 'he', path: '/office/registrations/search', find: '0007' },
  {
    what: 'province: number',
    login: 'he',
    path: '/office/registrations/search',
    find: '410102200403150023',
  },
  { what: 'province: registration', login: 'he', path: '/office/registrations/search', find: manyId(8) },
]

/** The crons look through registrations, trades, messages and sessions for something to do. */
export const CRON_JOBS: readonly { what: string; cron: string }[] = [
  { what: 'cron of each minute', cron: CRON.everyMinute },
  { what: 'cron of five minutes', cron: CRON.everyFiveMinutes },
]
