import type { Circumstances, Decision, Refusal } from './command.ts'
import { type Choice, type Content, isClaimed, type Registration, totalOf } from './file.ts'
import { touchedBy } from './mending.ts'
import { holdUntilOf, payByOf } from './terms.ts'

/** Takes the submitted form into the file, whose seats are held: waits for photo or sending, or can be paid. */
export function commitContent(file: Registration, content: Content, at: Circumstances): Decision {
  const first = file.details === null
  const claimed = file.identity?.blind ?? null
  const next: Registration = {
    ...file,
    ...content,
    revision: file.revision + 1,
    claimed,
    // The document was changed: its former number is free for others.
    unclaim: file.claimed !== null && file.claimed !== claimed ? at.now : file.unclaim,
    approval: isSameContent(file, content) ? carried(file) : file.approval,
    firstSubmittedAt: file.firstSubmittedAt ?? at.now,
    holdUntil: file.holdUntil ?? holdUntilOf(at.now, at.terms),
    asked: touchedBy(file, content),
  }
  return { next: placed(next, at), notes: [{ what: first ? 'submitted' : 'changed' }] }
}

/** The form sent once more with nothing new in it is what was approved, under another number. */
function carried(file: Registration): Registration['approval'] {
  const { approval, revision } = file
  return approval?.revision === revision ? { ...approval, revision: revision + 1 } : approval
}

/** Without review, a submitted file can be paid as soon as it has its photo (spec V4), unless it is about to change. */
export function payable(file: Registration, at: Circumstances): Registration {
  const waits = at.terms.review || !file.photo || file.seating.intent !== null
  const sound = at.terms.centre === file.centre && isClaimed(file)
  return file.stage.is === 'submitted' && sound && !waits ? placed(file, at) : file
}

/** The stage after a submission: a returned file stays so until it is sent; a payable one keeps its pay-by. */
export function placed(file: Registration, at: Circumstances): Registration {
  const { stage } = file
  if (stage.is === 'returned') return file
  const waits = at.terms.review || !file.photo
  if (waits) {
    const until = file.holdUntil ?? holdUntilOf(at.now, at.terms)
    // The hold runs from the first submission: another one does not renew it.
    const since = stage.is === 'submitted' ? stage.at : at.now
    return { ...file, holdUntil: until, stage: { is: 'submitted', at: since, until } }
  }
  const next = { ...file, holdUntil: null }
  if (totalOf(file.choices) === 0) return { ...next, stage: { is: 'paid', at: at.now, trade: null } }
  if (stage.is === 'due') return { ...next, stage }
  return { ...next, stage: { is: 'due', at: at.now, payBy: payByOf(at.now, at.terms) } }
}

/** Nothing else was submitted before. */
export function isSameContent(file: Registration, content: Content): boolean {
  if (!file.details || !file.centre) return false
  return sameContent({ details: file.details, centre: file.centre, choices: file.choices }, content)
}

export function sameContent(one: Content, other: Content): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))
}

function canonical(content: Content): unknown {
  const details = Object.entries(content.details).sort(([a], [b]) => (a < b ? -1 : 1))
  const choices = content.choices.map((choice) => [choice.offering, choice.fee]).sort()
  return [details, content.centre, choices]
}

/** Nobody is charged another fee than was shown (case 40). */
export function dearerIn(choices: readonly Choice[], at: Circumstances): Refusal | null {
  const dearer = choices.find((choice) => at.terms.offerings[choice.offering]?.fee !== choice.fee)
  if (!dearer) return null
  return { is: 'fee', offering: dearer.offering, fee: at.terms.offerings[dearer.offering]?.fee ?? 0 }
}
