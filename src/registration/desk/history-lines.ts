import type { Actor } from '../machine/registration.ts'
import type { HistoryLine } from './desk-contract.ts'

/** A line of the history as it is stored, beside its number and time. */
export type HistoryBody = Omit<HistoryLine, 'seq' | 'happenedAt'>

type OfficerLine = { by: Extract<Actor, { is: 'officer' | 'province-officer' }> }

/** An officer has decided something; looks at the document number are audited by the page that shows it. */
export function isDecision<Line extends HistoryBody>(line: Line): line is Line & OfficerLine {
  const { by, what } = line
  return (by.is === 'officer' || by.is === 'province-officer') && what !== 'number-shown'
}

/** The same person has done the same in the same stage. */
export function isSameLine(one: HistoryBody, other: HistoryBody): boolean {
  return keyOf(one) === keyOf(other)
}

function keyOf({ by, what, from, to, facts }: HistoryBody): string {
  const { times: _, ...others } = facts
  return JSON.stringify([by.is, 'id' in by ? by.id : '', what, from, to, others])
}
