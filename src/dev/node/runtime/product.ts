import { join } from 'node:path'
import { ROOT } from '../root.ts'
import { bundleWorker } from './bundle.ts'
import { migrate, readMigrations } from './migrations.ts'
import { type Runtime, startRuntime } from './runtime.ts'

export type ProductOptions = {
  /** Default: the product as it runs locally. */
  entry?: string
  /** Default: the wrangler.toml of the product. */
  config?: string
  bindings: Record<string, string>
  state: string
  port: number
  loud?: boolean
}

/** Starts the product on the real runtime, with the names of wrangler.toml and a migrated D1. */
export async function startProduct(options: ProductOptions): Promise<Runtime> {
  const { entry = join(ROOT, 'src/dev/local.ts'), config = join(ROOT, 'wrangler.toml'), ...rest } = options
  const script = await bundleWorker(entry)
  const runtime = await startRuntime({ ...rest, config, script })
  try {
    const db = await runtime.miniflare.getD1Database('DB')
    await migrate(db, await readMigrations(join(ROOT, 'migrations')), options.state)
    return runtime
  } catch (error) {
    await runtime.stop()
    throw error
  }
}
