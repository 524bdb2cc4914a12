import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../root.ts'
import { startBank } from '../runtime/bank.ts'
import { freePorts } from '../runtime/ports.ts'
import { startProduct } from '../runtime/product.ts'
import { makeScratchFolder } from '../runtime/runtime.ts'
import { localSecrets } from '../runtime/secrets.ts'
import { seed } from './bench-server.ts'

export type Bench = { origin: string; bankOrigin: string; stop: () => Promise<void> }

/** The product with the demonstration, and the bank, each in workerd on a free port, with data that end with them. */
export async function startBench(): Promise<Bench> {
  const folder = await makeScratchFolder('bench')
  const ends = [() => rm(folder, { recursive: true, force: true })]
  const stop = async () => {
    for (const end of ends.toReversed()) await end()
  }
  try {
    const [port, bankPort] = await freePorts()
    const at = { origin: `http://127.0.0.1:${port}`, bankOrigin: `http://127.0.0.1:${bankPort}` }
    const { bindings, bank: keys } = await localSecrets(folder, at)
    const bank = await startBank({ port: bankPort, keys, state: join(folder, 'bank') })
    ends.push(bank.stop)
    const entry = join(ROOT, 'src/dev/bench-worker.ts')
    const product = await startProduct({ entry, bindings, state: join(folder, 'product'), port })
    ends.push(product.stop)
    const db = await product.miniflare.getD1Database('DB')
    await db.prepare('CREATE TABLE bench (id TEXT PRIMARY KEY)').run()
    await seed(at.origin)
    return { ...at, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
