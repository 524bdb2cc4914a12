import type { Refusal } from '../machine/command.ts'
import { openTrades } from '../machine/payment/attempt.ts'
import type { CommandRequest } from './desk-contract.ts'
import type { DeskParts } from './desk-parts.ts'
import type { PlatformQuestions } from './platform-questions.ts'
import { requestStandingSeats } from './seat-requests.ts'

type Desk = DeskParts & { platform: PlatformQuestions }

/** Decides a command, and what it has to wait for outside the desk: the close of an open payment, seats of a ledger. */
export async function decideCommand(desk: Desk, request: CommandRequest): Promise<Refusal | null> {
  let refused = desk.apply(request)
  if (refused?.is === 'payment-open') refused = await retryAfterClosingPayment(desk, request)
  if (refused?.is === 'busy') refused = await retryAfterOtherRequest(desk, request, refused)
  return refused?.is === 'waiting' ? awaitSeatAnswer(desk, request, refused) : refused
}

/** Section 13.4: a change while a payment is open closes it first, awaits the answer, then decides again. */
async function retryAfterClosingPayment(desk: Desk, request: CommandRequest): Promise<Refusal | null> {
  desk.apply({ ...request, command: { do: 'close-payment' } })
  await desk.platform.askAll(openTrades(desk.store.load()?.trades ?? []))
  return desk.apply(request)
}

/** Seats are being requested for another command: brings that to an end, then decides again. */
async function retryAfterOtherRequest(
  desk: Desk,
  request: CommandRequest,
  refused: Refusal,
): Promise<Refusal | null> {
  const answer = await requestStandingSeats(desk, request)
  return answer === 'unanswered' ? refused : desk.apply(request)
}

async function awaitSeatAnswer(
  desk: Desk,
  request: CommandRequest,
  refused: Refusal,
): Promise<Refusal | null> {
  let outcome: Refusal | null = refused
  for (let round = 0; round < 2 && outcome?.is === 'waiting'; round++) {
    const answer = await requestStandingSeats(desk, request)
    if (answer === 'unanswered') return outcome
    // Answered meanwhile, by the alarm or by the same command sent twice: decide again on the new state.
    outcome = answer === 'answered-before' ? desk.apply(request) : answer
  }
  return outcome
}
