import type { Command, Refusal } from '../../../src/registration/machine/command.ts'
import { openTrades } from '../../../src/registration/machine/payment/attempt.ts'
import { openRequests } from '../../../src/seats/seating.ts'
import { CANDIDATE } from '../machine/facts.ts'
import { USUAL } from '../machine/played.ts'
import { answer, ask, askLedger, say, type World } from '../machine/world.ts'

/** Whether the ledger and the platform answer while the candidate waits; where they do not, the tasks ask them later. */
export type Lines = { ledger: boolean; platform: boolean }

export const ANSWERING: Lines = { ledger: true, platform: true }

type Told = { world: World; refused: Refusal | null }

/**
 * A command of the candidate as the desk carries it out while the request waits: an open payment is closed first, a standing request
 * for seats is brought to an end, and a new one is sent to its ledger.
 */
export function tellDesk(world: World, asked: Command, lines = ANSWERING): Told {
  // The request claims the document in its first batch.
  const command = asked.do === 'send' ? { ...USUAL.send(world.file), ...asked } : asked
  let told = answer(world, command, CANDIDATE)
  if (told.refused?.is === 'payment-open') {
    told = answer(closePayments(told.world, lines), command, CANDIDATE)
  }
  if (told.refused?.is === 'busy') {
    if (!lines.ledger) return told
    told = answer(askLedger(told.world), command, CANDIDATE)
  }
  const isAsking = told.world.file.seating.intent !== null && told.world.file !== world.file
  if (!isAsking && told.refused?.is !== 'waiting') return told
  if (!lines.ledger) return { world: told.world, refused: { is: 'waiting' } }
  return requestSeats(told.world)
}

function closePayments(world: World, { platform }: Lines): World {
  const closing = say(world, { do: 'close-payment' }, CANDIDATE)
  if (!platform) return closing
  return openTrades(closing.file.trades).reduce((one, { no }) => ask(one, no, true), closing)
}

function requestSeats(world: World): Told {
  const [request] = openRequests(world.file.seating)
  if (!request) return { world, refused: null }
  const asked = askLedger(world)
  const last = asked.ledgers[request.centre]?.last[world.file.id]
  return { world: asked, refused: last?.is === 'full' ? { is: 'full', offerings: last.full } : null }
}
