import type { QuestionKind } from '../../../src/office/money/question-kinds.ts'
import type { ProvinceContext } from '../../../src/office/office-context.ts'
import type { Problem } from '../../form.tsx'
import type { PageContext } from '../../page-context.ts'
import type { QuestionRow } from './question-table.tsx'

/** Money that no registration belongs to. Times are ms, money is fen. */
type UnmatchedRow = { platformNo: string; tradeNo: string; amount: number; firstSeenAt: number }

export type QuestionsPageProps = {
  page: PageContext
  office: ProvinceContext
  lists: { kind: QuestionKind; rows: QuestionRow[] }[]
  unmatched: UnmatchedRow[]
  refusedNotifications: { day: string; reason: string; times: number }[]
  /** Money of no registration was closed just now. */
  isClosed?: boolean | undefined
  /** The form that was sent for money of no registration, with its problems. */
  problems?: Problem[] | undefined
  platformNo?: string | undefined
  reason?: string | undefined
  note?: string | undefined
}
