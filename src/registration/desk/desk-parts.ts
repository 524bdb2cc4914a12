import { readTerms } from '../../catalogue/terms-store.ts'
import type { SealingEnv } from '../../lib/seal.ts'
import { withDeadline } from '../../lib/with-deadline.ts'
import type { GatewayEnv } from '../../payment/gateways/gateway-settings.ts'
import type { SeatLedger } from '../../seats/seat-ledger.ts'
import type { Refusal } from '../machine/command.ts'
import type { Registration } from '../machine/registration.ts'
import type { Terms } from '../machine/terms.ts'
import type { CommandRequest } from './desk-contract.ts'
import type { DeskStore } from './desk-store.ts'

/** The bindings that a desk works with. */
export type DeskEnv = GatewayEnv &
  SealingEnv & { DB: D1Database; PHOTOS: R2Bucket; SEATS: DurableObjectNamespace<SeatLedger> }

/** The parts of a desk that its work outside needs: `apply` decides a command and writes what it changes. */
export type DeskParts = {
  env: DeskEnv
  store: DeskStore
  apply: (request: CommandRequest) => Refusal | null
}

/** Newest terms if D1 answers, else the last ones the desk knows: desks go on while D1 is away (section 13.15). */
export async function newestKnownTerms(
  { env, store }: DeskParts,
  registration: Registration,
  centre: string | null,
): Promise<Terms> {
  const known = store.terms(centre)
  try {
    return await readTerms(env, registration, centre, known)
  } catch (error) {
    if (!known) throw error
    return known
  }
}

/** A desk goes on without newer terms after so long; nothing is then taken away. */
const FRESH_TERMS_MS = 3_000

/** The terms of the registration's centre as D1 has them now; undefined where it does not answer. */
export function freshTerms(
  { env, store }: DeskParts,
  registration: Registration,
): Promise<Terms | undefined> {
  const { centre } = registration
  return withDeadline(readTerms(env, registration, centre, store.terms(centre)), FRESH_TERMS_MS).catch(
    () => undefined,
  )
}
