/** Why a registration is deleted (H1), in the order of the page. */
export const DELETION_REASONS = ['subject', 'centre', 'give-up', 'other'] as const

export type DeletionReason = (typeof DELETION_REASONS)[number]

export type DeletionProblem = { field: 'reason'; is: 'missing' }

/** Longest note beside the reason. Characters */
export const MAX_NOTE_LENGTH = 200

/** Reason and note in one text, as the history keeps them. */
export function readDeletion(form: {
  reason: DeletionReason | null
  note: string
}): { ok: string } | { problems: DeletionProblem[] } {
  const { reason, note } = form
  if (!reason) return { problems: [{ field: 'reason', is: 'missing' }] }
  return { ok: note ? `${reason}: ${note}` : reason }
}
