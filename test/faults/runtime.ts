import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { localSecrets } from '../../src/dev/node/secrets.ts'
import { startBank } from '../bank/start-bank.ts'
import { childrenOf } from './processes.ts'

const ROOT = join(import.meta.dirname, '../..')

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
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'baoming-faults-'))
  const [port, bankPort] = await freePorts(2)
  const origin = `http://localhost:${port}`
  const secrets = await localSecrets(folder, { origin, bankOrigin: `http://127.0.0.1:${bankPort}` })
  const script = await bundle()
  let runtime: Runtime | undefined
  const start = async () => {
    runtime = await startRuntime({ port, script, env: secrets.env, state: join(folder, 'product') })
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

async function startRuntime(of: {
  port: number
  script: string
  env: Record<string, string>
  state: string
}): Promise<Runtime> {
  const before = childrenOf(process.pid)
  const sqlite = (className: string) => ({ className, useSQLite: true })
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      name: 'faults',
      modules: true,
      script: of.script,
      compatibilityDate: '2026-10-20',
      compatibilityFlags: ['nodejs_compat'],
      bindings: of.env,
      d1Databases: ['DB'],
      r2Buckets: ['PHOTOS'],
      durableObjects: { REGISTRATION: sqlite('RegistrationDesk'), SEATS: sqlite('SeatLedger') },
      resourcePersistencePath: of.state,
      unsafeDirectSockets: [{ host: '127.0.0.1', port: of.port }],
      handleRuntimeStdio: () => {},
    }),
  )
  await miniflare.ready
  const db = await miniflare.getD1Database('DB')
  const fresh = (await db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'passport'`).first()) === null
  if (fresh) for (const statement of await migrations()) await db.prepare(statement).run()
  const pids = childrenOf(process.pid).filter((pid) => !before.includes(pid))
  if (pids.length === 0) throw new Error('the runtime has no process of its own')
  return {
    async kill() {
      for (const pid of pids) process.kill(pid, 'SIGKILL')
      await miniflare.dispose().catch(() => {})
    },
  }
}

async function migrations(): Promise<string[]> {
  const folder = join(ROOT, 'migrations')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => text.split('--> statement-breakpoint'))
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    bundle: true,
    format: 'esm',
    write: false,
    external: ['cloudflare:workers', 'node:*'],
    loader: { '.jpg': 'binary' },
    tsconfig: join(ROOT, 'src/tsconfig.json'),
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (!file) throw new Error('the product did not bundle')
  return file.text
}

/** Ports nobody listens on; asked for together, so that they differ. */
async function freePorts(n: number): Promise<[number, number]> {
  const servers = await Promise.all(Array.from({ length: n }, listen))
  const [one = 0, other = 0] = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return [one, other]
}

function listen() {
  return new Promise<ReturnType<typeof createServer>>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
  })
}
