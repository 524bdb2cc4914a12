import type { Accepted, Context } from './command.ts'
import type { Registration } from './registration.ts'
import { isReadyToPay, stageAfterSubmission } from './submission.ts'

/**
 * Review was switched off in mid-sitting (spec section 11): a submitted registration with its photo and a returned one become
 * payable, and one in review too where the centre passes those. The time to pay begins now, when the candidate is told. Null where
 * nothing changes. Switched on, it needs no move: what is payable stays so until its pay-by, and everything else is sent to review.
 */
export function openPaymentWithoutReview(registration: Registration, context: Context): Accepted | null {
  const { stage } = registration
  const isConcerned =
    stage.is === 'submitted' ||
    stage.is === 'returned' ||
    (stage.is === 'pending' && context.terms.passPending)
  if (!isConcerned || !isReadyToPay(registration, context)) return null
  const next = { ...stageAfterSubmission(registration, context), isPayByExtended: false }
  return { next, notes: [{ what: 'payable' }] }
}
