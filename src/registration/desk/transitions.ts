import type { Command } from '../machine/command.ts'
import type { Registration } from '../machine/registration.ts'

/** The steps whose entries the command commits; a registration begun again keeps no draft. */
export function stepsCommittedBy(command: Command, before: Registration): string[] {
  if (command.do === 'identify') return ['identity']
  if (command.do !== 'start') return ['details']
  const isRestart = before.stage.is === 'deleted' || before.stage.is === 'cancelled'
  return isRestart ? ['identity', 'details'] : []
}

/** Whether the desk has a new request to send to a ledger. */
export function opensRequest(before: Registration, next: Registration): boolean {
  return next.seating.intent !== null && next.seating.intent.n !== before.seating.intent?.n
}
