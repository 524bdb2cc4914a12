import { type Contact, type Trade, tradeOf } from '../registration/machine/payment/attempt.ts'
import type { HistoryNote, NoteName, Registration } from '../registration/machine/registration.ts'
import { totalOf } from '../registration/machine/registration.ts'
import type { MessageContent, NewMessage } from './message.ts'

/** Everything that a mail is made of; `to` has the name and the sitting, `trade` is the one that the note names. */
type Occasion = {
  registration: Registration
  note: HistoryNote
  to: { name: string; sitting: string }
  trade: Trade | undefined
}

/** Which notes of a history cause a mail to the candidate, and how its content follows from the registration. */
const CONTENT: Partial<Record<NoteName, (occasion: Occasion) => MessageContent | null>> = {
  approved,
  reapproved: approved,
  payable,
  returned,
  paid: ({ registration, to }) => ({
    template: 'paid',
    params: { ...to, fen: totalOf(registration.choices) },
  }),
  lapsed: ({ note, to }) => ({
    template: note.facts?.from === 'pending' ? 'undecided' : 'lapsed',
    params: to,
  }),
  refunding,
  refunded,
  'refund-refused': refundRefused,
  'refund-recorded': refundRecorded,
  'refunded-at-platform': ({ note, to }) => ({
    template: 'refundedAtPlatform',
    params: { ...to, fen: Number(note.facts?.amount) },
  }),
  'receipt-cancelled': receiptCancelled,
  cancelled: ({ note, to }) => ({
    template: 'cancelled',
    params: { ...to, reason: String(note.facts?.reason) },
  }),
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
  const { id, lang, sitting, trades } = registration
  const trade = tradeOf({ trades }, String(note.facts?.trade))
  const contact = contactFor(registration, note, trade)
  if (!contact?.email) return null
  const { name, email: recipient } = contact
  const content = CONTENT[note.what]?.({ registration, note, to: { name, sitting }, trade })
  if (!content) return null
  return { ...content, key: `${id}:${historySeq}`, channel: 'mail', recipient, lang, registrationId: id }
}

/**
 * The person who is told. Money has its own: the registration may have been deleted and begun again since, without details or with
 * those of somebody else. The same person's newest address counts.
 */
function contactFor(
  { details, trades }: Registration,
  note: HistoryNote,
  trade: Trade | undefined,
): Contact | null {
  const ofMoney = (note.what === 'cancelled' ? trades.at(-1) : trade)?.contact ?? null
  return ofMoney && ofMoney.name !== details?.name ? ofMoney : details
}

function approved({ registration, to }: Occasion): MessageContent | null {
  const { stage, choices } = registration
  if (isFree(registration)) return { template: 'freeSeat', params: to }
  if (stage.is !== 'approved') return null
  return { template: 'approved', params: { ...to, fen: totalOf(choices), payBy: stage.payBy } }
}

function payable({ registration, to }: Occasion): MessageContent | null {
  const { stage, choices } = registration
  if (isFree(registration)) return { template: 'freeSeat', params: to }
  if (stage.is !== 'due') return null
  return { template: 'payable', params: { ...to, fen: totalOf(choices), payBy: stage.payBy } }
}

/** Complete without a payment. */
function isFree({ stage }: Registration): boolean {
  return stage.is === 'paid' && stage.trade === null
}

function returned({ registration, to }: Occasion): MessageContent | null {
  if (registration.stage.is !== 'returned') return null
  const { reasons } = registration.stage
  return { template: 'returned', params: { ...to, reasons } }
}

function refunding({ trade, to }: Occasion): MessageContent | null {
  const { state, gateway } = trade ?? {}
  if (state?.is !== 'refunding' && state?.is !== 'refunded') return null
  const params = { ...to, fen: state.amount, why: state.why }
  return gateway === 'centre' ? { template: 'refundingAtCentre', params } : { template: 'refunding', params }
}

function refunded({ trade, to }: Occasion): MessageContent | null {
  const state = trade?.state
  return state?.is === 'refunded' ? { template: 'refunded', params: { ...to, fen: state.amount } } : null
}

/** Not where an officer has it asked for once more meanwhile, or the money is back. */
function refundRefused({ trade, to }: Occasion): MessageContent | null {
  const state = trade?.state
  if (state?.is !== 'refund-refused') return null
  return { template: 'refundRefused', params: { ...to, fen: state.amount, why: state.why } }
}

function refundRecorded({ note, to }: Occasion): MessageContent {
  const { amount, reason } = note.facts ?? {}
  return { template: 'refundRecorded', params: { ...to, fen: Number(amount), reason: String(reason) } }
}

function receiptCancelled({ registration, note, trade, to }: Occasion): MessageContent | null {
  const { stage } = registration
  if (!trade || (stage.is !== 'approved' && stage.is !== 'due')) return null
  const params = { ...to, fen: trade.amount, payBy: stage.payBy, reason: String(note.facts?.reason) }
  return { template: 'receiptCancelled', params }
}
