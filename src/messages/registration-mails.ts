import type { HistoryNote, NoteName, Registration } from '../registration/machine/registration.ts'
import { totalOf } from '../registration/machine/registration.ts'
import type { MessageContent, NewMessage } from './message.ts'

/** Which notes of a history cause a mail to the candidate, and how its content follows from the registration. */
const CONTENT: Partial<
  Record<NoteName, (registration: Registration, note: HistoryNote) => MessageContent | null>
> = {
  approved,
  reapproved: approved,
  returned,
  paid: (registration) => ({
    template: 'paid',
    params: { ...common(registration), fen: totalOf(registration.choices) },
  }),
  lapsed: (registration) => ({ template: 'lapsed', params: common(registration) }),
  refunding: refund,
  refunded: refund,
}

/** Whether the candidate gets a message about a note of the history. */
export function causesMessage(what: NoteName): boolean {
  return CONTENT[what] !== undefined
}

/** The mail that one note of the history causes; null if none, or if the registration has moved on and the mail would be wrong. */
export function registrationMail(
  registration: Registration,
  note: HistoryNote,
  historySeq: number,
): NewMessage | null {
  const recipient = registration.details?.email
  const content = recipient ? CONTENT[note.what]?.(registration, note) : null
  if (!recipient || !content) return null
  const { id, lang } = registration
  return { ...content, key: `${id}:${historySeq}`, channel: 'mail', recipient, lang, registrationId: id }
}

function approved(registration: Registration): MessageContent | null {
  if (registration.stage.is !== 'approved') return null
  const params = { ...common(registration), fen: totalOf(registration.choices) }
  return { template: 'approved', params: { ...params, payBy: registration.stage.payBy } }
}

function returned(registration: Registration): MessageContent | null {
  if (registration.stage.is !== 'returned') return null
  const { reasons } = registration.stage
  return { template: 'returned', params: { ...common(registration), reasons } }
}

function refund(registration: Registration, note: HistoryNote): MessageContent | null {
  const trade = registration.trades.find((one) => one.no === note.facts?.trade)
  if (trade?.state.is !== 'refunding' && trade?.state.is !== 'refunded') return null
  const params = { ...common(registration), fen: trade.state.amount }
  return note.what === 'refunded'
    ? { template: 'refunded', params }
    : { template: 'refunding', params: { ...params, why: trade.state.why } }
}

function common({ details, sitting }: Registration) {
  return { name: details?.name ?? '', sitting }
}
