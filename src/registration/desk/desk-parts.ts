import { readTerms } from '../../catalogue/terms-store.ts'
import type { SealingEnv } from '../../lib/seal.ts'
import { withDeadline } from '../../lib/with-deadline.ts'
import { configuredGateways } from '../../payment/gateways/configured.ts'
import type { Gateway } from '../../payment/gateways/gateway.ts'
import type { GatewayEnv } from '../../payment/gateways/gateway-settings.ts'
import type { SeatLedger } from '../../seats/seat-ledger.ts'
import type { Refusal } from '../machine/command.ts'
import type { Trade } from '../machine/payment/attempt.ts'
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

/** The platform of a trade that is not of a counter. Throws where it is not configured any more. */
export function gatewayOf(env: GatewayEnv, { no, gateway: name }: Pick<Trade, 'no' | 'gateway'>): Gateway {
  const gateway = name === 'centre' ? undefined : configuredGateways(env)[name]
  if (!gateway) throw new Error(`no gateway for ${no}`)
  return gateway
}

/** The terms of a centre as D1 has them now, the registration's own where none is named. Throws where D1 does not answer. */
export function termsFromD1(
  { env, store }: DeskParts,
  registration: Registration,
  centre = registration.centre,
): Promise<Terms> {
  return readTerms(env, registration, centre, store.terms(centre))
}

/** Newest terms if D1 answers, else the last ones the desk knows: desks go on while D1 is away (section 13.15). */
export async function newestKnownTerms(
  desk: DeskParts,
  registration: Registration,
  centre: string | null,
): Promise<Terms> {
  try {
    return await termsFromD1(desk, registration, centre)
  } catch (error) {
    const known = desk.store.terms(centre)
    if (!known) throw error
    return known
  }
}

/** A desk goes on without newer terms after so long; nothing is then taken away. */
const FRESH_TERMS_MS = 3_000

/** The terms of the registration's centre as D1 has them now; undefined where it does not answer. */
export function freshTerms(desk: DeskParts, registration: Registration): Promise<Terms | undefined> {
  return withDeadline(termsFromD1(desk, registration), FRESH_TERMS_MS).catch(() => undefined)
}
