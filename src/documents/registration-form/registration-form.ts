import type { Lang } from '../../lib/lang.ts'
import type { DetailsField } from '../../registration/details/fields.ts'

/** A text of the catalogue or of a list in both languages. The official form is Chinese, with English beside it. */
export type Bilingual = { zh: string; en: string }

/** Everything on the registration form (报名登记表). Times are ms since 1970, money is integer fen. */
export type RegistrationForm = {
  /** `en` sets English beside every label and every text that has it. */
  lang: Lang
  /** 全国计算机等级考试 */
  examination: Bilingual
  sitting: Bilingual
  /** The registration's 16 characters. */
  number: string
  /** The candidate's answers; null where the form did not ask, or nothing was chosen. */
  details: Record<DetailsField, Bilingual | null>
  document: { type: Bilingual; masked: string }
  centre: { code: string; name: Bilingual; address: Bilingual; phone: string }
  subjects: { code: string; name: Bilingual; startsAt: number; endsAt: number; fee: number }[]
  /** `order` is our number of the payment, `trade` the platform's. A centre that took the money has a receipt number in its place. */
  payment: {
    amount: number
    at: number
    by: Bilingual
    order: string
    trade: string | null
    receipt: string | null
  }
  /** The centre's notice of on-site confirmation; null when it needs none. */
  onSite: Bilingual | null
  /** The address in the QR code. */
  checkUrl: string
}
