import { formatDeadline } from '../../views/dates.ts'
import { formatYuan } from '../../views/money.ts'
import { WORDS } from '../../views/words.ts'
import type { HistoryNote, Reason, Registration } from '../registration/machine/registration.ts'
import { totalOf } from '../registration/machine/registration.ts'
import type { Message } from './messages.ts'

/** The mails that one line of the history causes; `key` makes sending twice sending once. */
export function registrationMails(
  file: Registration,
  line: HistoryNote,
  origin: string,
  seq: number,
): Message[] {
  const to = file.details?.email
  const text = to ? textOf(file, line, `${origin}/register/${file.sitting}`) : null
  if (!to || !text) return []
  return [{ key: `${file.id}:${seq}`, channel: 'mail', to, ...text }]
}

function textOf(
  file: Registration,
  line: HistoryNote,
  link: string,
): { subject: string; body: string } | null {
  const t = WORDS[file.lang].payment.news
  const name = file.details?.name ?? ''
  const amount = formatYuan(totalOf(file.choices))
  switch (line.what) {
    case 'approved':
    case 'reapproved': {
      if (file.stage.is !== 'approved') return null
      const payBy = formatDeadline(file.stage.payBy, file.lang)
      return { subject: t.approved.subject, body: t.approved.body(name, amount, payBy, link) }
    }
    case 'returned': {
      if (file.stage.is !== 'returned') return null
      const reasons = file.stage.reasons.map((reason) => `- ${reasonLine(file, reason)}`).join('\n')
      return { subject: t.returned.subject, body: t.returned.body(name, reasons, link) }
    }
    case 'paid':
      return { subject: t.paid.subject, body: t.paid.body(name, amount, link) }
    case 'lapsed':
      return { subject: t.lapsed.subject, body: t.lapsed.body(name, link) }
    case 'refunding':
    case 'refunded': {
      const trade = file.trades.find((one) => one.no === line.facts?.trade)
      if (trade?.state.is !== 'refunding' && trade?.state.is !== 'refunded') return null
      const sum = formatYuan(trade.state.amount)
      const why = WORDS[file.lang].registration.hub.refundWhy[trade.state.why]
      return line.what === 'refunded'
        ? { subject: t.refunded.subject, body: t.refunded.body(name, sum, link) }
        : { subject: t.refunding.subject, body: t.refunding.body(name, sum, why, link) }
    }
    default:
      return null
  }
}

function reasonLine(file: Registration, reason: Reason): string {
  const t = WORDS[file.lang].registration
  const ready = reason.code ? t.reason[reason.code] : ''
  return `${t.reasonField[reason.field]}: ${[ready, reason.text].filter(Boolean).join(' ')}`
}
