import type { Circumstances, Decision } from './command.ts'
import { type Content, type Registration, totalOf } from './file.ts'
import { touchedBy } from './mending.ts'
import { holdUntilOf, payByOf } from './terms.ts'

/** Takes the submitted form into the file, whose seats are held: waits for photo or sending, or can be paid. */
export function commitContent(file: Registration, content: Content, at: Circumstances): Decision {
  const first = file.details === null
  const next: Registration = {
    ...file,
    ...content,
    revision: file.revision + 1,
    firstSubmittedAt: file.firstSubmittedAt ?? at.now,
    holdUntil: file.holdUntil ?? holdUntilOf(at.now, at.terms),
    asked: touchedBy(file, content),
  }
  return { next: placed(next, at), notes: [{ what: first ? 'submitted' : 'changed' }] }
}

/** Without review, a submitted file can be paid as soon as it has its photo (spec V4), unless it is about to change. */
export function payable(file: Registration, at: Circumstances): Registration {
  const waits = at.terms.review || !file.photo || file.seating.intent !== null
  const theirs = at.terms.centre === file.centre
  return file.stage.is === 'submitted' && theirs && !waits ? placed(file, at) : file
}

/** The stage after a submission: a returned file stays so until it is sent; a payable one keeps its pay-by. */
export function placed(file: Registration, at: Circumstances): Registration {
  const { stage } = file
  if (stage.is === 'returned') return file
  const waits = at.terms.review || !file.photo
  if (waits) {
    const until = file.holdUntil ?? holdUntilOf(at.now, at.terms)
    return { ...file, holdUntil: until, stage: { is: 'submitted', at: at.now, until } }
  }
  if (totalOf(file.choices) === 0) return { ...file, stage: { is: 'paid', at: at.now, trade: null } }
  const payBy = stage.is === 'due' ? stage.payBy : payByOf(at.now, at.terms)
  return { ...file, stage: { is: 'due', at: at.now, payBy } }
}
