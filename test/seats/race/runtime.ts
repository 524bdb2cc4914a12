import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startProduct } from '../../../src/dev/node/runtime/product.ts'
import { makeScratchFolder } from '../../../src/dev/node/runtime/runtime.ts'

export type Runtime = { address: URL; stop: () => Promise<void> }

/** Starts workerd with the race's Worker on a port of its own choice. */
export async function startRuntime(): Promise<Runtime> {
  const state = await makeScratchFolder('race')
  const here = (name: string) => join(import.meta.dirname, name)
  const place = { entry: here('worker.ts'), config: here('wrangler.toml') }
  const runtime = await startProduct({ ...place, bindings: {}, state, port: 0 })
  const stop = async () => {
    await runtime.stop()
    await rm(state, { recursive: true, force: true })
  }
  return { address: new URL(runtime.origin), stop }
}
