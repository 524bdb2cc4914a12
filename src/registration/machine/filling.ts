import { giveBack, holdsAlready } from '../../seats/intent.ts'
import type { Circumstances, Command, Decision, Refusal } from './command.ts'
import { commitContent, dearerIn, isSameContent, payable, sameContent } from './content.ts'
import {
  type Content,
  holdsSeats,
  isClaimed,
  isEditable,
  newRegistration,
  type Registration,
} from './file.ts'
import { touch } from './mending.ts'
import { mayStill, unread } from './terms.ts'
import { openTrades } from './trade.ts'
import { askForSeats } from './wish.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

/** 「开始报名」: a new file, a deleted one begun again, or another province while nothing is submitted. */
export function start(file: Registration, command: Of<'start'>, at: Circumstances): Decision {
  const again = file.stage.is === 'deleted'
  if (file.revision > 0 && !again && file.province === command.province) return { same: true }
  if (!again && file.stage.is !== 'filling') return { same: true }
  const closed = mayStill('register', file, at.terms, at.now)
  if (closed) return { refused: { is: 'closed', deed: 'register', ...closed } }
  // Seats are being asked for in the province as it is.
  if (file.seating.intent) return { refused: { is: 'busy' } }
  const next: Registration = {
    ...newRegistration({ ...file, province: command.province, lang: command.lang }),
    // What was agreed to was another province's: versions are counted apart in each.
    identity: again ? null : file.identity,
    revision: file.revision + 1,
    round: file.round,
    // Never reset: the ledger's numbers, what money came in, and what is still to be cleared away.
    seating: file.seating,
    trades: file.trades,
    oldPhotos: file.oldPhotos,
    unclaim: file.unclaim,
  }
  return { next, notes: [{ what: 'started', facts: { province: command.province } }] }
}

export function agree(file: Registration, command: Of<'agree'>, at: Circumstances): Decision {
  const { kind, version } = command
  if (file.agreed[kind]?.version === version) return { same: true }
  if (at.terms.notices[kind] !== version) return { refused: { is: 'version', kind } }
  if (!isEditable(file.stage)) return { refused: { is: 'stage', stage: file.stage.is } }
  const agreed = { ...file.agreed, [kind]: { version, at: at.now } }
  return { next: { ...file, agreed }, notes: [{ what: 'agreed', facts: { kind, version } }] }
}

export function identify(file: Registration, command: Of<'identify'>, at: Circumstances): Decision {
  const { identity } = command
  if (file.identity?.blind === identity.blind && file.identity.type === identity.type) return { same: true }
  const refused = refuseEdit(file, command.revision, at)
  if (refused) return unneeded(file, refused.refused, at)
  const next: Registration = {
    ...file,
    identity,
    revision: file.revision + 1,
    asked: touch(file, 'number'),
    // The one before may have been claimed for a form that was refused.
    unclaim: file.identity ? at.now : file.unclaim,
  }
  return { next, notes: [{ what: 'identified', facts: { masked: identity.masked } }] }
}

/** 「提交报考信息」: the seats first, then the content; refused seats leave everything as it was. */
export function submit(file: Registration, command: Of<'submit'>, at: Circumstances): Decision {
  const decision = weigh(file, command, at)
  const stands = file.stage.is !== 'deleted' && [file.claimed, file.identity?.blind].includes(command.claimed)
  return 'refused' in decision && !stands ? unneeded(file, decision.refused, at) : decision
}

function weigh(file: Registration, command: Of<'submit'>, at: Circumstances): Decision {
  const content = withDocument(file, command)
  if (isCommitted(file, content)) return { same: true }
  if (file.stage.is === 'deleted') return { refused: { is: 'deleted', at: file.stage.at } }
  const joins =
    file.seating.intent?.purpose.is === 'submission' &&
    sameContent(file.seating.intent.purpose.content, content)
  if (joins) return { refused: { is: 'waiting' } }
  const refused = refuseEdit(file, command.revision, at)
  if (refused) return refused
  const kind = unread(file, at.terms)[0]
  if (kind) return { refused: { is: 'unread', kind } }
  if (!file.identity) return { refused: { is: 'incomplete', missing: 'identity' } }
  const changed: Refusal = { is: 'changed', revision: file.revision }
  if (file.identity.blind !== command.claimed) return { refused: changed }
  const { type, sex } = file.identity
  const foreseen = type === command.document.type && (sex !== null) === command.document.says
  if (!foreseen) return { refused: changed }
  if (content.choices.length === 0) return { refused: { is: 'incomplete', missing: 'choices' } }
  const dearer = dearerIn(content.choices, at)
  if (dearer) return { refused: dearer }
  const place = { centre: content.centre, offerings: content.choices.map((choice) => choice.offering) }
  if (holdsAlready(file.seating, place)) return commitContent(file, content, at)
  return askForSeats(file, { ...place, purpose: { is: 'submission', content } })
}

