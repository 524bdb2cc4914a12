import type { AppContext } from '../../site.ts'
import type { CommandResult, CommandRequest as DeskAsk } from './registration-desk.ts'

/**
 * Puts a command to a desk. An error means that the outcome is unknown: the same is asked once more, with a new stub, since
 * commands may come twice; a desk that has too much to do already is left alone. What the desk called goes onto the meter.
 */
export async function callDesk(
  c: { env: AppContext['env']; var: Pick<AppContext['var'], 'meter'> },
  id: string,
  ask: DeskAsk,
): Promise<CommandResult> {
  const outcome = await handle(c.env, id, ask)
  c.var.meter.inner.d1 += outcome.calls.d1
  c.var.meter.inner.do += outcome.calls.do
  return outcome
}

async function handle(env: AppContext['env'], id: string, ask: DeskAsk): Promise<CommandResult> {
  try {
    return await env.REGISTRATION.getByName(id).handle(ask)
  } catch (error) {
    if (error instanceof Error && 'overloaded' in error && error.overloaded) throw error
    return await env.REGISTRATION.getByName(id).handle(ask)
  }
}
