import { giveBack } from '../../seats/intent.ts'
import type { Circumstances, Decision } from './command.ts'
import type { Registration, Stage } from './file.ts'
import { holdUntilOf, payByOf, type Terms } from './terms.ts'
import { openTrades } from './trade.ts'

/** When time alone moves the file, by what was promised; null where it never does. ms */
export function deadlineOf(stage: Stage): number | null {
  switch (stage.is) {
    case 'submitted':
    case 'returned':
      return stage.until
    case 'approved':
    case 'due':
      return stage.payBy
    default:
      return null
  }
}

/**
 * The deadline has passed: seats go back (V3, section 13.1, 13.11). The terms are read afresh: an extension counts, a shortening
 * never shortens a promise. With a payment open nothing is taken away before the platform has answered (case 12).
 */
export function timePassed(file: Registration, at: Circumstances): Decision {
  const { stage } = file
  const promised = deadlineOf(stage)
  if (promised === null) return { same: true }
  const extended = extend(stage, at.terms)
  const until = deadlineOf(extended) ?? promised
  const grace = stage.is === 'approved' || stage.is === 'due' ? at.terms.grace : 0
  if (at.now < until + grace) {
    return until === promised
      ? { same: true }
      : { next: { ...file, ...held(file, until), stage: extended }, notes: [{ what: 'extended' }] }
  }
  // Money that waits for the ledger's answer.
  if (file.trades.some((trade) => trade.state.is === 'paid' && !trade.state.assigned)) return { same: true }
  const open = openTrades(file.trades)
  if (open.length > 0) {
    if (open.every((trade) => trade.closing)) return { same: true }
    const trades = file.trades.map((trade) => (open.includes(trade) ? { ...trade, closing: true } : trade))
    return { next: { ...file, trades }, notes: [] }
  }
  if (stage.is !== 'submitted' && stage.is !== 'returned' && stage.is !== 'approved' && stage.is !== 'due') {
    return { same: true }
  }
  const next: Registration = {
    ...file,
    stage: { is: 'lapsed', at: at.now, from: stage.is },
    seating: giveBack(file.seating),
    holdUntil: null,
    extended: false,
  }
  return { next, notes: [{ what: 'lapsed', facts: { from: stage.is } }] }
}

function held(file: Registration, until: number): { holdUntil?: number } {
  return file.stage.is === 'submitted' ? { holdUntil: until } : {}
}

function extend(stage: Stage, terms: Terms): Stage {
  switch (stage.is) {
    case 'submitted':
      return { ...stage, until: Math.max(stage.until, holdUntilOf(stage.at, terms)) }
    case 'returned':
      return { ...stage, until: Math.max(stage.until, terms.windows.reviewUntil) }
    case 'approved':
    case 'due':
      return { ...stage, payBy: Math.max(stage.payBy, payByOf(stage.at, terms)) }
    default:
      return stage
  }
}
