import { newestTerms } from '../../catalogue/terms.ts'
import { withDeadline } from '../../lib/with-deadline.ts'
import { type OpenRequest, openRequests } from '../../seats/seating.ts'
import type { SeatAnswer } from '../../seats/seats.ts'
import type { Refusal } from '../machine/command.ts'
import type { Registration } from '../machine/registration.ts'
import type { Terms } from '../machine/terms.ts'
import type { CommandRequest } from './desk-contract.ts'
import { type DeskEnv, type DeskParts, newestKnownTerms } from './desk-parts.ts'

/** A caller waits so long for a ledger; its answer counts later all the same, when the alarm asks again. */
export const LEDGER_WAIT_MS = 3_000

/** Null for "granted", else the refusal. `answered-before`: no request was open any more. */
export type SeatOutcome = Refusal | null | 'answered-before' | 'unanswered'

/**
 * Sends one request to the ledger of its centre, with the capacities of the catalogue. An offering that the terms do not know is
 * left out: the ledger then goes by the capacity it knows. A release names no offerings.
 */
export async function sendSeatRequest(
  env: Pick<DeskEnv, 'SEATS'>,
  registration: Registration,
  { centre, n, offerings }: OpenRequest,
  terms: Terms | null,
): Promise<SeatAnswer> {
  const capacity: Record<string, number> = {}
  for (const id of offerings) {
    const offering = terms?.offerings[id]
    if (offering) capacity[id] = offering.seats
  }
  return env.SEATS.getByName(`${registration.sitting}:${centre}`).requestSeats({
    registration: registration.id,
    n,
    offerings: [...offerings],
    capacity,
    revision: terms?.revision ?? 0,
  })
}

/**
 * Sends the request of the standing intent, on behalf of a caller who waits for it. An error, or no answer in time, means unknown: the
 * intent stays and the alarm asks again.
 */
export async function requestStandingSeats(desk: DeskParts, caller: CommandRequest): Promise<SeatOutcome> {
  for (let tries = 0; tries < 3; tries++) {
    const registration = desk.store.load()
    const { intent } = registration?.seating ?? { intent: null }
    const request = registration && openRequests(registration.seating).find(({ n }) => n === intent?.n)
    if (!registration || !request) return 'answered-before'
    try {
      const { terms, answer } = await withDeadline(ask(desk, registration, request, caller), LEDGER_WAIT_MS)
      const { terms: _, ...rest } = caller
      // A grant is committed on the terms of its centre; a refusal leaves the registration on its own terms.
      const applied = answer.is === 'held' ? { ...rest, terms } : rest
      const refused = desk.apply({ ...applied, command: { do: 'seat-answer', request, answer } })
      if (refused?.is !== 'waiting') return refused
    } catch (error) {
      console.warn(JSON.stringify({ desk: registration.id, ledger: request.centre, error: String(error) }))
      return 'unanswered'
    }
  }
  return 'unanswered'
}

async function ask(
  desk: DeskParts,
  registration: Registration,
  request: OpenRequest,
  caller: CommandRequest,
): Promise<{ terms: Terms; answer: SeatAnswer }> {
  const terms = await termsOf(desk, request.centre, registration, caller)
  return { terms, answer: await sendSeatRequest(desk.env, registration, request, terms) }
}

/** The open request may be another command's, at another centre than the one this caller brought terms of. */
async function termsOf(
  desk: DeskParts,
  centre: string,
  registration: Registration,
  caller: CommandRequest,
): Promise<Terms> {
  if (caller.terms?.centre === centre) return newestTerms(desk.store.terms(centre), caller.terms)
  return desk.store.terms(centre) ?? (await newestKnownTerms(desk, registration, centre))
}
