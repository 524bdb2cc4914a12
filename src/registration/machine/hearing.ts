import { hearLedger } from '../../seats/intent.ts'
import type { Circumstances, Command, Decision } from './command.ts'
import { commitContent, payable, placed } from './content.ts'
import type { Purpose, Registration } from './file.ts'
import { refundTrade, settle } from './payment.ts'
import { approveAgain, sendOn } from './review.ts'

/** A ledger's answer: grants commit their purpose, refusals leave the file as it was and say what is full. */
export function hearAnswer(
  file: Registration,
  command: Extract<Command, { do: 'hear-ledger' }>,
  at: Circumstances,
): Decision {
  const heard = hearLedger(file.seating, command.asked, command.answer)
  if (heard.is === 'late') return { same: true }
  const next = { ...file, seating: heard.next }
  if (heard.is === 'granted') return commit(next, heard.intent.purpose, at)
  if (heard.is !== 'full') return { next, notes: [] }
  const note = { what: 'full' as const, facts: { offerings: heard.full.join(' ') } }
  const { purpose } = heard.intent
  if (purpose.is === 'late') {
    const facts = { trade: purpose.trade, why: 'no-seat' }
    const refunding = { what: 'refunding' as const, facts }
    return { next: refundTrade(next, purpose.trade, 'no-seat', at.now), notes: [note, refunding] }
  }
  return { next: payable(next, at), notes: [note], says: { is: 'full', offerings: heard.full } }
}

function commit(file: Registration, purpose: Purpose, at: Circumstances): Decision {
  switch (purpose.is) {
    case 'submission':
      return commitContent(file, purpose.content, at)
    case 'late':
      return settle(file, purpose.trade, at)
    case 'again':
      if (!at.terms.review)
        return { next: placed({ ...file, extended: false }, at), notes: [{ what: 'sent' }] }
      return approveAgain(file, at) ?? sendOn(file, at)
  }
}
