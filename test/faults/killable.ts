import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildStatic } from '../../src/dev/node/build.ts'
import { migrate, type Running, startProduct } from '../../src/dev/node/product.ts'
import { localSecrets } from '../../src/dev/node/secrets.ts'
import { seed } from '../../src/dev/node/start.ts'
import { startBank } from '../bank/start-bank.ts'

export type Killable = {
  origin: string
  bank: string
  state: string
  /** Ends the runtime by SIGKILL, by its process id, and starts it again on the same state; `meanwhile` while nothing runs. */
  kill: (meanwhile?: () => void) => Promise<void>
  stop: () => Promise<void>
}

/** A product and a bank of their own, seeded, on free ports, in a temporary folder. */
export async function startKillable(): Promise<Killable> {
  const folder = await mkdtemp(join(tmpdir(), 'baoming-faults-'))
  const [port, bankPort] = [await freePort(), await freePort()]
  const origin = `http://localhost:${port}`
  const secrets = await localSecrets(folder, { origin, bankOrigin: `http://localhost:${bankPort}` })
  const state = join(folder, 'product')
  await buildStatic(join(import.meta.dirname, '../..'))
  migrate(state)
  const bank = await startBank({ port: bankPort, keys: secrets.bank, persist: join(folder, 'bank') })
  const start = () => startProduct({ port, persist: state, envFile: secrets.file })
  let product: Running = await start()
  await seed(origin)
  return {
    origin,
    bank: bank.origin,
    state,
    kill: async (meanwhile) => {
      const runtimes = descendants(product.pid).filter(isRuntime)
      if (runtimes.length === 0) throw new Error('no runtime to kill')
      for (const pid of runtimes) process.kill(pid, 'SIGKILL')
      await product.stop()
      meanwhile?.()
      product = await start()
    },
    stop: async () => {
      await Promise.all([product.stop(), bank.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Every process below `pid`, by /proc. */
function descendants(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It ended while we looked.
    }
  }
  const below = (of: number): number[] =>
    [...parents].filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

function isRuntime(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]?.endsWith('workerd') ?? false
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
