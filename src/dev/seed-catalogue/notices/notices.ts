import type { notice } from '../../../db/schema.ts'
import type { Calendar } from '../calendar.ts'
import { SITTING_ID } from '../sitting.ts'
import { agreement } from './agreement.ts'
import { announcements } from './announcements.ts'
import { howItWorks } from './how-it-works.ts'
import { provinceNotices } from './province-notices.ts'
import { sittingNotice } from './sitting-notice.ts'

export function noticeRows(calendar: Calendar): (typeof notice.$inferInsert)[] {
  return [
    ...agreement(calendar),
    sittingNotice(calendar),
    ...provinceNotices(calendar),
    ...announcements(calendar),
    howItWorks(calendar),
  ].map((row) => ({ sittingId: SITTING_ID, ...row }))
}
