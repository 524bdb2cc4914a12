import type { Calls } from '../../lib/meter.ts'
import type { AfterCommand } from '../journey.ts'
import type { Command, Refusal } from '../machine/command.ts'
import type { Actor, NoteName, Registration, StageName } from '../machine/registration.ts'
import type { Terms } from '../machine/terms.ts'

// The messages between a desk and its callers. A changed meaning gets a new method name on the desk: for some time after a
// deployment, callers of one release meet objects of the other.

/**
 * A command with its circumstances. Without `terms` the desk uses its last ones, if they are of `revision`; the answers of the
 * payment platform come without either and are applied on the terms that the desk has.
 */
export type CommandRequest = {
  command: Command
  by: Actor
  now: number
  requestId: string
  terms?: Terms
  revision?: number
  /** Needed by the first command only. */
  owner?: { id: string; sitting: string; passport: string }
  /** The posted form: kept as a draft until its content is committed, so that no entry is lost. */
  draft?: { step: string; page: string; body: string }
  /**
   * Ask for the registration after the command, always or only where it is refused: most callers lead on after a success, for which
   * `after` is enough. Without it the answer carries none.
   */
  answer?: 'view' | 'view-if-refused'
  /** And for its history where the command is refused: the hub shows both. */
  historyIfRefused?: true
}

/**
 * `view` is the newest state, null where it was not asked for or there is no such registration. `needsTerms`: nothing was
 * decided, the desk needs the terms of this centre at the newest revision.
 */
export type CommandResult = {
  refused: Refusal | null
  view: RegistrationView | null
  history?: HistoryLine[]
  /** Where the command leads; missing in the answer of a desk of the first release. */
  after?: AfterCommand | null
  needsTerms?: { centre: string | null }
  /** Calls of the desk while the caller waited; counted in local development. */
  calls: Calls
}

/** The registration without the sealed document number, and the saved drafts. */
export type RegistrationView = {
  registration: Registration
  version: number
  drafts: Record<string, Draft>
}

/** The full number of a document; null where no key of the deployment opens it any more. */
export type ShownNumber = { number: string | null }

/** The numbers of a registration's attempts to pay, and the sitting, which leads back to the order. */
export type KnownTrades = { sitting: string; numbers: string[] }

export type ViewWithHistory = RegistrationView & { history: HistoryLine[] }

export type HistoryLine = {
  seq: number
  happenedAt: number
  by: Actor
  what: NoteName
  from: StageName
  to: StageName
  facts: Record<string, string | number>
}

/** A line of the history that goes into the audit. `detail` is the facts of the line, as JSON. */
export type OfficerDecision = {
  seq: number
  decidedAt: number
  staffId: string
  action: string
  detail: string
  requestId: string
}

/**
 * `basis` is the number that a page showing this draft carries: only that page may overwrite it. `centre` is the centre being
 * chosen: the next page hints at its seats.
 */
export type Draft = { page: string; basis: number; body: string; centre: string | null; savedAt: number }

export type NewDraft = {
  step: string
  revision: number
  page: string
  basis: number
  body: string
  centre: string | null
  now: number
}
