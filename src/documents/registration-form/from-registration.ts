import { textOfCode } from '../../../views/registration/details/detail-text.ts'
import { WORDS, type Words } from '../../../views/words.ts'
import { centreOf } from '../../catalogue/lookup.ts'
import type { Lang } from '../../lib/lang.ts'
import type { CurrentRegistration } from '../../registration/current-registration.ts'
import {
  DETAILS_FIELDS,
  type Details,
  type DetailsField,
  fieldOf,
} from '../../registration/details/fields.ts'
import { documentOf } from '../../registration/machine/documents.ts'
import { hasMoney } from '../../registration/machine/payment/attempt.ts'
import type { Bilingual, RegistrationForm } from './registration-form.ts'

const zh = WORDS['zh-CN']
const { en } = WORDS

/** The registration form of a paid registration; null before payment, when there is nothing to print (D1). */
export function formFromRegistration(
  current: CurrentRegistration,
  origin: string,
  lang: Lang,
): RegistrationForm | null {
  const { registration: file } = current.view
  const { catalogue } = current
  const centre = file.centre ? centreOf(catalogue, file.centre) : undefined
  const { details, stage } = file
  const identity = documentOf(file)
  if (stage.is !== 'paid' || !details || !identity || !centre) return null
  const trade = file.trades.find((one) => one.no === stage.trade)
  const platformNo = trade && hasMoney(trade.state) ? trade.state.platformNo : null
  return {
    lang,
    examination: bilingual((w) => w.frame.exam),
    sitting: { zh: catalogue.sitting.name, en: catalogue.sitting.nameEn },
    number: file.id,
    details: printedDetails(details),
    document: { type: bilingual((w) => w.identity.documents[identity.type]), masked: identity.masked },
    centre: {
      code: centre.id,
      name: { zh: centre.name, en: centre.nameEn },
      address: { zh: centre.address, en: centre.addressEn },
      phone: centre.phone,
    },
    subjects: file.choices.map((choice) => {
      const subject = catalogue.offerings.find((one) => one.id === choice.offering)?.subject
      return {
        code: choice.subject,
        name: { zh: subject?.name ?? '', en: subject?.nameEn ?? '' },
        startsAt: choice.startsAt,
        endsAt: choice.endsAt,
        fee: choice.fee,
      }
    }),
    payment: {
      amount: trade?.amount ?? 0,
      at: trade && hasMoney(trade.state) ? trade.state.paidAt : stage.enteredAt,
      by: trade
        ? bilingual((w) => w.payment.way.names[trade.gateway])
        : bilingual((w) => w.payment.way.noFee),
      order: trade?.no ?? '',
      trade: trade?.gateway === 'centre' ? null : platformNo,
      receipt: trade?.gateway === 'centre' ? platformNo : null,
    },
    onSite: centre.onSite ? { zh: centre.onSiteNotice ?? '', en: centre.onSiteNoticeEn ?? '' } : null,
    checkUrl: `${origin}/check/${file.id}`,
  }
}

/** A value chosen from a list has a name in each language; a text of the candidate is the same in both. */
function printedDetails(details: Details): RegistrationForm['details'] {
  const printed = DETAILS_FIELDS.map((field): [DetailsField, Bilingual | null] => {
    const value = details[field]
    if (value === null) return [field, null]
    const isWritten = fieldOf(field).control.is === 'line'
    return [field, isWritten ? { zh: value, en: '' } : bilingual((w) => textOfCode(w, field, value))]
  })
  return Object.fromEntries(printed) as RegistrationForm['details']
}

function bilingual(of: (words: Words) => string): Bilingual {
  return { zh: of(zh), en: of(en) }
}
