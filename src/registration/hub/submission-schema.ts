import * as z from 'zod/mini'
import { text } from '../../lib/schema.ts'

/** 「提交信息审核」; after a lapse with the total that the page showed. fen; null where the page showed none */
export const sendingForm = z.object({
  amount: z.pipe(
    text(),
    z.transform((sent: string) => (sent === '' ? null : Number(sent))),
  ),
})
