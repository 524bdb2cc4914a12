import { latestEnds } from '../../../src/catalogue/terms.ts'
import type { PlatformAnswer, RefundAnswer } from '../../../src/payment/gateways/gateway.ts'
import type { Command, Refusal } from '../../../src/registration/machine/command.ts'
import { decide } from '../../../src/registration/machine/decide.ts'
import type { Actor, Registration } from '../../../src/registration/machine/registration.ts'
import { type Task, tasksOf } from '../../../src/registration/machine/tasks.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { openRequests } from '../../../src/seats/seating.ts'
import { decideRequest } from '../../../src/seats/seats.ts'
import { askPlain, EMPTY_LEDGER, type PlainLedger } from '../../seats/model/plain-ledger.ts'
import { CLOCK, DENGFENG, NOON, PLATFORM, ZHENGZHOU } from './facts.ts'
import { NEW, ticked } from './played.ts'

/** One candidate's file with everything around it that answers: two ledgers, a payment platform, a clock. */
export type World = {
  file: Registration
  now: number
  /** By the centre; '' stands for the province, whose terms hold where there is no such centre. */
  terms: Record<string, Terms>
  ledgers: Record<string, PlainLedger>
  /** The platform's own state of each attempt; none where no buyer has logged in. */
  platform: Record<string, AtPlatform>
  moves: Move[]
}

export type AtPlatform = { state: 'waiting' | 'paid' | 'closed'; amount: number; refunded: number }

export type Move = { before: Registration; after: Registration; command: Command }

export const NEW_WORLD: World = {
  file: NEW,
  now: NOON,
  terms: { '': { ...ZHENGZHOU, centre: null }, zhengzhou: ZHENGZHOU, dengfeng: DENGFENG },
  ledgers: {},
  platform: {},
  moves: [],
}

/** The terms of a centre as the catalogue has them now. */
export function termsAt({ terms }: World, centre: string | null): Terms {
  const ofCentre = terms[centre ?? ''] ?? terms[''] ?? ZHENGZHOU
  const centres = Object.entries(terms).filter(([id, of]) => id !== '' && of.centre === id)
  const elsewhere = latestEnds(centres.map(([, { windows }]) => windows))
  return { ...ofCentre, elsewhere }
}

/** The file after a command as its desk would pass it on: on the terms of the centre in question. */
export function say(world: World, command: Command, by: Actor): World {
  return answer(world, command, by).world
}

/** The same, with the refusal. */
export function answer(world: World, command: Command, by: Actor): { world: World; refused: Refusal | null } {
  const { file, now } = world
  const centre =
    command.do === 'submit'
      ? command.content.centre
      : command.do === 'seat-answer' && command.answer.is === 'held'
        ? command.request.centre
        : file.centre
  const ofPlace = termsAt(world, centre)
  const terms: Terms = command.do === 'book-receipt' ? { ...ofPlace, money: 'centre' } : ofPlace
  const decision = decide(ticked(file, command), command, { now, terms, by })
  if ('refused' in decision) return { world, refused: decision.refused }
  if (!('next' in decision)) return { world, refused: null }
  const move = { before: file, after: decision.next, command }
  const next = { ...world, file: decision.next, moves: [...world.moves, move] }
  return { world: next, refused: decision.warning ?? null }
}

/** Zhengzhou does not review any more; `passPending`: the registrations in review there are passed. */
export function switchReviewOff(world: World, passPending: boolean): World {
  const zhengzhou = { ...termsAt(world, 'zhengzhou'), review: false, passPending }
  return say({ ...world, terms: { ...world.terms, zhengzhou } }, { do: 'time-passed' }, CLOCK)
}

