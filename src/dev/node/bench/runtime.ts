import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleWorker, scratch, startWorkerd } from '../workerd.ts'
import { ROOT } from './root.ts'

export type Bench = { origin: string; stop: () => Promise<void> }

/** The product in workerd on a port of its own choice, with state that ends with it. */
export async function startBench(): Promise<Bench> {
  const state = await scratch('bench')
  const key = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')
  try {
    const script = await bundleWorker(join(ROOT, 'src/dev/bench-worker.ts'))
    const miniflare = await startWorkerd(
      { script, state, port: 0 },
      {
        objects: { REGISTRATION: 'RegistrationDesk', SEATS: 'SeatLedger' },
        photos: true,
        bindings: {
          ENVIRONMENT: 'local',
          ORIGIN: 'http://localhost',
          SEAL_KEY: key(),
          BLIND_KEY: key(),
          PHOTO_KEY: key(),
        },
      },
    )
    const stop = async () => {
      await miniflare.dispose()
      await rm(state, { recursive: true, force: true })
    }
    return { origin: (await miniflare.unsafeGetDirectURL()).origin, stop }
  } catch (error) {
    await rm(state, { recursive: true, force: true })
    throw error
  }
}
