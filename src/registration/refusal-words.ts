import { deadline, moment } from '../../views/dates.ts'
import type { Frame } from '../../views/frame.ts'
import { yuan } from '../../views/money.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Refusal } from './machine/command.ts'

/** What the candidate is told; every refusal has its sentence, or this does not compile. */
export function sayRefusal(f: Frame, refusal: Refusal, catalogue: Catalogue): string {
  const w = f.words.registration.refusals
  switch (refusal.is) {
    case 'closed': {
      if (refusal.why === 'not-open') return w.notOpen(deadline(refusal.from, f.lang))
      const date = deadline(refusal.until, f.lang)
      const says = { register: w.overRegister, change: w.overChange, photo: w.overPhoto, send: w.overSend }
      const others = {
        withdraw: w.overWithdraw,
        pay: w.overPay,
        decide: w.overPay,
        again: w.overSend,
        delete: w.overChange,
      }
      return (
        ({ ...says, ...others } as Record<string, (date: string) => string>)[refusal.deed]?.(date) ??
        w.overChange(date)
      )
    }
    case 'stage':
      if (refusal.stage === 'pending') return w.pendingEdit
      return refusal.stage === 'approved'
        ? w.approvedEdit
        : w.stageEdit(f.words.registration.stage[refusal.stage])
    case 'unread':
    case 'version':
      return w.unread
    case 'incomplete':
      return refusal.missing === 'photo' ? w.noPhoto : w.noDetails
    case 'changed':
      return w.changed(moment(f.now, f.lang))
    case 'claim':
      return w.claim
    case 'fee':
      return w.fee(subjectOf(f, catalogue, refusal.offering), yuan(refusal.fee))
    case 'busy':
      return w.busy
    case 'waiting':
      return w.waiting
    case 'full':
      return refusal.offerings.map((id) => w.full(subjectOf(f, catalogue, id))).join(' ')
    case 'paid':
      return w.paid
    case 'payment-open':
      return w.paymentOpen
    case 'amount':
      return f.words.payment.refusals.amount(yuan(refusal.amount))
    case 'pay-by':
      return f.words.payment.refusals.payBy(deadline(refusal.payBy, f.lang))
    case 'at-centre':
      return f.words.registration.hub.payAtCentreText
    case 'withdrawn':
      return w.withdrawn
    case 'deleted':
      return f.words.registration.hub.deletedText(moment(refusal.at, f.lang))
    case 'decided': {
      const at = moment(refusal.at, f.lang)
      return refusal.how === 'approved' ? w.approvedAt(at) : w.returnedAt(at)
    }
    case 'round':
    case 'photo-changed':
    case 'no-reason':
    case 'unknown-trade':
      return w.changed(moment(f.now, f.lang))
  }
}

/** “二级 C 语言程序设计” of an offering, as the page's language has it. */
export function subjectOf(f: Frame, catalogue: Catalogue, offering: string): string {
  const found = catalogue.offerings.find((one) => one.id === offering)
  return found ? f.words.choices.subject(found.subject) : offering
}
