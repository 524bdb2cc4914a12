import type { PlatformAnswer } from '../../../src/payment/gateways/gateway.ts'
import type {
  Accepted,
  Command,
  Context,
  Decision,
  Refusal,
} from '../../../src/registration/machine/command.ts'
import { decide } from '../../../src/registration/machine/decide.ts'
import {
  newRegistration,
  type Registration,
  type SubmittedContent,
} from '../../../src/registration/machine/registration.ts'
import { openRequests } from '../../../src/seats/seating.ts'
import {
  BACKGROUND,
  CANDIDATE,
  CARD,
  choice,
  content,
  DAY,
  DENGFENG,
  HENAN_OFFICER,
  HOUR,
  LI,
  NOON,
  PHOTO,
  WANG,
  ZHENGZHOU,
} from './facts.ts'

/** A registration before its first command. */
export const NEW = newRegistration({
  id: LI,
  sitting: 'ncre-79',
  passport: 'li',
  province: '',
  lang: 'zh-CN',
})

/** Every command as it is mostly given to a file that stands like this one. */
export const USUAL = {
  start: () => ({ do: 'start', province: 'henan', lang: 'zh-CN' }),
  agree: () => ({ do: 'agree', kind: 'agreement', version: 1 }),
  'agree-sitting': () => ({ do: 'agree', kind: 'sitting-notice', version: 1 }),
  'agree-province': () => ({ do: 'agree', kind: 'province-notice', version: 1 }),
  identify: (file) => ({ do: 'identify', revision: file.revision, identity: CARD }),
  submit: (file) => submission(file, content()),
  'submit-dengfeng': (file) => submission(file, content({ centre: 'dengfeng' })),
  change: (file) => submission(file, content({ choices: [choice('office')] })),
  attach: () => ({ do: 'attach-photo', photo: PHOTO }),
  send: (file?: Registration) => ({
    do: 'send',
    claimedBlindIndex: file?.submittedIdentity?.blindIndex ?? '',
    claimedAt: (file?.releasedClaimsUntil ?? 0) + 1,
  }),
  withdraw: () => ({ do: 'withdraw' }),
  approve: (file) => ({ do: 'approve', round: file.round, photo: file.photo?.hash ?? '' }),
  return: (file) => ({
    do: 'return',
    round: file.round,
    photo: file.photo?.hash ?? '',
    reasons: [BACKGROUND],
  }),
  open: (file) => ({
    do: 'open-payment',
    gateway: 'alipay',
    amount: file.choices.reduce((sum, one) => sum + one.fee, 0),
    subject: 'NCRE',
    device: 'computer',
  }),
  'close-payment': () => ({ do: 'close-payment' }),
  delete: () => ({ do: 'delete', reason: 'give-up' }),
  'time-passed': () => ({ do: 'time-passed' }),
  held: (file) => heldOf(file),
  full: (file) => fullOf(file),
  pays: (file) => tradeAnswer(file, paid(file)),
} satisfies Record<string, (file: Registration) => Command>

export type UsualCommand = keyof typeof USUAL

export function submission(
  file: Registration,
  of: SubmittedContent,
  more: Partial<Extract<Command, { do: 'submit' }>> = {},
): Command {
  const { identity } = file
  return {
    do: 'submit',
    revision: file.revision,
    content: of,
    claimedBlindIndex: identity?.blindIndex ?? '',
    claimedAt: file.releasedClaimsUntil + 1,
    document: { type: identity?.type ?? 'resident-card', numberTells: identity?.sex != null },
    page: { id: 'page-1', basis: 0 },
    ...more,
  }
}

function heldOf(file: Registration): Command {
  const [asked = { centre: '', n: 0 }] = openRequests(file.seating)
  return { do: 'seat-answer', request: asked, answer: { is: 'held', n: asked.n } }
}

function fullOf(file: Registration): Command {
  const [asked = { centre: '', n: 0, offerings: [] }] = openRequests(file.seating)
  return { do: 'seat-answer', request: asked, answer: { is: 'full', n: asked.n, full: [...asked.offerings] } }
}

/** The platform's word on the newest attempt. */
export function tradeAnswer(
  file: Registration,
  answer: PlatformAnswer,
  by: 'notification' | 'query' = 'notification',
  askedAt = NOON + HOUR,
): Command {
  return { do: 'trade-answer', trade: tradeOf(file).no, answer, by, askedAt }
}

export function paid(file: Registration, amount = tradeOf(file).amount, when = NOON + HOUR): PlatformAnswer {
  return { is: 'paid', amount, platformNo: `platform-${tradeOf(file).no}`, paidAt: when }
}

export function tradeOf(file: Registration) {
  const trade = file.trades.at(-1)
  if (!trade) throw new Error('no payment was opened')
  return trade
}

export function contextWith(more: Partial<Context> = {}): Context {
  return { now: NOON, terms: ZHENGZHOU, by: CANDIDATE, ...more }
}

/** Plays what is said, one after another at the same moment; nothing of it may be refused. */
export function appliedAll(
  file: Registration,
  says: readonly UsualCommand[],
  more: Partial<Context> = {},
): Registration {
  return says.reduce((one, saying) => {
    const by = saying === 'approve' || saying === 'return' ? WANG : CANDIDATE
    return applied(one, USUAL[saying](one), { by, ...more })
  }, file)
}

/** The file with 「个人信息及报考信息无误」 ticked for its entries of now, where the command is to open a payment. */
export function ticked(file: Registration, command: Command): Registration {
  const factsConfirmed = { revision: file.revision, confirmedAt: NOON }
  return command.do === 'open-payment' ? { ...file, factsConfirmed } : file
}

/** The file after a command that must not be refused. */
export function applied(before: Registration, command: Command, more: Partial<Context> = {}): Registration {
  const file = ticked(before, command)
  const decision = decide(file, command, contextWith(more))
  if ('refused' in decision) throw new Error(`${command.do} is refused: ${JSON.stringify(decision.refused)}`)
  return 'next' in decision ? decision.next : file
}

export function refusalOf(decision: Decision): Refusal | undefined {
  if ('next' in decision) return decision.warning
  return 'refused' in decision ? decision.refused : undefined
}

export function notesOf(decision: Decision): Accepted['notes'] {
  return 'next' in decision ? decision.notes : []
}

export function decisionOn(file: Registration, command: Command, more: Partial<Context> = {}): Decision {
  return decide(ticked(file, command), command, contextWith(more))
}

const BEGUN: UsualCommand[] = ['start', 'agree', 'agree-sitting', 'agree-province', 'identify']

/** A file at each stage, all of it reached by commands: at Zhengzhou, which reviews, and at Dengfeng, which does not. */
export const FILLING = appliedAll(NEW, BEGUN)
export const SUBMITTED = appliedAll(FILLING, ['submit', 'held'])
export const READY = appliedAll(SUBMITTED, ['attach'])
export const PENDING = appliedAll(READY, ['send'])
export const RETURNED = appliedAll(PENDING, ['return'])
export const APPROVED = appliedAll(PENDING, ['approve'])
export const PAYING = appliedAll(APPROVED, ['open'])
export const PAID = appliedAll(PAYING, ['pays'])
export const LAPSED = appliedAll(APPROVED, ['time-passed', 'held'], { now: NOON + DAY + 5_000 })
export const DELETED = appliedAll(READY, ['delete', 'held'])
export const CANCELLED = applied(PAID, { do: 'cancel', reason: 'ill' }, { by: HENAN_OFFICER })
export const DUE = appliedAll(FILLING, ['submit-dengfeng', 'held', 'attach'], { terms: DENGFENG })
