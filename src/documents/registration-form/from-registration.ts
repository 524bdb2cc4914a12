import { WORDS } from '../../../views/words.ts'
import { centreOf } from '../../catalogue/lookup.ts'
import type { Lang } from '../../lib/lang.ts'
import type { CurrentRegistration } from '../../registration/current-registration.ts'
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
  const { details, identity, stage } = file
  if (stage.is !== 'paid' || !details || !identity || !centre) return null
  const trade = file.trades.find((one) => one.no === stage.trade)
  const bilingual = (of: (words: typeof zh) => string): Bilingual => ({ zh: of(zh), en: of(en) })
  const { name, sex, birth, ethnicity, education, occupation, training } = details
  const { mobile, email, address, postcode } = details
  const { school, faculty, major, grade, class: group, studentNumber } = details
  return {
    lang,
    examination: bilingual((w) => w.frame.exam),
    sitting: { zh: catalogue.sitting.name, en: catalogue.sitting.nameEn },
    number: file.id,
    person: {
      name,
      sex: bilingual((w) => w.details.sexes[sex]),
      birth,
      ethnicity: ethnicity && bilingual((w) => w.details.ethnicGroups[ethnicity]),
    },
    document: { type: bilingual((w) => w.identity.documents[identity.type]), masked: identity.masked },
    background: {
      education: bilingual((w) => w.details.educations[education]),
      occupation: bilingual((w) => w.details.occupations[occupation]),
      training: training && bilingual((w) => w.details.trainings[training]),
    },
    contact: { mobile, email, address, postcode },
    school: { school, faculty, major, grade, class: group, studentNumber },
    remark: details.remark,
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
      trade: trade && hasMoney(trade.state) ? trade.state.platformNo : null,
    },
    onSite: centre.onSite ? { zh: centre.onSiteNotice ?? '', en: centre.onSiteNoticeEn ?? '' } : null,
    checkUrl: `${origin}/check/${file.id}`,
  }
}
