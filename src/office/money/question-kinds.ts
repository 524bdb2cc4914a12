/** Matters of money that an officer of the province sees to, the urgent ones first. `trade.question` has the first four. */
export const QUESTION_KINDS = [
  'refund-refused',
  'refunded-at-platform',
  'give-back-at-centre',
  'doubted',
  'refund-late',
] as const

export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** A refund without result for so long is listed. ms */
export const REFUND_LATE_MS = 24 * 60 * 60_000

/** Rows of each list on the page. */
export const QUESTION_ROWS = 50
