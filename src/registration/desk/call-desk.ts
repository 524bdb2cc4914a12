import type { Bindings } from '../../env.d.ts'
import type { Meter } from '../../lib/meter.ts'
import { isOtherRelease, OtherReleaseError } from '../../lib/other-release.ts'
import type { Actor } from '../machine/registration.ts'
import type {
  CommandRequest,
  CommandResult,
  KnownTrades,
  NewDraft,
  RegistrationView,
  ShownNumber,
  ViewWithHistory,
} from './desk-contract.ts'
import type { RegistrationDesk } from './registration-desk.ts'

/** The caller: a request with its meter, or something without one (the sweep, the seed). */
type Caller = { env: Pick<Bindings, 'REGISTRATION'>; var?: { meter: Meter } }

/** The registration, or null where there is none; creates nothing. */
export function readDesk(c: Caller, id: string): Promise<RegistrationView | null> {
  return callDesk(c, id, (desk) => desk.read())
}

export function readDeskWithHistory(c: Caller, id: string): Promise<ViewWithHistory | null> {
  return callDesk(c, id, (desk) => desk.readWithHistory())
}

/** Sends a command. The calls that the desk made for it go onto the meter of the request. */
export async function commandDesk(c: Caller, id: string, request: CommandRequest): Promise<CommandResult> {
  const result = await callDesk(c, id, (desk) => desk.handle(request))
  if (c.var) {
    c.var.meter.inner.d1 += result.calls.d1
    c.var.meter.inner.do += result.calls.do
  }
  return result
}

/** Saves a draft; false where the form it comes from is not the newest. */
export function saveDeskDraft(c: Caller, id: string, draft: NewDraft): Promise<boolean> {
  return callDesk(c, id, (desk) => desk.saveDraft(draft))
}

/** Before a photo is stored: the desk sees to it that it goes again where the registration does not take it. */
export function expectPhoto(c: Caller, id: string, hash: string, now: number): Promise<void> {
  return callDesk(c, id, (desk) => desk.expectPhoto(hash, now))
}

/** 「我已支付，更新支付信息」: has the payment platform asked about open payments, and waits for its answers, three seconds at most. */
export function queryPlatform(c: Caller, id: string, now: number): Promise<KnownTrades | null> {
  return callDesk(c, id, (desk) => desk.queryPlatform(now))
}

/** The full document number for an officer of the registration's centre; written down in the history, once per request. */
export function showDocumentNumber(
  c: Caller,
  id: string,
  look: { by: Extract<Actor, { is: 'officer' }>; now: number; requestId: string },
): Promise<ShownNumber | null> {
  return callDesk(c, id, (desk) => desk.openNumber(look.by, look.now, look.requestId))
}

/** Has a desk that D1 has not heard of for long take up its tasks again. */
export function resumeDesk(c: Caller, id: string, now: number): Promise<void> {
  return callDesk(c, id, (desk) => desk.resume(now))
}

/**
 * An error means that the outcome is unknown: the same call is made once more, with a new stub, since every call may come
 * twice. An overloaded desk is left alone. A desk of another release is not called again: the caller answers 503.
 */
async function callDesk<Result>(
  c: Caller,
  id: string,
  call: (desk: DurableObjectStub<RegistrationDesk>) => Promise<Result>,
): Promise<Result> {
  try {
    return await call(c.env.REGISTRATION.getByName(id))
  } catch (error) {
    if (isOtherRelease(error)) throw new OtherReleaseError(`desk ${id}`, { cause: error })
    if (error instanceof Error && 'overloaded' in error && error.overloaded) throw error
  }
  try {
    return await call(c.env.REGISTRATION.getByName(id))
  } catch (error) {
    throw isOtherRelease(error) ? new OtherReleaseError(`desk ${id}`, { cause: error }) : error
  }
}
