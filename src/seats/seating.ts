import type { SeatAnswer } from './seats.ts'

/**
 * The desk's half of the seat protocol, kept beside the stage of the file and never reset, not on deletion either.
 *
 * What the desk has to do around these rules:
 * - store `next` and set the alarm in one `transactionSync`, and only then call a ledger;
 * - put every question of `openQuestions` from the request that caused it, and from the alarm until none is open;
 * - pass each answer to `hearLedger` together with the question it answers, on the state read anew;
 * - treat an error or a time-out as unknown: change nothing, the alarm asks again;
 * - open no payment while `intent` stands.
 */
export type Seating<Purpose> = {
  /** The last number used, at whichever centre; the next question has the next one. */
  lastNumber: number
  held: SeatSelection | null
  /** The one question that may still change what is held. */
  intent: SeatIntent<Purpose> | null
  /** Centres that have yet to hear that we hold nothing there any more; at most one entry per centre, never the one of `held`. */
  releases: readonly SeatRelease[]
}

export type SeatSelection = { centre: string; offerings: readonly string[] }

/** `purpose` is what the desk commits in the transaction that hears the grant: the submitted form, say. */
export type SeatIntent<Purpose> = SeatSelection & { n: number; purpose: Purpose }

export type SeatRelease = { centre: string; n: number }

/** One call of a ledger's `wants`; no offerings means a release. */
export type OpenRequest = SeatSelection & { n: number }

/** What an answer did. Every outcome carries the state to store; for `late` it is the state that came in. */
export type SeatOutcome<Purpose> =
  /** The seats are ours: commit `intent.purpose` with `next`. A former centre is already on its release list. */
  | { is: 'granted'; next: Seating<Purpose>; intent: SeatIntent<Purpose> }
  /** These offerings are full: nothing was taken, what was held before is still held. */
  | { is: 'full'; next: Seating<Purpose>; intent: SeatIntent<Purpose>; full: readonly string[] }
  /** The ledger knows a larger number, so state was lost here: put `question` instead. */
  | { is: 'again'; next: Seating<Purpose>; request: OpenRequest }
  /** The centre has taken its seats back. */
  | { is: 'released'; next: Seating<Purpose>; centre: string }
  /** The question is answered or superseded already. */
  | { is: 'late'; next: Seating<Purpose> }

export function emptySeating<Purpose>(): Seating<Purpose> {
  return { lastNumber: 0, held: null, intent: null, releases: [] }
}

/**
 * Makes an intent of a wish, in place of everything held. While another one stands the answer is busy, unless place and
 * purpose are the same: then the caller joins it (`next` is the state that came in) and may put its question too.
 */
export function openIntent<Purpose>(
  seating: Seating<Purpose>,
  selection: SeatSelection & { purpose: Purpose },
  samePurpose: (one: Purpose, other: Purpose) => boolean,
): { next: Seating<Purpose>; intent: SeatIntent<Purpose> } | { refused: 'busy' } {
  const standing = seating.intent
  if (standing) {
    const joins = isSameSelection(standing, selection) && samePurpose(standing.purpose, selection.purpose)
    return joins ? { next: seating, intent: standing } : { refused: 'busy' }
  }
  const n = seating.lastNumber + 1
  const intent = {
    n,
    centre: selection.centre,
    offerings: sorted(selection.offerings),
    purpose: selection.purpose,
  }
  return { next: { ...seating, lastNumber: n, intent }, intent }
}

/** True where exactly this is held and nothing is being asked: a submission of the same choices needs no ledger. */
export function holdsAlready<Purpose>(seating: Seating<Purpose>, selection: SeatSelection): boolean {
  return seating.intent === null && seating.held !== null && isSameSelection(seating.held, selection)
}

/** Gives everything back, at once and whatever stands: deletion and lapse supersede an intent. Repeatable. */
export function releaseSeats<Purpose>(seating: Seating<Purpose>): Seating<Purpose> {
  const centres = new Set([seating.held, seating.intent].flatMap((place) => (place ? [place.centre] : [])))
  return [...centres].reduce<Seating<Purpose>>(addRelease, { ...seating, held: null, intent: null })
}

