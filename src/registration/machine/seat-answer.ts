import { applyLedgerAnswer } from '../../seats/seating.ts'
import type { Command, Context, Decision } from './command.ts'
import { commitLatePayment, refundTrade } from './payment/assign-money.ts'
import type { Purpose, Registration } from './registration.ts'
import { approveAgain, enterQueue } from './review.ts'
import { commitContent, openPaymentIfReady, stageAfterSubmission } from './submission.ts'

/** A ledger's answer: a grant commits its purpose; a refusal leaves the registration as it was and names the full offerings. */
export function applySeatAnswer(
  registration: Registration,
  command: Extract<Command, { do: 'seat-answer' }>,
  context: Context,
): Decision {
  const outcome = applyLedgerAnswer(registration.seating, command.request, command.answer)
  if (outcome.is === 'late') return { same: true }
  const next = { ...registration, seating: outcome.next }
  if (outcome.is === 'granted') return commitPurpose(next, outcome.intent.purpose, context)
  if (outcome.is !== 'full') return { next, notes: [] }
  const note = { what: 'seats-full' as const, facts: { offerings: outcome.full.join(' ') } }
  const { purpose } = outcome.intent
  if (purpose.is === 'late-payment') {
    const facts = { trade: purpose.trade, why: 'no-seat' }
    const refunding = { what: 'refunding' as const, facts }
    return { next: refundTrade(next, purpose.trade, 'no-seat', context.now), notes: [note, refunding] }
  }
  return {
    next: openPaymentIfReady(next, context),
    notes: [note],
    warning: { is: 'full', offerings: outcome.full },
  }
}

function commitPurpose(registration: Registration, purpose: Purpose, context: Context): Decision {
  switch (purpose.is) {
    case 'submission':
      return commitContent(registration, purpose.content, context)
    case 'late-payment':
      return commitLatePayment(registration, purpose.trade, context)
    case 'resend':
      if (!context.terms.review)
        return {
          next: stageAfterSubmission({ ...registration, isPayByExtended: false }, context),
          notes: [{ what: 'sent' }],
        }
      return approveAgain(registration, context) ?? enterQueue(registration, context)
  }
}
