import * as z from 'zod/mini'
import { checked, number, oneOf, ticked } from '../../lib/schema.ts'
import { AFTER_NOTICE } from '../paths.ts'

type NoticeProblem = { field: 'agreed'; is: 'missing' }

/** 「不同意」 needs no tick; every other answer does, and counts for the version that was shown. */
export type NoticeAnswer = { is: 'disagreed' } | { is: 'agreed'; version: number }

export const noticeForm = checked(
  z.object({ answer: oneOf(['yes', 'no']), agreed: ticked(), version: number() }),
  readNoticeAnswer,
)

/** `next` in the address of a notice. */
export const afterNotice = oneOf(AFTER_NOTICE)

function readNoticeAnswer(form: {
  answer: 'yes' | 'no' | null
  agreed: boolean
  version: number
}): { ok: NoticeAnswer } | { problems: NoticeProblem[] } {
  if (form.answer === 'no') return { ok: { is: 'disagreed' } }
  if (!form.agreed) return { problems: [{ field: 'agreed', is: 'missing' }] }
  return { ok: { is: 'agreed', version: form.version } }
}
