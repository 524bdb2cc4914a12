import type { SeatAnswer } from './seats.ts'

/**
 * The desk's half of the seat protocol, kept beside the stage of the registration and never reset, not on deletion either.
 *
 * The desk's duties around these rules:
 * - store `next` and set the alarm in one `transactionSync`, and only then call a ledger;
 * - send every request of `openRequests` from the call that caused it, and from the alarm until none is open;
 * - pass each answer to `applyLedgerAnswer` together with the request it answers, on the state read anew;
 * - treat an error or a time-out as unknown: change nothing, the alarm asks again;
 * - open no payment while `intent` stands.
 */
export type Seating<Purpose> = {
  /** The last number used, at any centre; the next request has the next one. */
  lastNumber: number
  held: SeatSelection | null
  /** The one request that may still change what is held. */
  intent: SeatIntent<Purpose> | null
  /** Centres whose ledgers do not know yet that we gave up their seats; at most one entry per centre, never the one of `held`. */
  releases: readonly SeatRelease[]
}

export type SeatSelection = { centre: string; offerings: readonly string[] }

/** The desk commits `purpose` in the transaction that applies the grant: the submitted form, for example. */
type SeatIntent<Purpose> = SeatSelection & { n: number; purpose: Purpose }

type SeatRelease = { centre: string; n: number }

/** One call of a ledger's `requestSeats`; no offerings means a release. */
export type OpenRequest = SeatSelection & { n: number }

/** The effect of an answer. Every outcome carries the state to store; for `late` it is the state that came in. */
type SeatOutcome<Purpose> =
  /** The seats are ours: commit `intent.purpose` with `next`. A former centre is already on its release list. */
  | { is: 'granted'; next: Seating<Purpose>; intent: SeatIntent<Purpose> }
  /** These offerings are full: nothing was taken, the seats held before are still held. */
  | { is: 'full'; next: Seating<Purpose>; intent: SeatIntent<Purpose>; full: readonly string[] }
  /** The ledger knows a larger number, so state was lost here: send `request` instead. */
  | { is: 'again'; next: Seating<Purpose>; request: OpenRequest }
  /** The centre has taken its seats back. */
  | { is: 'released'; next: Seating<Purpose>; centre: string }
  /** The request is answered or superseded already. */
  | { is: 'late'; next: Seating<Purpose> }

export function emptySeating<Purpose>(): Seating<Purpose> {
  return { lastNumber: 0, held: null, intent: null, releases: [] }
}

/**
 * Opens an intent for a selection, in place of everything held. While another one stands the answer is busy, unless selection and
 * purpose are the same: then the caller joins it (`next` is the state that came in) and may send its request too.
 */
export function openIntent<Purpose>(
  seating: Seating<Purpose>,
  selection: SeatSelection & { purpose: Purpose },
  samePurpose: (one: Purpose, other: Purpose) => boolean,
): { next: Seating<Purpose>; intent: SeatIntent<Purpose> } | { refused: 'busy' } {
  const standing = seating.intent
  if (standing) {
    const isSame = isSameSelection(standing, selection) && samePurpose(standing.purpose, selection.purpose)
    return isSame ? { next: seating, intent: standing } : { refused: 'busy' }
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

/** True where exactly this is held and no request stands: a submission of the same choices needs no ledger. */
export function holdsAlready<Purpose>(seating: Seating<Purpose>, selection: SeatSelection): boolean {
  return seating.intent === null && seating.held !== null && isSameSelection(seating.held, selection)
}

/** Gives up all seats at once, also those of a standing intent: deletion and lapse supersede it. Repeatable. */
export function releaseSeats<Purpose>(seating: Seating<Purpose>): Seating<Purpose> {
  const selections = [seating.held, seating.intent].filter((one) => one !== null)
  const centres = new Set(selections.map(({ centre }) => centre))
  return [...centres].reduce<Seating<Purpose>>(addRelease, { ...seating, held: null, intent: null })
}

/** The requests without an answer yet. A release waits while an intent stands at the same centre: its answer ends both. */
export function openRequests<Purpose>(seating: Seating<Purpose>): OpenRequest[] {
  const { intent } = seating
  const releases = seating.releases
    .filter(({ centre }) => centre !== intent?.centre)
    .map(({ centre, n }) => ({ centre, n, offerings: [] }))
  return intent
    ? [{ centre: intent.centre, n: intent.n, offerings: intent.offerings }, ...releases]
    : releases
}

/** Applies one answer; it counts only where the request with that number is still open. */
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
  // Our own intent at the same centre has overtaken it: the answer to that one ends the release.
  if (intent?.centre === request.centre) return { is: 'late', next: seating }
  const next = addRelease({ ...seating, lastNumber: Math.max(seating.lastNumber, answer.n) }, request.centre)
  return { is: 'again', next, request: { centre: request.centre, n: next.lastNumber, offerings: [] } }
}

function granted<Purpose>(seating: Seating<Purpose>, intent: SeatIntent<Purpose>): Seating<Purpose> {
  const { centre, offerings } = intent
  const next = { ...withoutRelease(seating, centre), held: { centre, offerings }, intent: null }
  return seating.held && seating.held.centre !== centre ? addRelease(next, seating.held.centre) : next
}

/** A refusal leaves the ledger's former holding as it was, so a pending release there must be sent anew, with a larger number. */
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
  const request = { centre: intent.centre, n, offerings: intent.offerings }
  // The ledger may hold seats for us at a centre where we know of none: they must be released if it refuses now.
  const isForgotten = seating.held?.centre !== intent.centre && !hasRelease(seating, intent.centre)
  if (!isForgotten) return { is: 'again', next, request }
  return {
    is: 'again',
    next: { ...next, releases: [...next.releases, { centre: intent.centre, n }] },
    request,
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
