import approved from './format-2/approved.json'
import approvedWhileARefundIsRefused from './format-2/approved-while-a-refund-is-refused.json'
import approvedWhilePaying from './format-2/approved-while-paying.json'
import approvedWhileRefunding from './format-2/approved-while-refunding.json'
import cancelled from './format-2/cancelled.json'
import deleted from './format-2/deleted.json'
import due from './format-2/due.json'
import filling from './format-2/filling.json'
import fillingWhileSeatsAreRequested from './format-2/filling-while-seats-are-requested.json'
import lapsed from './format-2/lapsed.json'
import paid from './format-2/paid.json'
import pending from './format-2/pending.json'
import returned from './format-2/returned.json'
import submitted from './format-2/submitted.json'
import type { KeptStage } from './format-stages.ts'
import type { StoredState } from './stored-state.ts'

/** The storage of desks of format 2, one file for each stage. The files are data: they are never edited. */
export const FORMAT_2: Record<KeptStage, StoredState> = {
  approved,
  'approved-while-a-refund-is-refused': approvedWhileARefundIsRefused,
  'approved-while-paying': approvedWhilePaying,
  'approved-while-refunding': approvedWhileRefunding,
  cancelled,
  deleted,
  due,
  filling,
  'filling-while-seats-are-requested': fillingWhileSeatsAreRequested,
  lapsed,
  paid,
  pending,
  returned,
  submitted,
}
