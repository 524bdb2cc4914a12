import type { Circumstances, Command, Decision, Refusal } from './command.ts'
import { dearerIn } from './content.ts'
import { isClaimed, type Reason, type Registration, type Snapshot, totalOf } from './file.ts'
import { holdUntilOf, mayStill, payByOf, unread } from './terms.ts'
import { askForSeats } from './wish.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** 「提交信息审核」 (V1); after a lapse the seats are asked for first (section 13.3). */
export function send(file: Registration, at: Circumstances): Decision {
  const { stage } = file
  if (stage.is === 'pending' || stage.is === 'approved' || stage.is === 'due') return { same: true }
  if (stage.is === 'paid') return { refused: { is: 'paid' } }
  if (stage.is === 'deleted') return { refused: { is: 'deleted', at: stage.at } }
  const lapsed = stage.is === 'lapsed'
  if (!file.details || !file.centre || !isClaimed(file))
    return { refused: { is: 'incomplete', missing: 'details' } }
  if (!file.photo) return { refused: { is: 'incomplete', missing: 'photo' } }
  const closed = mayStill(lapsed ? 'again' : 'send', file, at.terms, at.now)
  if (closed) return { refused: { is: 'closed', deed: 'send', ...closed } }
  const kind = unread(file, at.terms)[0]
  if (kind) return { refused: { is: 'unread', kind } }
  if (file.seating.intent)
    return { refused: { is: file.seating.intent.purpose.is === 'again' ? 'waiting' : 'busy' } }
  if (lapsed) {
    const dearer = dearerIn(file.choices, at)
    if (dearer) return { refused: dearer }
    const offerings = file.choices.map((choice) => choice.offering)
    return askForSeats(file, { centre: file.centre, offerings, purpose: { is: 'again' } })
  }
  if (!at.terms.review) return { refused: { is: 'stage', stage: stage.is } }
  return approveAgain(file, at) ?? sendOn(file, at)
}

/** Into the queue, with a new round; seats are held without limit while it waits (G1). */
export function sendOn(file: Registration, at: Circumstances): Decision {
  const next: Registration = {
    ...file,
    stage: { is: 'pending', since: at.now },
    round: file.round + 1,
    holdUntil: null,
    extended: false,
  }
  return { next, notes: [{ what: 'sent', facts: { round: next.round } }] }
}

/** G8: the candidate wins over a reviewer who has the file open. */
export function withdraw(file: Registration, at: Circumstances): Decision {
  if (file.stage.is === 'submitted') return { same: true }
  if (file.stage.is !== 'pending') return { refused: refusalOf(file) }
  const closed = mayStill('withdraw', file, at.terms, at.now)
  if (closed) return { refused: { is: 'closed', deed: 'withdraw', ...closed } }
  // Seats were kept without limit while it waited; a withdrawn file has the time of a fresh submission.
  const until = holdUntilOf(at.now, at.terms)
  const next: Registration = { ...file, stage: { is: 'submitted', at: at.now, until }, holdUntil: until }
  return { next, notes: [{ what: 'withdrawn', facts: { round: file.round } }] }
}

/** 「通过」: the clock of the payment starts now (V3); only the round and photo that the officer saw. */
export function approve(file: Registration, command: Of<'approve'>, at: Circumstances): Decision {
  if (at.by.is !== 'officer') return { refused: { is: 'stage', stage: file.stage.is } }
  if (file.stage.is === 'approved' && file.stage.by === at.by.id && file.round === command.round)
    return { same: true }
  const refused = refuseDecision(file, command, at)
  if (refused) return refused
  return {
    next: approved(
      { ...file, approval: { revision: file.revision, photo: command.photo, again: 0 } },
      at.by.id,
      at,
    ),
    notes: [{ what: 'approved', facts: { round: file.round, photo: command.photo, by: at.by.name } }],
  }
}

