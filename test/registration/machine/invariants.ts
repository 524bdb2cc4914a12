import { hasMoney, isOpenState, type Trade } from '../../../src/registration/machine/payment/attempt.ts'
import { questionOf } from '../../../src/registration/machine/payment/questions.ts'
import {
  holdsSeats,
  isClaimed,
  type Registration,
  totalOf,
} from '../../../src/registration/machine/registration.ts'
import { STAGE_MOVES } from './moves.ts'
import type { Move, World } from './world.ts'

/** The rules that a move has broken; every rule holds for every registration at every moment. */
export function broken({ before, after, command }: Move): string[] {
  const wrong: string[] = []
  const must = (rule: string, holds: boolean) => {
    if (!holds) wrong.push(`${rule} (after ${command.do})`)
  }
  const { stage, seating, trades } = after
  must(
    `${before.stage.is} → ${stage.is} is a move of the table`,
    before.stage.is === stage.is || stage.is in STAGE_MOVES[before.stage.is],
  )
  must(
    'who holds seats has exactly those that were chosen',
    holdsSeats(stage) ? holdsTheirs(after) : seating.held === null,
  )
  must(
    'who has paid has one payment that covers the fee, or nothing to pay',
    stage.is !== 'paid' || isPaid(after),
  )
  must('only who has paid has money assigned', stage.is === 'paid' || !trades.some(isAssigned))
  must(
    'one attempt at most can be paid',
    trades.filter(({ state, isClosing: closing }) => isOpenState(state) && !closing).length <= 1,
  )
  must(
    'an attempt can be paid only where something is due',
    !canPay(after) || ['approved', 'due'].includes(stage.is),
  )
  must(
    'money is assigned, on its way back, or waits for a ledger',
    seating.intent !== null || trades.every(({ state }) => state.is !== 'paid' || state.isAssigned),
  )
  must('numbers of attempts are never used again', new Set(trades.map(({ no }) => no)).size === trades.length)
  must(
    'no attempt is forgotten',
    before.trades.every(({ no }, i) => trades[i]?.no === no),
  )
  must(
    'money is never forgotten',
    before.trades.every(({ state }, i) => !hasMoney(state) || hasMoney(trades[i]?.state ?? state)),
  )
  must('what the ledger was asked is never forgotten', seating.lastNumber >= before.seating.lastNumber)
  must('revisions and rounds only grow', after.revision >= before.revision && after.round >= before.round)
  must('a photo that is shown is never deleted', !after.photosToDelete.includes(after.photo?.hash ?? '-'))
  must(
    'no registration is reviewed or paid without photo, form and claim',
    !['pending', 'approved', 'paid'].includes(stage.is) ||
      (after.photo !== null && after.details !== null && isClaimed(after)),
  )
  must('an approval is of what there is', stage.is !== 'approved' || isApproved(after))
  must('what money has paid for is the end', !hasMoneyFor(before) || content(before) === content(after))
  return wrong
}

/** The rules that are broken when no task is left. */
export function unsettled({ file, ledgers, platform, moves }: World): string[] {
  const wrong: string[] = []
  /** An officer has returned it in another way. */
  const isRecorded = (no: string) =>
    moves.some(({ command }) => command.do === 'record-refund' && command.trade === no)
  const must = (rule: string, holds: boolean) => {
    if (!holds) wrong.push(rule)
  }
  for (const [centre, { holding }] of Object.entries(ledgers)) {
    const theirs = file.seating.held?.centre === centre ? file.seating.held.offerings : []
    must(`the ledger of ${centre} agrees`, JSON.stringify(holding[file.id] ?? []) === JSON.stringify(theirs))
  }
  for (const [no, { state, amount, refunded }] of Object.entries(platform)) {
    const trade = file.trades.find((one) => one.no === no)
    must(
      `the money of ${no} is a seat, went back, or an officer has it in a list`,
      state !== 'paid' ||
        (trade !== undefined && isExplained(trade, file, amount - refunded)) ||
        isRecorded(no),
    )
    must(`${no} can no longer be paid`, state !== 'waiting' || ['approved', 'due'].includes(file.stage.is))
  }
  must('no intent stands', file.seating.intent === null && file.seating.releases.length === 0)
  must(
    'no money waits',
    file.trades.every(({ state }) => state.is !== 'paid' || state.isAssigned),
  )
  return wrong
}

function holdsTheirs({ seating, centre, choices }: Registration): boolean {
  const offerings = choices.map(({ offering }) => offering).sort()
  return (
    seating.held?.centre === centre && JSON.stringify(seating.held?.offerings) === JSON.stringify(offerings)
  )
}

/** Money in is fees, refunds, or listed questions. `kept`: fen that the platform has not given back. */
function isExplained(trade: Trade, file: Registration, kept: number): boolean {
  if (questionOf(trade, file) !== null) return true
  if (trade.state.is === 'paid') return kept === trade.state.amount
  return trade.state.is === 'refunded' && kept === 0
}

function isPaid(file: Registration): boolean {
  const { stage, trades, choices } = file
  if (stage.is !== 'paid') return false
  const assigned = trades.filter(isAssigned)
  if (totalOf(choices) === 0) return assigned.length === 0 && stage.trade === null
  // Its money went back at the platform: it stays until an officer decides.
  if (trades.some((trade) => questionOf(trade, file) === 'refunded-at-platform')) return assigned.length <= 1
  const [one] = assigned
  return (
    assigned.length === 1 &&
    one?.no === stage.trade &&
    one?.state.is === 'paid' &&
    one.state.amount === totalOf(choices)
  )
}

function hasMoneyFor({ stage }: Registration): boolean {
  return stage.is === 'paid' && stage.trade !== null
}

function isAssigned({ state }: Registration['trades'][number]): boolean {
  return state.is === 'paid' && state.isAssigned
}

function canPay({ trades }: Registration): boolean {
  return trades.some(({ state, isClosing: closing }) => isOpenState(state) && !closing)
}

function isApproved({ approval, revision, photo }: Registration): boolean {
  return approval !== null && approval.revision === revision && approval.photo === photo?.hash
}

function content({ details, centre, choices, photo, identity }: Registration): string {
  return JSON.stringify({ details, centre, choices, photo, identity })
}