/** The seats of one centre, as many as the terms say; somebody else may have taken the last of them. */
export function askLedger(world: World, seats?: number): World {
  const [question] = openRequests(world.file.seating)
  if (!question) return world
  const { centre, n, offerings } = question
  const offered = termsAt(world, centre).offerings
  const capacity = Object.fromEntries(
    offerings.map((offering) => [offering, seats ?? offered[offering]?.seats ?? 0]),
  )
  const known = world.ledgers[centre] ?? EMPTY_LEDGER
  const ask = { registration: world.file.id, n, offerings, capacity, revision: 1 }
  const { ledger, answer: said } = askPlain(known, ask, decideRequest)
  const asked = { ...world, ledgers: { ...world.ledgers, [centre]: ledger } }
  return say(asked, { do: 'seat-answer', request: question, answer: said }, CLOCK)
}

/** The platform's answer about an attempt. That a part went back only a notification tells. */
export function truth(world: World, no: string, by: 'query' | 'notification' = 'query'): PlatformAnswer {
  const known = world.platform[no]
  if (!known) return { is: 'absent' }
  if (known.state !== 'paid') return { is: known.state }
  const { amount, refunded } = known
  const common = { amount, platformNo: `p${no}` }
  return refunded === amount || (refunded > 0 && by === 'notification')
    ? { is: 'refunded', refunded, refundedAt: world.now, ...common }
    : { is: 'paid', paidAt: world.now, ...common }
}

export function ask(world: World, no: string, close: boolean): World {
  const known = world.platform[no]
  const closed = close && known?.state === 'waiting' ? { ...known, state: 'closed' as const } : known
  const next = closed ? { ...world, platform: { ...world.platform, [no]: closed } } : world
  return say(
    next,
    { do: 'trade-answer', trade: no, answer: truth(next, no), by: 'query', askedAt: world.now },
    PLATFORM,
  )
}

export function refund(world: World, no: string): World {
  const known = world.platform[no]
  const trade = world.file.trades.find((one) => one.no === no)
  if (known?.state !== 'paid' || trade?.state.is !== 'refunding') return world
  const refunded = known.refunded + trade.state.amount
  const isBack = known.refunded === known.amount
  const answer: RefundAnswer =
    isBack || refunded <= known.amount
      ? { is: 'refunded', refundedAt: world.now }
      : { is: 'refused', why: 'ACQ.REASON_TRADE_REFUND_FEE_ERR', outlook: 'final' }
  const next = isBack || answer.is === 'refused' ? known : { ...known, refunded }
  const platform = { ...world.platform, [no]: next }
  return say({ ...world, platform }, { do: 'refund-answer', trade: no, answer }, PLATFORM)
}

/** Everything that is owed is done, until nothing is: what alarms do, however late. */
export function settle(world: World, seats?: number): World {
  let next = { ...world, now: world.now + 30 * 60_000 }
  for (let round = 0; round < 30; round++) {
    const all = tasksOf(next.file, termsAt(next, next.file.centre)).filter(
      ({ kind }) => kind !== 'delete-photos' && kind !== 'retention',
    )
    const owed = all.filter(({ dueAt }) => dueAt === 'now' || dueAt <= next.now)
    // The tasks that are left are due later, and only time makes them due.
    if (owed.length === 0 && all.every(({ kind }) => kind === 'deadline')) return next
    for (const one of owed) next = work(next, one, seats)
    next = { ...next, now: next.now + 3_600_000 }
  }
  throw new Error(
    `the file never settles: ${JSON.stringify(tasksOf(next.file, termsAt(next, next.file.centre)))}`,
  )
}

export function work(world: World, owed: Task, seats?: number): World {
  switch (owed.kind) {
    case 'deadline':
      return say(world, { do: 'time-passed' }, CLOCK)
    case 'seat-request':
      return askLedger(world, seats)
    case 'query-trade':
    case 'close-trade':
      return ask(world, owed.args.tradeNo, owed.kind === 'close-trade')
    case 'refund':
      return refund(world, owed.args.tradeNo)
    case 'release-claims':
      return say(world, { do: 'claims-released', until: world.now }, CLOCK)
    case 'delete-photos':
    case 'retention':
      return world
  }
}
