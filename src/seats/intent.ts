import type { Answer } from './seats.ts'

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
  ask: number
  held: Place | null
  /** The one question that may still change what is held. */
  intent: Intent<Purpose> | null
  /** Centres that have yet to hear that we hold nothing there any more; at most one entry per centre, never the one of `held`. */
  release: readonly Release[]
}

export type Place = { centre: string; offerings: readonly string[] }

/** `purpose` is what the desk commits in the transaction that hears the grant: the submitted form, say. */
export type Intent<Purpose> = Place & { n: number; purpose: Purpose }

export type Release = { centre: string; n: number }

/** One call of a ledger's `wants`; no offerings means a release. */
export type Question = Place & { n: number }

/** What an answer did. Every outcome carries the state to store; for `late` it is the state that came in. */
export type Heard<Purpose> =
  /** The seats are ours: commit `intent.purpose` with `next`. A former centre is already on its release list. */
  | { is: 'granted'; next: Seating<Purpose>; intent: Intent<Purpose> }
  /** These offerings are full: nothing was taken, what was held before is still held. */
  | { is: 'full'; next: Seating<Purpose>; intent: Intent<Purpose>; full: readonly string[] }
  /** The ledger knows a larger number, so state was lost here: put `question` instead. */
  | { is: 'again'; next: Seating<Purpose>; question: Question }
  /** The centre has taken its seats back. */
  | { is: 'released'; next: Seating<Purpose>; centre: string }
  /** The question is answered or superseded already. */
  | { is: 'late'; next: Seating<Purpose> }

export function noSeats<Purpose>(): Seating<Purpose> {
  return { ask: 0, held: null, intent: null, release: [] }
}

/**
 * Makes an intent of a wish, in place of everything held. While another one stands the answer is busy, unless place and
 * purpose are the same: then the caller joins it (`next` is the state that came in) and may put its question too.
 */
export function wantSeats<Purpose>(
  seating: Seating<Purpose>,
  wish: Place & { purpose: Purpose },
  samePurpose: (one: Purpose, other: Purpose) => boolean,
): { next: Seating<Purpose>; intent: Intent<Purpose> } | { refused: 'busy' } {
  const standing = seating.intent
  if (standing) {
    const joins = samePlace(standing, wish) && samePurpose(standing.purpose, wish.purpose)
    return joins ? { next: seating, intent: standing } : { refused: 'busy' }
  }
  const n = seating.ask + 1
  const intent = { n, centre: wish.centre, offerings: inOrder(wish.offerings), purpose: wish.purpose }
  return { next: { ...seating, ask: n, intent }, intent }
}

/** True where exactly this is held and nothing is being asked: a submission of the same choices needs no ledger. */
export function holdsAlready<Purpose>(seating: Seating<Purpose>, place: Place): boolean {
  return seating.intent === null && seating.held !== null && samePlace(seating.held, place)
}

/** Gives everything back, at once and whatever stands: deletion and lapse supersede an intent. Repeatable. */
export function giveBack<Purpose>(seating: Seating<Purpose>): Seating<Purpose> {
  const centres = new Set([seating.held, seating.intent].flatMap((place) => (place ? [place.centre] : [])))
  return [...centres].reduce<Seating<Purpose>>(oweRelease, { ...seating, held: null, intent: null })
}

/** The questions nobody has answered yet. A release waits while an intent asks at the same centre: its answer settles both. */
export function openQuestions<Purpose>(seating: Seating<Purpose>): Question[] {
  const { intent, release } = seating
  const releases = release
    .filter(({ centre }) => centre !== intent?.centre)
    .map(({ centre, n }) => ({ centre, n, offerings: [] }))
  return intent
    ? [{ centre: intent.centre, n: intent.n, offerings: intent.offerings }, ...releases]
    : releases
}

/** Takes in one answer; it counts only where the question with that number is still open. */
export function hearLedger<Purpose>(
  seating: Seating<Purpose>,
  asked: { centre: string; n: number },
  answer: Answer,
): Heard<Purpose> {
  const { intent } = seating
  if (intent && intent.centre === asked.centre && intent.n === asked.n) {
    if (answer.is === 'held') return { is: 'granted', next: granted(seating, intent), intent }
    if (answer.is === 'full') return { is: 'full', next: refused(seating, intent), intent, full: answer.full }
    return again(seating, intent, answer.n)
  }
  const owed = seating.release.some(({ centre, n }) => centre === asked.centre && n === asked.n)
  if (!owed) return { is: 'late', next: seating }
  if (answer.is !== 'old') {
    return { is: 'released', next: withoutRelease(seating, asked.centre), centre: asked.centre }
  }
  // Overtaken by our own intent at the same centre: that one's answer settles the release.
  if (intent?.centre === asked.centre) return { is: 'late', next: seating }
  const next = oweRelease({ ...seating, ask: Math.max(seating.ask, answer.n) }, asked.centre)
  return { is: 'again', next, question: { centre: asked.centre, n: next.ask, offerings: [] } }
}

function granted<Purpose>(seating: Seating<Purpose>, intent: Intent<Purpose>): Seating<Purpose> {
  const { centre, offerings } = intent
  const next = { ...withoutRelease(seating, centre), held: { centre, offerings }, intent: null }
  return seating.held && seating.held.centre !== centre ? oweRelease(next, seating.held.centre) : next
}

/** A refusal leaves the ledger's former holding as it was, so a release still owed there must be asked anew, with a larger number. */
function refused<Purpose>(seating: Seating<Purpose>, intent: Intent<Purpose>): Seating<Purpose> {
  const next = { ...seating, intent: null }
  return owes(seating, intent.centre) ? oweRelease(next, intent.centre) : next
}

function again<Purpose>(seating: Seating<Purpose>, intent: Intent<Purpose>, known: number): Heard<Purpose> {
  const n = Math.max(seating.ask, known) + 1
  const next = { ...seating, ask: n, intent: { ...intent, n } }
  const question = { centre: intent.centre, n, offerings: intent.offerings }
  // What the ledger holds for us at a centre we hold nothing at was forgotten here: owed, should it now refuse.
  const forgotten = seating.held?.centre !== intent.centre && !owes(seating, intent.centre)
  if (!forgotten) return { is: 'again', next, question }
  return {
    is: 'again',
    next: { ...next, release: [...next.release, { centre: intent.centre, n }] },
    question,
  }
}

function owes<Purpose>(seating: Seating<Purpose>, centre: string): boolean {
  return seating.release.some((release) => release.centre === centre)
}

function oweRelease<Purpose>(seating: Seating<Purpose>, centre: string): Seating<Purpose> {
  const n = seating.ask + 1
  return { ...seating, ask: n, release: [...withoutRelease(seating, centre).release, { centre, n }] }
}

function withoutRelease<Purpose>(seating: Seating<Purpose>, centre: string): Seating<Purpose> {
  return { ...seating, release: seating.release.filter((release) => release.centre !== centre) }
}

function samePlace(one: Place, other: Place): boolean {
  return (
    one.centre === other.centre && inOrder(one.offerings).join('\n') === inOrder(other.offerings).join('\n')
  )
}

function inOrder(offerings: readonly string[]): string[] {
  return [...new Set(offerings)].sort()
}
