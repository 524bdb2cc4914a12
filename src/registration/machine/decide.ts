import { cancel } from './cancellation.ts'
import { claimsReleased, settleClaims } from './claims.ts'
import type { Command, Context, Decision, Refusal } from './command.ts'
import { timePassed } from './deadlines.ts'
import { agree, attachPhoto, deleteRegistration, identify, start, submit } from './editing.ts'
import { assignMoney } from './payment/assign-money.ts'
import { bookReceipt, cancelReceipt } from './payment/centre-money.ts'
import { applyTradeAnswer } from './payment/gateway-answers.ts'
import { closePayment, confirmFacts, openPayment } from './payment/open-payment.ts'
import { applyRefundAnswer } from './payment/refund-answers.ts'
import { recordRefund, retryRefund } from './payment/refused-refund.ts'
import type { Registration } from './registration.ts'
import { photosDeleted, retentionOver } from './retention.ts'
import { approve, returnRegistration, sendToReview, withdraw } from './review.ts'
import { applySeatAnswer } from './seat-answer.ts'

/** Moves the registration, or says why not. Pure: time, terms and actor come in with the command. */
export function decide(registration: Registration, command: Command, context: Context): Decision {
  const decision = byCommand(registration, command, context)
  const assigned = 'next' in decision ? assignMoney(decision, context) : decision
  return settleClaims(registration, command, assigned, context)
}

/** The decision on a command that is refused for a reason outside of these rules. */
export function refuse(
  registration: Registration,
  command: Command,
  refused: Refusal,
  context: Context,
): Decision {
  return settleClaims(registration, command, { refused }, context)
}

function byCommand(registration: Registration, command: Command, context: Context): Decision {
  switch (command.do) {
    case 'start':
      return start(registration, command, context)
    case 'agree':
      return agree(registration, command, context)
    case 'identify':
      return identify(registration, command, context)
    case 'submit':
      return submit(registration, command, context)
    case 'attach-photo':
      return attachPhoto(registration, command, context)
    case 'delete':
      return deleteRegistration(registration, command, context)
    case 'send':
      return sendToReview(registration, command, context)
    case 'withdraw':
      return withdraw(registration, context)
    case 'approve':
      return approve(registration, command, context)
    case 'return':
      return returnRegistration(registration, command, context)
    case 'confirm-facts':
      return confirmFacts(registration, command, context)
    case 'open-payment':
      return openPayment(registration, command, context)
    case 'close-payment':
      return closePayment(registration, command)
    case 'book-receipt':
      return bookReceipt(registration, command, context)
    case 'cancel-receipt':
      return cancelReceipt(registration, command, context)
    case 'cancel':
      return cancel(registration, command, context)
    case 'retry-refund':
      return retryRefund(registration, command, context)
    case 'record-refund':
      return recordRefund(registration, command, context)
    case 'trade-answer':
      return applyTradeAnswer(registration, command, context)
    case 'refund-answer':
      return applyRefundAnswer(registration, command, context)
    case 'seat-answer':
      return applySeatAnswer(registration, command, context)
    case 'time-passed':
      return timePassed(registration, context)
    case 'claims-released':
      return claimsReleased(registration, command)
    case 'photos-deleted':
      return photosDeleted(registration, command)
    case 'retention-over':
      return retentionOver(registration, context)
  }
}
