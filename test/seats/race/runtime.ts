import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleWorker, scratch, startWorkerd } from '../../../src/dev/node/workerd.ts'

export type Runtime = { address: URL; stop: () => Promise<void> }

/** Starts workerd with the race's Worker on a port of its own choice. */
export async function startRuntime(): Promise<Runtime> {
  const state = await scratch('race')
  const script = await bundleWorker(join(import.meta.dirname, 'worker.ts'))
  const objects = { SEATS: 'SeatLedger', HASTY: 'HastyLedger' }
  const miniflare = await startWorkerd({ script, state, port: 0 }, { objects })
  const stop = async () => {
    await miniflare.dispose()
    await rm(state, { recursive: true, force: true })
  }
  return { address: await miniflare.unsafeGetDirectURL(), stop }
}
