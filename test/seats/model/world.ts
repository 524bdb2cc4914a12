import {
  applyLedgerAnswer,
  openIntent,
  openRequests,
  releaseSeats,
  type Seating,
} from '../../../src/seats/seating.ts'
import { decideRequest, type SeatAnswer } from '../../../src/seats/seats.ts'
import { askPlain, type PlainLedger } from './plain-ledger.ts'

export type Desk = Seating<string>

type Call = { candidate: string; centre: string; n: number; offerings: readonly string[] }

type Reply = { candidate: string; centre: string; n: number; answer: SeatAnswer }

/**
 * Candidates' desks, centres' ledgers, and everything that was ever said between them.
 *
 * The network is the set of all messages ever sent, and any of them may arrive at any time, any number of times, or
 * never: that is loss, delay, repetition and change of order in one. A desk's questions count as sent once they are
 * open, since a call that was not made is a call that never arrives.
 */
export type World = {
  desks: Readonly<Record<string, Desk>>
  ledgers: Readonly<Record<string, PlainLedger>>
  calls: Messages<Call>
  replies: Messages<Reply>
}

/** A set of messages by what they say. */
type Messages<Message> = Readonly<Record<string, Message>>

/** The product's own rules, or one of them broken on purpose; a crash loses memory and keeps storage. */
export type Parts = {
  wants: typeof decideRequest
  wantSeats: typeof openIntent<string>
  giveBack: typeof releaseSeats<string>
  hearLedger: typeof applyLedgerAnswer<string>
  openQuestions: typeof openRequests<string>
  crashDesk: (desk: Desk) => Desk
  crashLedger: (ledger: PlainLedger) => PlainLedger
}

export const PRODUCT: Parts = {
  wants: decideRequest,
  wantSeats: openIntent,
  giveBack: releaseSeats,
  hearLedger: applyLedgerAnswer,
  openQuestions: openRequests,
  crashDesk: (desk) => desk,
  crashLedger: (ledger) => ledger,
}

type Step = { label: string; next: World }

/** The selections and capacities of a scene; a candidate does nothing more once the desk has used so many numbers. */
export type Bounds = {
  asks: Readonly<Record<string, number>>
  wishes: readonly { centre: string; offerings: readonly string[] }[]
  capacity: Readonly<Record<string, number>>
}

/** Everything that can happen next. */
export function steps(world: World, parts: Parts, bounds: Bounds): Step[] {
  return [
    ...candidateSteps(world, parts, bounds),
    ...Object.values(world.calls).map((call) => ({
      label: `${call.centre} hears ${call.candidate} #${call.n} [${call.offerings}]`,
      next: deliver(world, call, parts, bounds).next,
    })),
    ...Object.values(world.replies).map((reply) => ({
      label: `${reply.candidate} hears ${reply.centre} #${reply.n} ${reply.answer.is}`,
      next: hear(world, reply, parts),
    })),
    ...Object.entries(world.ledgers).map(([centre, ledger]) => ({
      label: `${centre} crashes`,
      next: { ...world, ledgers: { ...world.ledgers, [centre]: parts.crashLedger(ledger) } },
    })),
    ...Object.entries(world.desks).map(([candidate, desk]) => ({
      label: `the desk of ${candidate} crashes`,
      next: withDesk(world, candidate, parts.crashDesk(desk), parts),
    })),
  ]
}

function candidateSteps(world: World, parts: Parts, bounds: Bounds): Step[] {
  return Object.entries(bounds.asks).flatMap(([candidate, asks]) => {
    const desk = deskOf(world, candidate)
    if (desk.lastNumber >= asks) return []
    const wishes = bounds.wishes.flatMap((wish) => {
      const wanted = parts.wantSeats(desk, { ...wish, purpose: '' }, Object.is)
      if ('refused' in wanted) return []
      return [{ label: `${candidate} wants [${wish.offerings}] at ${wish.centre}`, desk: wanted.next }]
    })
    return [...wishes, { label: `${candidate} gives back`, desk: parts.giveBack(desk) }].map((step) => ({
      label: step.label,
      next: withDesk(world, candidate, step.desk, parts),
    }))
  })
}

/** A call arrives: the ledger decides and its reply is on the way, for good. */
export function deliver(
  world: World,
  call: Call,
  parts: Parts,
  bounds: Bounds,
): { next: World; reply: Reply } {
  const ask = {
    registration: call.candidate,
    n: call.n,
    offerings: call.offerings,
    capacity: bounds.capacity,
    revision: 1,
  }
  const { ledger, answer } = askPlain(ledgerOf(world, call.centre), ask, parts.wants)
  const reply = { candidate: call.candidate, centre: call.centre, n: call.n, answer }
  const ledgers = { ...world.ledgers, [call.centre]: ledger }
  const replies = { ...world.replies, [JSON.stringify(reply)]: reply }
  return { next: { ...world, ledgers, replies }, reply }
}

/** A reply arrives. */
export function hear(world: World, reply: Reply, parts: Parts): World {
  const { next } = parts.hearLedger(deskOf(world, reply.candidate), reply, reply.answer)
  return withDesk(world, reply.candidate, next, parts)
}

export function start(bounds: Bounds): World {
  const centres = [...new Set(bounds.wishes.map(({ centre }) => centre))]
  const desk: Desk = { lastNumber: 0, held: null, intent: null, releases: [] }
  return {
    desks: Object.fromEntries(Object.keys(bounds.asks).map((candidate) => [candidate, desk])),
    ledgers: Object.fromEntries(centres.map((centre) => [centre, { last: {}, holding: {} }])),
    calls: {},
    replies: {},
  }
}

export function deskOf(world: World, candidate: string): Desk {
  const desk = world.desks[candidate]
  if (!desk) throw new Error(`There is no desk of ${candidate}`)
  return desk
}

export function ledgerOf(world: World, centre: string): PlainLedger {
  const ledger = world.ledgers[centre]
  if (!ledger) throw new Error(`There is no ledger at ${centre}`)
  return ledger
}

/**
 * The world without messages that can do nothing any more. Sound where numbers are never used again (`wrongNumbers` looks):
 * then a question once closed stays closed, and a ledger that knows a number as large only repeats itself.
 */
export function withoutDead(world: World): World {
  const isOpen = ({ candidate, centre, n }: Pick<Call, 'candidate' | 'centre' | 'n'>) =>
    awaited(deskOf(world, candidate)).includes(`${centre} ${n}`)
  const isNews = ({ candidate, centre, n }: Call) => n > (ledgerOf(world, centre).last[candidate]?.n ?? 0)
  const calls = Object.entries(world.calls).filter(([, call]) => isNews(call) || isOpen(call))
  const replies = Object.entries(world.replies).filter(([, reply]) => isOpen(reply))
  return { ...world, calls: Object.fromEntries(calls), replies: Object.fromEntries(replies) }
}

/** The questions whose answer would still count, those that wait behind an intent too. */
export function awaited({ intent, releases: release }: Desk): string[] {
  return [...(intent ? [intent] : []), ...release].map(({ centre, n }) => `${centre} ${n}`)
}

function withDesk(world: World, candidate: string, desk: Desk, parts: Parts): World {
  const calls = parts
    .openQuestions(desk)
    .map((question) => ({ candidate, ...question }))
    .filter((call) => !(JSON.stringify(call) in world.calls))
    .map((call) => [JSON.stringify(call), call] as const)
  const desks = { ...world.desks, [candidate]: desk }
  return { ...world, desks, calls: { ...world.calls, ...Object.fromEntries(calls) } }
}