/** 「不通过」 (V2): the seats stay until the review deadline (G1); at least one reason (section 13.11). */
export function giveReasons(file: Registration, command: Of<'return'>, at: Circumstances): Decision {
  if (at.by.is !== 'officer') return { refused: { is: 'stage', stage: file.stage.is } }
  if (file.stage.is === 'returned' && file.stage.by === at.by.id && file.round === command.round)
    return { same: true }
  const refused = refuseDecision(file, command, at)
  if (refused) return refused
  const { reasons } = command
  if (reasons.length === 0) return { refused: { is: 'no-reason' } }
  const until = Math.max(at.terms.windows.reviewUntil, at.now)
  const next: Registration = {
    ...file,
    stage: { is: 'returned', at: at.now, by: at.by.id, reasons, until },
    reviewed: snapshotOf(file),
    asked: { reasons, touched: [] },
    approval: null,
  }
  const facts = { round: file.round, photo: command.photo, by: at.by.name, why: whyOf(reasons) }
  return { next, notes: [{ what: 'returned', facts }] }
}

/** The reasons as the history keeps them, after the stage has forgotten: codes, and an officer's own words. */
function whyOf(reasons: readonly Reason[]): string {
  return JSON.stringify(reasons.map(({ field, code, text }) => [field, code, text]))
}

/** After a lapse, unchanged content is approved at once with a new pay-by, a few times at most (section 13.3). */
export function approveAgain(file: Registration, at: Circumstances): Decision | null {
  const { approval } = file
  if (!approval || approval.again >= at.terms.reapprovals || !isApprovedAsIs(file)) return null
  const next = approved({ ...file, approval: { ...approval, again: approval.again + 1 } }, 'clock', at)
  return { next, notes: [{ what: 'reapproved' }] }
}

/** An officer has approved exactly this content and photo. */
export function isApprovedAsIs({ approval, revision, photo }: Registration): boolean {
  return approval !== null && approval.revision === revision && approval.photo === photo?.hash
}

function approved(file: Registration, by: string, at: Circumstances): Registration {
  const common = { ...file, holdUntil: null, extended: false, reviewed: snapshotOf(file), asked: null }
  if (totalOf(file.choices) === 0) return { ...common, stage: { is: 'paid', at: at.now, trade: null } }
  return { ...common, stage: { is: 'approved', at: at.now, by, payBy: payByOf(at.now, at.terms) } }
}

function refuseDecision(
  file: Registration,
  command: { round: number; photo: string },
  at: Circumstances,
): { refused: Refusal } | null {
  if (file.stage.is !== 'pending') return { refused: refusalOf(file) }
  // Officers of a centre the candidate has left decide nothing any more (section 13.10).
  if (at.by.is === 'officer' && at.by.centre !== file.centre)
    return { refused: { is: 'round', round: file.round } }
  if (file.photo?.hash !== command.photo) return { refused: { is: 'photo-changed' } }
  if (file.round !== command.round) return { refused: { is: 'round', round: file.round } }
  const closed = mayStill('decide', file, at.terms, at.now)
  return closed ? { refused: { is: 'closed', deed: 'decide', ...closed } } : null
}

/** What has become of a file that no longer waits: said with who and when. */
function refusalOf(file: Registration): Refusal {
  const { stage } = file
  switch (stage.is) {
    case 'deleted':
      return { is: 'deleted', at: stage.at }
    case 'submitted':
      return { is: 'withdrawn', at: stage.at }
    case 'approved':
      return { is: 'decided', how: 'approved', by: stage.by, at: stage.at }
    case 'returned':
      return { is: 'decided', how: 'returned', by: stage.by, at: stage.at }
    default:
      return { is: 'stage', stage: stage.is }
  }
}

/** What an officer sees and decides on; a document is told from others by its blind index, its mask is only shown. */
export function snapshotOf(file: Registration): Snapshot | null {
  const { details, centre, choices, photo, identity } = file
  if (!details || !centre || !photo || !identity) return file.reviewed
  const document = `${identity.type} ${identity.masked} ${identity.blind.slice(0, 12)}`
  return { details, centre, choices, photo: photo.hash, identity: document }
}
