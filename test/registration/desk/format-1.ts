import approved from './format-1/approved.json'
import approvedWhilePaying from './format-1/approved-while-paying.json'
import approvedWhileRefunding from './format-1/approved-while-refunding.json'
import deleted from './format-1/deleted.json'
import due from './format-1/due.json'
import filling from './format-1/filling.json'
import fillingWhileSeatsAreRequested from './format-1/filling-while-seats-are-requested.json'
import lapsed from './format-1/lapsed.json'
import paid from './format-1/paid.json'
import pending from './format-1/pending.json'
import returned from './format-1/returned.json'
import submitted from './format-1/submitted.json'
import type { STAGES_OF } from './format-stages.ts'
import type { StoredState } from './stored-state.ts'

/** The storage of desks of format 1, one file for each stage. The files are data: they are never edited. */
export const FORMAT_1: Record<(typeof STAGES_OF)[1][number], StoredState> = {
  approved,
  'approved-while-paying': approvedWhilePaying,
  'approved-while-refunding': approvedWhileRefunding,
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
