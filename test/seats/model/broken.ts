import { applyLedgerAnswer, openIntent, releaseSeats } from '../../../src/seats/seating.ts'
import { decideRequest } from '../../../src/seats/seats.ts'
import { type Desk, type Parts, PRODUCT } from './world.ts'

/** The protocol with one rule broken each, and the harm that must come of it. */
export const BROKEN: Record<string, { parts: Partial<Parts>; harm: string; scene?: 'subjects' }> = {
  'a ledger that sells without counting': {
    harm: 'oversold',
    parts: { wants: (entry, ask) => decideRequest({ ...entry, held: {} }, ask) },
  },
  'a ledger that decides a repeated number anew': {
    harm: 'leaked',
    parts: {
      wants: (entry, ask) => decideRequest(entry.last?.n === ask.n ? { ...entry, last: null } : entry, ask),
    },
  },
  'a ledger that keeps the number but forgets the answer': {
    harm: 'believes what is not held',
    parts: {
      wants: (entry, ask) =>
        entry.last?.n === ask.n && entry.holding.length > 0
          ? { answer: { is: 'held', n: ask.n } }
          : decideRequest(entry, ask),
    },
  },
  'a ledger that does not remember refusals': {
    harm: 'leaked',
    parts: {
      wants: (entry, ask) => {
        const { answer, changes } = decideRequest(entry, ask)
        return answer.is === 'full' || !changes ? { answer } : { answer, changes }
      },
    },
  },
  'a ledger that forgets who has given everything back': {
    harm: 'leaked',
    parts: {
      wants: (entry, ask) =>
        decideRequest(
          entry.last?.is === 'held' && entry.holding.length === 0 ? { ...entry, last: null } : entry,
          ask,
        ),
    },
  },
  'a ledger that keeps its answers in memory only': {
    harm: 'leaked',
    parts: { crashLedger: (ledger) => ({ ...ledger, last: {} }) },
  },
  'a ledger that answers "held" where it should say "old"': {
    harm: 'leaked',
    parts: {
      wants: (entry, ask) => {
        const ruling = decideRequest(entry, ask)
        return ruling.answer.is === 'old' ? { answer: { is: 'held', n: ask.n } } : ruling
      },
    },
  },
  'a ledger whose refusal takes the former seats': {
    harm: 'believes what is not held',
    parts: {
      wants: (entry, ask) => {
        const { answer, changes } = decideRequest(entry, ask)
        if (!changes) return { answer }
        return { answer, changes: { ...changes, holding: answer.is === 'full' ? [] : changes.holding } }
      },
    },
  },
  'a ledger that holds a part and refuses the rest': {
    harm: 'leaked',
    scene: 'subjects',
    parts: {
      wants: (entry, ask) => {
        const { answer, changes } = decideRequest(entry, ask)
        if (answer.is !== 'full' || !changes) return changes ? { answer, changes } : { answer }
        const free = ask.offerings.filter((offering) => !answer.full.includes(offering))
        return { answer, changes: { ...changes, holding: free } }
      },
    },
  },
  'a desk that believes an answer to another number': {
    harm: 'believes what is not held',
    parts: {
      hearLedger: (desk, asked, answer) =>
        applyLedgerAnswer(desk, { ...asked, n: desk.intent?.n ?? asked.n }, answer),
    },
  },
  'a desk that counts from one again after a deletion': {
    harm: 'believes what is not held',
    parts: { giveBack: (desk) => ({ ...releaseSeats(desk), lastNumber: 0 }) },
  },
  'a desk that forgets its question in a crash or takes silence for a refusal': {
    harm: 'leaked',
    parts: { crashDesk: (desk) => ({ ...desk, intent: null }) },
  },
  'a deletion that forgets the question on its way': {
    harm: 'leaked',
    parts: { giveBack: (desk) => releaseSeats({ ...desk, intent: null }) },
  },
  'a second submission that replaces the question on its way': {
    harm: 'leaked',
    parts: {
      wantSeats: (desk, wish, same) => openIntent({ ...desk, intent: null }, wish, same),
    },
  },
  'a desk that gives the old centre back before the new one has answered': {
    harm: 'lost what was held',
    parts: {
      wantSeats: (desk, wish, same) =>
        openIntent(desk.held?.centre === wish.centre || desk.intent ? desk : releaseSeats(desk), wish, same),
    },
  },
  'a desk that owes nothing any more where it asks again': {
    harm: 'leaked',
    parts: {
      wantSeats: (desk, wish, same) => openIntent(notOwing(desk, wish.centre), wish, same),
    },
  },
  'a desk that takes "old" for "released"': {
    harm: 'leaked',
    parts: {
      hearLedger: (desk, asked, answer) => {
        const owed = desk.releases.some(({ centre, n }) => centre === asked.centre && n === asked.n)
        if (answer.is !== 'old' || !owed) return applyLedgerAnswer(desk, asked, answer)
        return { is: 'released', next: notOwing(desk, asked.centre), centre: asked.centre }
      },
    },
  },
  'a desk that never asks for its releases': {
    harm: 'never quiet',
    parts: {
      openQuestions: (desk) => PRODUCT.openQuestions({ ...desk, releases: [] }),
    },
  },
}

function notOwing(desk: Desk, centre: string): Desk {
  return { ...desk, releases: desk.releases.filter((release) => release.centre !== centre) }
}
