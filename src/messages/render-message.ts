import { formatDeadline, formatMoment } from '../../views/dates.ts'
import { formatYuan } from '../../views/money.ts'
import { storedReasonText } from '../../views/registration/stored-reason.ts'
import { WORDS, type Words } from '../../views/words.ts'
import type { Lang } from '../lib/lang.ts'
import type { Reason } from '../registration/machine/registration.ts'
import type { MessageContent } from './message.ts'

/** The subject and text of a message; `origin` is the product's own address, e.g. `https://bm.example.cn`. */
export function renderMessage(
  { template, params }: MessageContent,
  lang: Lang,
  origin: string,
): { subject: string; text: string } {
  const t = WORDS[lang].mails
  switch (template) {
    case 'activation': {
      const link = `${origin}/passport/activation/${params.token}`
      const until = formatMoment(params.linkExpiresAt, lang)
      return t.activation({ link, until, mobile: params.maskedMobile })
    }
    case 'emailTaken':
      return t.emailTaken({ origin })
    case 'mobileTaken':
      return t.mobileTaken({ origin, mobile: params.maskedMobile })
    case 'loginLink': {
      const link = `${origin}/login/link/${params.token}`
      return t.loginLink({ link, until: formatMoment(params.linkExpiresAt, lang) })
    }
  }
  const { name } = params
  const link = `${origin}/register/${params.sitting}`
  switch (template) {
    case 'approved': {
      const payBy = formatDeadline(params.payBy, lang)
      return t.approved({ name, link, amount: formatYuan(params.fen), payBy })
    }
    case 'payable': {
      const payBy = formatDeadline(params.payBy, lang)
      return t.payable({ name, link, amount: formatYuan(params.fen), payBy })
    }
    case 'freeSeat':
      return t.freeSeat({ name, link })
    case 'undecided':
      return t.undecided({ name, link })
    case 'returned': {
      const reasons = params.reasons.map((reason) => `- ${reasonLine(WORDS[lang], reason)}`).join('\n')
      return t.returned({ name, link, reasons })
    }
    case 'lapsed':
      return t.lapsed({ name, link })
    case 'paid':
      return t.paid({ name, link, amount: formatYuan(params.fen) })
    case 'refunding':
    case 'refundingAtCentre':
    case 'refundRefused': {
      const why = WORDS[lang].registration.hub.refundWhy[params.why]
      return t[template]({ name, link, amount: formatYuan(params.fen), why })
    }
    case 'refunded':
    case 'refundedAtPlatform':
      return t[template]({ name, link, amount: formatYuan(params.fen) })
    case 'refundRecorded':
      return t.refundRecorded({
        name,
        link,
        amount: formatYuan(params.fen),
        reason: storedReasonText(WORDS[lang], 'refundWay', params.reason),
      })
    case 'receiptCancelled': {
      const payBy = formatDeadline(params.payBy, lang)
      const reason = storedReasonText(WORDS[lang], 'bookingReason', params.reason)
      return t.receiptCancelled({ name, link, amount: formatYuan(params.fen), payBy, reason })
    }
    case 'cancelled':
      return t.cancelled({
        name,
        link,
        reason: storedReasonText(WORDS[lang], 'cancellationReason', params.reason),
      })
  }
}

function reasonLine(words: Words, reason: Reason): string {
  const t = words.registration
  const standard = reason.code ? t.reason[reason.code] : ''
  return `${t.reasonField[reason.field]}: ${[standard, reason.text].filter(Boolean).join(' ')}`
}
