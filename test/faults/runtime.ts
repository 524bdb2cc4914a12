import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { localSecrets } from '../../src/dev/node/secrets.ts'
import { startBank } from '../../src/dev/node/start-bank.ts'
import { bundleWorker, type Place, scratch, startWorkerd } from '../../src/dev/node/workerd.ts'
import { freePorts } from '../ports.ts'
import { childrenOf } from './processes.ts'

export type Exam = {
  origin: string
  bank: string
  /** Ends the product's runtime by its process id, with SIGKILL, at whatever it is doing. */
  kill: () => Promise<void>
  /** Starts it again on the same state, at the same address. */
  start: () => Promise<void>
  stop: () => Promise<void>
}

/**
 * The product in workerd beside the bank, on ports of their own choice, with state of their own on disk. Without wrangler
 * between, the process that is killed is the one that decides, and it is back in a second.
 */
export async function openExam(): Promise<Exam> {
  const folder = await scratch('faults')
  const [port, bankPort] = await freePorts()
  const origin = `http://localhost:${port}`
  const secrets = await localSecrets(folder, { origin, bankOrigin: `http://127.0.0.1:${bankPort}` })
  const script = await bundleWorker(join(import.meta.dirname, 'worker.ts'))
  let runtime: Runtime | undefined
  const start = async () => {
    runtime = await startRuntime({ port, script, state: join(folder, 'product') }, secrets.env)
  }
  const kill = async () => {
    await runtime?.kill()
    runtime = undefined
  }
  const bank = await startBank({ port: bankPort, keys: secrets.bank, persist: join(folder, 'bank') })
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

type Runtime = { kill: () => Promise<void> }

async function startRuntime(place: Place, bindings: Record<string, string>): Promise<Runtime> {
  const before = childrenOf(process.pid)
  const objects = { REGISTRATION: 'RegistrationDesk', SEATS: 'SeatLedger' }
  const miniflare = await startWorkerd(place, { objects, photos: true, bindings, quiet: true })
  const pids = childrenOf(process.pid).filter((pid) => !before.includes(pid))
  if (pids.length === 0) throw new Error('the runtime has no process of its own')
  return {
    async kill() {
      for (const pid of pids) process.kill(pid, 'SIGKILL')
      await miniflare.dispose().catch(() => {})
    },
  }
}
