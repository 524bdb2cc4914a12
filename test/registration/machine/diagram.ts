import type { PlatformAnswer } from '../../../src/payment/gateways/gateway.ts'
import type { Command, Decision } from '../../../src/registration/machine/command.ts'
import { decide } from '../../../src/registration/machine/decide.ts'
import { newTrade } from '../../../src/registration/machine/payment/new-trade.ts'
import { type Actor, type Registration, totalOf } from '../../../src/registration/machine/registration.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { choice, content, DAY, HENAN_OFFICER, NOON, OTHER_PHOTO, PASSPORT, WANG } from './facts.ts'
import { contextWith, submission, ticked, tradeOf, USUAL } from './played.ts'

/** Where a command finds the file, and on which terms. */
export type Place = { file: Registration; terms: Terms }

type Saying = {
  of: Command['do']
  say: (file: Registration) => Command
  by?: Actor
  now?: number
  terms?: (terms: Terms) => Terms
}

/** Every command, some of them in two versions; what does not compile without them is at the end. */
const COMMANDS = {
  start: { of: 'start', say: () => ({ do: 'start', province: 'henan', lang: 'zh-CN' }) },
  agree: {
    of: 'agree',
    say: () => ({ do: 'agree', kind: 'agreement', version: 2 }),
    terms: (terms) => ({ ...terms, notices: { ...terms.notices, agreement: 2 } }),
  },
  identify: { of: 'identify', say: ({ revision }) => ({ do: 'identify', revision, identity: PASSPORT }) },
  'submit the same': { of: 'submit', say: (file) => submission(file, standing(file)) },
  'submit another': {
    of: 'submit',
    say: (file) => submission(file, { ...standing(file), choices: [choice('linux')] }),
  },
  'attach-photo': { of: 'attach-photo', say: () => ({ do: 'attach-photo', photo: OTHER_PHOTO }) },
  send: { of: 'send', say: () => ({ do: 'send' }) },
  withdraw: { of: 'withdraw', say: () => ({ do: 'withdraw' }) },
  approve: { of: 'approve', say: (file) => USUAL.approve(file), by: WANG },
  return: { of: 'return', say: (file) => USUAL.return(file), by: WANG },
  'open-payment': { of: 'open-payment', say: (file) => USUAL.open(file) },
  'confirm-facts': { of: 'confirm-facts', say: ({ revision }) => ({ do: 'confirm-facts', revision }) },
  'book-receipt': {
    of: 'book-receipt',
    say: ({ choices }) => ({ do: 'book-receipt', receipt: 'R 1', amount: totalOf(choices) }),
    by: WANG,
    terms: (terms) => ({ ...terms, money: 'centre' }),
  },
  'cancel-receipt': {
    of: 'cancel-receipt',
    say: (file) => ({ do: 'cancel-receipt', trade: tradeOf(file).no, reason: 'wrong candidate' }),
    by: WANG,
  },
  cancel: { of: 'cancel', say: () => ({ do: 'cancel', reason: 'ill' }), by: HENAN_OFFICER },
  'retry-refund': {
    of: 'retry-refund',
    say: (file) => ({ do: 'retry-refund', trade: tradeOf(file).no }),
    by: HENAN_OFFICER,
  },
  'record-refund': {
    of: 'record-refund',
    say: (file) => ({ do: 'record-refund', trade: tradeOf(file).no, reason: 'by transfer' }),
    by: HENAN_OFFICER,
  },
  'close-payment': { of: 'close-payment', say: () => ({ do: 'close-payment' }) },
  delete: { of: 'delete', say: () => ({ do: 'delete', reason: 'give-up' }) },
  'time-passed': { of: 'time-passed', say: () => ({ do: 'time-passed' }) },
  'time-passed (60 days)': { of: 'time-passed', say: () => ({ do: 'time-passed' }), now: NOON + 60 * DAY },
  'trade-answer: paid': { of: 'trade-answer', say: (file) => hears(file, money(file, 8000)) },
  'trade-answer: less': { of: 'trade-answer', say: (file) => hears(file, money(file, 7999)) },
  'trade-answer: closed': { of: 'trade-answer', say: (file) => hears(file, { is: 'closed' }) },
  'refund-answer': {
    of: 'refund-answer',
    say: (file) => ({
      do: 'refund-answer',
      trade: tradeOf(file).no,
      answer: { is: 'refunded', refundedAt: NOON },
    }),
  },
  'seat-answer: held': { of: 'seat-answer', say: (file) => USUAL.held(file) },
  'seat-answer: full': { of: 'seat-answer', say: (file) => USUAL.full(file) },
  'claims-released': { of: 'claims-released', say: () => ({ do: 'claims-released', until: NOON + DAY }) },
  'retention-over': { of: 'retention-over', say: () => ({ do: 'retention-over' }), now: NOON + 300 * DAY },
  'photos-deleted': { of: 'photos-deleted', say: () => ({ do: 'photos-deleted', hashes: ['photo-0'] }) },
} satisfies Record<string, Saying>

/** A command without a row does not compile. */
export const NONE_IS_MISSING: Record<
  Exclude<Command['do'], (typeof COMMANDS)[keyof typeof COMMANDS]['of']>,
  never
> = {}

/** The outcome of every command at every place, drawn as a table. */
export function draw(places: Record<string, Place>): string {
  const rows = Object.entries<Saying>(COMMANDS).map(([name, saying]) => [
    name,
    ...Object.values(places).map((place) => outcome(place, saying)),
  ])
  const table = [['', ...Object.keys(places)], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `\n${lines.join('\n')}\n`
}

function outcome({ file, terms }: Place, { say, by, now = NOON, terms: other }: Saying): string {
  const command = say(file)
  const on = other ? other(terms) : terms
  return wordOf(
    file,
    decide(ticked(file, command), command, contextWith({ now, terms: on, ...(by ? { by } : {}) })),
  )
}

function wordOf(before: Registration, decision: Decision): string {
  if ('refused' in decision) return `✗${decision.refused.is}`
  if ('same' in decision) return 'same'
  const { next, warning: says } = decision
  if (says) return `✗${says.is}`
  if (next.stage.is !== before.stage.is) return `→${next.stage.is}`
  if (next.seating.lastNumber > before.seating.lastNumber && next.seating.intent) return 'asks'
  return next.trades.some(({ state }) => state.is === 'refunding') ? 'back' : 'stays'
}

/** The content of the registration, or the usual content where it has none. */
function standing({ details, centre, choices }: Registration) {
  return details && centre ? { details, centre, choices } : content()
}

function hears(file: Registration, answer: PlatformAnswer): Command {
  return { do: 'trade-answer', trade: tradeOf(file).no, answer, by: 'notification', askedAt: NOON }
}

function money(file: Registration, amount: number): PlatformAnswer {
  return { is: 'paid', amount, platformNo: `p${tradeOf(file).no}`, paidAt: NOON }
}

/** The file after one more attempt that was closed, and with a photo that was replaced. */
export function withAttempt(file: Registration): Registration {
  const closed = newTrade(file, {
    gateway: 'alipay',
    amount: 8000,
    subject: 'NCRE',
    device: 'computer',
    openedAt: NOON,
    expiresAt: NOON + DAY,
    state: { is: 'closed', closedAt: NOON, isConfirmed: true },
  })
  return { ...file, photosToDelete: ['photo-0'], trades: [...file.trades, { ...closed, no: `${file.id}99` }] }
}
