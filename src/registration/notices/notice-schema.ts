import * as z from 'zod/mini'
import { checked, number, oneOf, ticked } from '../../lib/schema.ts'
import { readNoticeAnswer } from './notice-rules.ts'

export const noticeForm = checked(
  z.object({ answer: oneOf(['yes', 'no']), agreed: ticked(), version: number() }),
  readNoticeAnswer,
)
