import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startBank } from '../../src/dev/node/runtime/bank.ts'
import { freePorts } from '../../src/dev/node/runtime/ports.ts'
import { startProduct } from '../../src/dev/node/runtime/product.ts'
import { makeScratchFolder, type Runtime } from '../../src/dev/node/runtime/runtime.ts'
import { localSecrets } from '../../src/dev/node/runtime/secrets.ts'

export type Exam = {
  origin: string
  bank: string
  /** Ends the product's runtime with SIGKILL, at any point of its work. */
  kill: () => Promise<void>
  /** Starts it again on the same data, at the same address. */
  start: () => Promise<void>
  stop: () => Promise<void>
}

/** The product in workerd beside the bank, on free ports, with data of their own on disk. */
export async function openExam(): Promise<Exam> {
  const folder = await makeScratchFolder('faults')
  const [port, bankPort] = await freePorts()
  const origin = `http://localhost:${port}`
  const secrets = await localSecrets(folder, { origin, bankOrigin: `http://127.0.0.1:${bankPort}` })
  let product: Runtime | undefined
  const start = async () => {
    product = await startProduct({
      entry: join(import.meta.dirname, 'worker.ts'),
      bindings: secrets.bindings,
      state: join(folder, 'product'),
      port,
    })
    if (product.pids.length === 0) throw new Error('the runtime has no process of its own')
  }
  const kill = async () => {
    await product?.kill()
    product = undefined
  }
  const bank = await startBank({ port: bankPort, keys: secrets.bank, state: join(folder, 'bank') })
  const stop = async () => {
    await kill()
    await bank.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await start()
    return { origin, bank: bank.origin, kill, start, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
