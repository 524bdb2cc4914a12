import { termsFromCatalogue } from '../catalogue/terms.ts'
import {
  type CurrentRegistration,
  currentRegistration,
  type RegistrationContext,
} from './current-registration.ts'
import { commandDesk, readDesk } from './desk/call-desk.ts'
import type { CommandRequest, CommandResult, HistoryLine, RegistrationView } from './desk/desk-contract.ts'
import { claimAsRefused } from './identity/claim-store.ts'
import { type AfterCommand, afterCommand } from './journey.ts'
import type { Claim, Command, Refusal } from './machine/command.ts'

type SendOptions = {
  centre?: string
  draft?: { step: string; page: string; body: string }
  historyIfRefused?: true
}

/** The commands that need the claim of the document. */
type WithoutClaim =
  | Omit<Extract<Command, { do: 'submit' }>, keyof Claim>
  | Omit<Extract<Command, { do: 'send' }>, keyof Claim>

export type Answer =
  | { refused: null; after: AfterCommand }
  /** With the registration, and its history where it was asked for. */
  | { refused: Refusal; current: CurrentRegistration; history: HistoryLine[] }

/** Sends a command after which the candidate is led on: the registration comes only with a refusal, of which a page is drawn. */
export async function sendAndLeadOn(
  c: RegistrationContext,
  command: Command,
  more: SendOptions = {},
): Promise<Answer> {
  const {
    refused,
    view,
    history = [],
    after,
  } = await callDesk(c, command, {
    ...more,
    answer: 'view-if-refused',
  })
  if (refused) return { refused, current: await viewed(c, view), history }
  return { refused, after: after ?? afterCommandOf(await viewed(c, view), c.var.now) }
}

/**
 * Sends a command that needs the claim of the document. Its first batch has made one, as a rule; where the desk wants it for another
 * document or made anew, it is made now and the command is sent once more. Refused `claim` where another registration has it.
 */
export async function sendWithClaim(
  c: RegistrationContext,
  command: WithoutClaim,
  more: SendOptions = {},
): Promise<Answer> {
  const { registrationId, sitting, written } = c.var.context
  const first = written.claim ?? { claimedBlindIndex: '', claimedAt: 0 }
  const answer = await sendAndLeadOn(c, { ...command, ...first }, more)
  if (answer.refused?.is !== 'claim') return answer
  const claim = await claimAsRefused(c.env.DB, { id: registrationId, sitting }, answer.refused)
  if (!claim) return answer
  const again = await sendAndLeadOn(c, { ...command, ...claim }, more)
  if (again.refused === null) return again
  // The claim was released between the two calls: the number is not taken, and the next try claims it.
  return again.refused.is === 'claim' ? { ...again, refused: { is: 'busy' } } : again
}

/** One object call, and a second one where the catalogue has changed since the desk read its terms. */
async function callDesk(
  c: RegistrationContext,
  command: Command,
  { centre, ...more }: SendOptions & Pick<CommandRequest, 'answer'>,
): Promise<CommandResult> {
  const { catalogue, registrationId } = c.var.context
  const ask = {
    command,
    by: { is: 'candidate' as const },
    now: c.var.now,
    requestId: c.var.requestId,
    revision: catalogue.revision,
    ...more,
    ...(centre === undefined ? {} : { terms: termsFromCatalogue(catalogue, centre) }),
  }
  const outcome = await commandDesk(c, registrationId, ask)
  if (!outcome.needsTerms) return outcome
  const terms = termsFromCatalogue(catalogue, outcome.needsTerms.centre)
  return commandDesk(c, registrationId, { ...ask, terms })
}

/** A desk of the first release answers no registration where one is asked for with a refusal only: it is read then. */
async function viewed(c: RegistrationContext, view: RegistrationView | null): Promise<CurrentRegistration> {
  const known = view ?? (await readDesk(c, c.var.context.registrationId))
  if (!known) throw new Error('the desk has no file')
  return currentRegistration(c, known)
}

function afterCommandOf({ view, terms }: CurrentRegistration, now: number): AfterCommand {
  return afterCommand(view.registration, terms, now)
}
