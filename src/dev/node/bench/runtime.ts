import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../root.ts'
import { startProduct } from '../runtime/product.ts'
import { makeScratchFolder } from '../runtime/runtime.ts'

export type Bench = { origin: string; stop: () => Promise<void> }

/** The product in workerd on a port of its own choice, with data that ends with it. */
export async function startBench(): Promise<Bench> {
  const state = await makeScratchFolder('bench')
  const removeState = () => rm(state, { recursive: true, force: true })
  const key = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')
  try {
    const product = await startProduct({
      entry: join(ROOT, 'src/dev/bench-worker.ts'),
      bindings: {
        ENVIRONMENT: 'local',
        ORIGIN: 'http://localhost',
        SEAL_KEY: key(),
        BLIND_KEY: key(),
        PHOTO_KEY: key(),
      },
      state,
      port: 0,
    })
    const db = await product.miniflare.getD1Database('DB')
    await db.prepare('CREATE TABLE bench (id TEXT PRIMARY KEY)').run()
    const stop = async () => {
      await product.stop()
      await removeState()
    }
    return { origin: product.origin, stop }
  } catch (error) {
    await removeState()
    throw error
  }
}