/**
 * Refused after D1 had noted or claimed a document for it: what the file does not stand on is given up, whatever it was
 * refused for, and D1 is told again which document is its own. Nobody keeps the documents of others from being used.
 */
function unneeded(file: Registration, says: Refusal, at: Circumstances): Decision {
  return { next: { ...file, unclaim: at.now }, notes: [], says }
}

/** A photo that passed the check and lies in storage. */
export function attach(file: Registration, command: Of<'attach'>, at: Circumstances): Decision {
  if (file.photo?.hash === command.photo.hash) return { same: true }
  if (!isEditable(file.stage)) return { refused: { is: 'stage', stage: file.stage.is } }
  if (!file.details) return { refused: { is: 'incomplete', missing: 'details' } }
  const closed = mayStill('photo', file, at.terms, at.now)
  if (closed) return { refused: { is: 'closed', deed: 'photo', ...closed } }
  const open = openTrades(file.trades)[0]
  if (open) return { refused: { is: 'payment-open', trade: open.no } }
  // Seats are being asked for that money has come for: it pays for the file as it was approved.
  if (file.seating.intent?.purpose.is === 'late') return { refused: { is: 'busy' } }
  const replaced = file.photo ? [file.photo.hash] : []
  const next: Registration = {
    ...file,
    photo: command.photo,
    oldPhotos: [...file.oldPhotos, ...replaced].filter((hash) => hash !== command.photo.hash),
    asked: touch(file, 'photo'),
  }
  return { next: payable(next, at), notes: [{ what: 'photo' }] }
}

/** 「删除报考信息」 (H1, spec R9): while nothing is paid; the seats go back at once, the history stays. */
export function remove(file: Registration, command: Of<'delete'>, at: Circumstances): Decision {
  if (file.stage.is === 'deleted') return { same: true }
  if (file.stage.is === 'paid') return { refused: { is: 'paid' } }
  const open = openTrades(file.trades)[0]
  if (open) return { refused: { is: 'payment-open', trade: open.no } }
  const next: Registration = {
    ...file,
    stage: { is: 'deleted', at: at.now, reason: command.reason },
    seating: giveBack(file.seating),
    holdUntil: null,
    claimed: null,
    unclaim: at.now,
    // Who deletes the registration wants the photo gone, too; what was decided on it stays in the history.
    photo: null,
    oldPhotos: [...file.oldPhotos, ...(file.photo ? [file.photo.hash] : [])],
  }
  return { next, notes: [{ what: 'deleted', facts: { reason: command.reason } }] }
}

export function unclaimed(file: Registration, command: Of<'unclaimed'>): Decision {
  if (file.unclaim === null || file.unclaim > command.until) return { same: true }
  return { next: { ...file, unclaim: null }, notes: [] }
}

/** Sex and birth date follow from the number where it says them (R4), whatever the form carried. */
function withDocument(file: Registration, command: Of<'submit'>): Content {
  const { content } = command
  const sex = file.identity?.sex ?? content.details.sex
  const birth = file.identity?.birth ?? content.details.birth
  return { ...content, details: { ...content.details, sex, birth } }
}

function refuseEdit(file: Registration, revision: number, at: Circumstances): { refused: Refusal } | null {
  if (file.stage.is === 'paid') return { refused: { is: 'paid' } }
  if (!isEditable(file.stage)) return { refused: { is: 'stage', stage: file.stage.is } }
  const closed = mayStill('change', file, at.terms, at.now)
  if (closed) return { refused: { is: 'closed', deed: 'change', ...closed } }
  if (revision !== file.revision) return { refused: { is: 'changed', revision: file.revision } }
  const open = openTrades(file.trades)[0]
  if (open) return { refused: { is: 'payment-open', trade: open.no } }
  return file.seating.intent ? { refused: { is: 'busy' } } : null
}

/** What is submitted is what stands, with its seats. */
function isCommitted(file: Registration, content: Content): boolean {
  return holdsSeats(file.stage) && isClaimed(file) && isSameContent(file, content)
}
