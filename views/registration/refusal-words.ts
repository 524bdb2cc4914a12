import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import type { Refusal } from '../../src/registration/machine/command.ts'
import type { Action } from '../../src/registration/machine/terms.ts'
import { formatDeadline, formatMoment } from '../dates.ts'
import { formatYuan } from '../money.ts'
import type { PageContext } from '../page-context.ts'

/** The sentence for the candidate. Every refusal has one, or this does not compile. */
export function refusalText(page: PageContext, refusal: Refusal, catalogue: Catalogue): string {
  const t = page.words.registration.refusals
  switch (refusal.is) {
    case 'closed': {
      if (refusal.why === 'not-open') return t.notOpen(formatDeadline(refusal.from, page.lang))
      const date = formatDeadline(refusal.until, page.lang)
      const sentences: Record<Action, (date: string) => string> = {
        register: t.overRegister,
        change: t.overChange,
        photo: t.overPhoto,
        send: t.overSend,
        resend: t.overSend,
        withdraw: t.overWithdraw,
        pay: t.overPay,
        decide: t.overPay,
        delete: t.overChange,
      }
      return sentences[refusal.action](date)
    }
    case 'stage':
      if (refusal.stage === 'pending') return t.pendingEdit
      return refusal.stage === 'approved'
        ? t.approvedEdit
        : t.stageEdit(page.words.registration.stage[refusal.stage])
    case 'unread':
    case 'version':
      return t.unread
    case 'incomplete':
      return refusal.missing === 'photo' ? t.noPhoto : t.noDetails
    case 'changed':
      return t.changed(formatMoment(page.now, page.lang))
    case 'claim':
      return takenText(page)
    case 'fee':
      return t.fee(offeringName(page, catalogue, refusal.offering), formatYuan(refusal.fee))
    case 'not-offered':
      return t.notOffered(offeringName(page, catalogue, refusal.offering))
    case 'busy':
      return t.busy
    case 'waiting':
      return t.waiting
    case 'full':
      return refusal.offerings.map((id) => t.full(offeringName(page, catalogue, id))).join(' ')
    case 'paid':
      return t.paid
    case 'payment-open':
      return t.paymentOpen
    case 'amount':
      return page.words.payment.refusals.amount(formatYuan(refusal.amount))
    case 'pay-by':
      return page.words.payment.refusals.payBy(formatDeadline(refusal.payBy, page.lang))
    case 'unconfirmed':
      return page.words.payment.refusals.unconfirmed
    case 'at-centre':
      return page.words.registration.hub.payAtCentreText
    case 'withdrawn':
      return t.withdrawn
    case 'deleted':
      return page.words.registration.hub.deletedText(formatMoment(refusal.happenedAt, page.lang))
    case 'decided': {
      const at = formatMoment(refusal.happenedAt, page.lang)
      return refusal.how === 'approved' ? t.approvedAt(at) : t.returnedAt(at)
    }
    case 'round':
    case 'photo-changed':
    case 'no-reason':
    case 'unknown-trade':
    case 'not-in-charge':
    case 'not-at-centre':
    case 'receipt':
      return t.changed(formatMoment(page.now, page.lang))
  }
}

/** Another registration of this sitting has the document (G3): whom to call, never who has it. */
export function takenText(page: PageContext): string {
  return page.words.identity.taken(page.phone)
}

/** “二级 C 语言程序设计” of an offering, as the page's language has it. */
export function offeringName(page: PageContext, catalogue: Catalogue, offering: string): string {
  const found = catalogue.offerings.find((one) => one.id === offering)
  return found ? page.words.choices.subject(found.subject) : offering
}
