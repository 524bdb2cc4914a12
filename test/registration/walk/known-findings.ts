/** Findings that are known and not mended yet, by what a walk says of them. A mend takes its line out; the list ends empty. */
const KNOWN: Record<string, RegExp> = {
  'returned, and moved to a centre without review': /nothing leads on from returned/,
  'a new version of a notice after the submission, a fee that changed after the lapse':
    /nothing leads on from (?:submitted|lapsed)/,
  'a number of somebody else, typed once': /own document is said to be taken|another document than the desk/,
  'a review that never came': /nothing leads on from pending/,
  'a promise that was shortened': /nothing leads on from approved/,
  'a document corrected in the last minute': /nothing leads on from due/,
}

export function isKnown(wrong: string): boolean {
  return Object.values(KNOWN).some((pattern) => pattern.test(wrong))
}
