import type { ViewWithHistory } from '../registration/desk/desk-contract.ts'
import type { Refusal } from '../registration/machine/command.ts'
import type { StageName } from '../registration/machine/registration.ts'

type ReviewDecision = 'approved' | 'returned'

/** The reason why a decision was not recorded, as the officer reads it: who did something else, and when (ux OF1–OF6). Times are ms. */
export type NotRecorded =
  /** The candidate has withdrawn, changed and sent it again: the page shows the newest. */
  | { is: 'changed'; at: number }
  | { is: 'withdrawn'; at: number }
  | { is: 'deleted'; at: number }
  /** `by` is null if unchanged content was approved again without an officer. */
  | { is: 'decided'; how: ReviewDecision; by: string | null; at: number }
  | { is: 'closed'; until: number }
  | { is: 'not-open'; from: number }
  | { is: 'no-photo' }
  | { is: 'stage'; stage: StageName }

/** The officer's decision on a round, from the history; null if the round is open. */
export function decisionInRound(
  view: ViewWithHistory,
  round: number,
): { how: ReviewDecision; by: string; id: string; at: number } | null {
  for (const { what, facts, by, happenedAt: at } of view.history) {
    if ((what === 'approved' || what === 'returned') && facts.round === round && by.is === 'officer') {
      return { how: what, by: by.name, id: by.id, at }
    }
  }
  return null
}

/**
 * The meaning of a desk's refusal for the officer who sent `decision` on `round`. Null if the same officer had made the same
 * decision before: that is a success, in whatever stage the registration is now.
 */
export function whyNotRecorded(
  view: ViewWithHistory,
  refusal: Refusal,
  sent: { decision: ReviewDecision; round: number; officer: string },
): NotRecorded | null {
  const { stage } = view.registration
  const decision = decisionInRound(view, sent.round)
  // The same officer returned it before, with other reasons: those stand.
  const isOtherReturn = refusal.is === 'decided' && decision?.at === refusal.happenedAt
  if (decision?.id === sent.officer && decision.how === sent.decision && !isOtherReturn) return null
  if (stage.is === 'pending' && (refusal.is === 'round' || refusal.is === 'photo-changed')) {
    return { is: 'changed', at: stage.enteredAt }
  }
  if (refusal.is === 'deleted') return { is: 'deleted', at: refusal.happenedAt }
  if (decision) return { is: 'decided', how: decision.how, by: decision.by, at: decision.at }
  if (refusal.is === 'withdrawn') return { is: 'withdrawn', at: refusal.happenedAt }
  if (stage.is === 'approved') return { is: 'decided', how: 'approved', by: null, at: stage.enteredAt }
  if (refusal.is === 'closed') {
    return refusal.why === 'over'
      ? { is: 'closed', until: refusal.until }
      : { is: 'not-open', from: refusal.from }
  }
  return { is: 'stage', stage: stage.is }
}