/** The questions nobody has answered yet. A release waits while an intent asks at the same centre: its answer settles both. */
export function openRequests<Purpose>(seating: Seating<Purpose>): OpenRequest[] {
  const { intent, releases: release } = seating
  const releases = release
    .filter(({ centre }) => centre !== intent?.centre)
    .map(({ centre, n }) => ({ centre, n, offerings: [] }))
  return intent
    ? [{ centre: intent.centre, n: intent.n, offerings: intent.offerings }, ...releases]
    : releases
}

/** Takes in one answer; it counts only where the question with that number is still open. */
export function applyLedgerAnswer<Purpose>(
  seating: Seating<Purpose>,
  request: { centre: string; n: number },
  answer: SeatAnswer,
): SeatOutcome<Purpose> {
  const { intent } = seating
  if (intent && intent.centre === request.centre && intent.n === request.n) {
    if (answer.is === 'held') return { is: 'granted', next: granted(seating, intent), intent }
    if (answer.is === 'full') return { is: 'full', next: refused(seating, intent), intent, full: answer.full }
    return askWithLargerNumber(seating, intent, answer.n)
  }
  const isOpenRelease = seating.releases.some(({ centre, n }) => centre === request.centre && n === request.n)
  if (!isOpenRelease) return { is: 'late', next: seating }
  if (answer.is !== 'old') {
    return { is: 'released', next: withoutRelease(seating, request.centre), centre: request.centre }
  }
  // Overtaken by our own intent at the same centre: that one's answer settles the release.
  if (intent?.centre === request.centre) return { is: 'late', next: seating }
  const next = addRelease({ ...seating, lastNumber: Math.max(seating.lastNumber, answer.n) }, request.centre)
  return { is: 'again', next, request: { centre: request.centre, n: next.lastNumber, offerings: [] } }
}

function granted<Purpose>(seating: Seating<Purpose>, intent: SeatIntent<Purpose>): Seating<Purpose> {
  const { centre, offerings } = intent
  const next = { ...withoutRelease(seating, centre), held: { centre, offerings }, intent: null }
  return seating.held && seating.held.centre !== centre ? addRelease(next, seating.held.centre) : next
}

/** A refusal leaves the ledger's former holding as it was, so a release still owed there must be asked anew, with a larger number. */
function refused<Purpose>(seating: Seating<Purpose>, intent: SeatIntent<Purpose>): Seating<Purpose> {
  const next = { ...seating, intent: null }
  return hasRelease(seating, intent.centre) ? addRelease(next, intent.centre) : next
}

function askWithLargerNumber<Purpose>(
  seating: Seating<Purpose>,
  intent: SeatIntent<Purpose>,
  known: number,
): SeatOutcome<Purpose> {
  const n = Math.max(seating.lastNumber, known) + 1
  const next = { ...seating, lastNumber: n, intent: { ...intent, n } }
  const question = { centre: intent.centre, n, offerings: intent.offerings }
  // What the ledger holds for us at a centre we hold nothing at was forgotten here: owed, should it now refuse.
  const forgotten = seating.held?.centre !== intent.centre && !hasRelease(seating, intent.centre)
  if (!forgotten) return { is: 'again', next, request: question }
  return {
    is: 'again',
    next: { ...next, releases: [...next.releases, { centre: intent.centre, n }] },
    request: question,
  }
}

function hasRelease<Purpose>(seating: Seating<Purpose>, centre: string): boolean {
  return seating.releases.some((release) => release.centre === centre)
}

function addRelease<Purpose>(seating: Seating<Purpose>, centre: string): Seating<Purpose> {
  const n = seating.lastNumber + 1
  return { ...seating, lastNumber: n, releases: [...withoutRelease(seating, centre).releases, { centre, n }] }
}

function withoutRelease<Purpose>(seating: Seating<Purpose>, centre: string): Seating<Purpose> {
  return { ...seating, releases: seating.releases.filter((release) => release.centre !== centre) }
}

function isSameSelection(one: SeatSelection, other: SeatSelection): boolean {
  return (
    one.centre === other.centre && sorted(one.offerings).join('\n') === sorted(other.offerings).join('\n')
  )
}

function sorted(offerings: readonly string[]): string[] {
  return [...new Set(offerings)].sort()
}
