import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { unstable_readConfig as readConfig } from 'wrangler'
import { buildStatic } from './build.ts'
import { ROOT, STATE } from './root.ts'
import { startBank } from './runtime/bank.ts'
import { startCron } from './runtime/cron.ts'
import { claimState, requireFreePort } from './runtime/instance.ts'
import { startProduct } from './runtime/product.ts'
import type { Runtime } from './runtime/runtime.ts'
import { localSecrets } from './runtime/secrets.ts'

type Start = { port: number; bankPort: number; state: string; loud: boolean }

/** `npm start`: everything a newcomer needs, in one command; started again it keeps all data. */
export async function start({ port, bankPort, state, loud }: Start): Promise<void> {
  const origin = `http://localhost:${port}`
  const bankOrigin = `http://localhost:${bankPort}`
  const interrupted = interruption()
  const instance = await claimState(state, origin)
  const running: Runtime[] = []
  try {
    await requireFreePort(port, 'PORT')
    await requireFreePort(bankPort, 'BANK_PORT')
    console.log('Building scripts and fonts …')
    await buildStatic(ROOT)
    console.log('Starting …')
    const secrets = await localSecrets(state, { origin, bankOrigin })
    const note = async (runtime: Runtime) => {
      running.push(runtime)
      await instance.addRuntimes(runtime.pids)
      return runtime
    }
    await note(await startBank({ port: bankPort, keys: secrets.bank, state: join(state, 'bank/state') }))
    const product = await note(
      await startProduct({ port, bindings: secrets.bindings, state: join(state, 'product'), loud }),
    )
    console.log('Seeding, where there is nothing yet …')
    console.log(`\n${await seed(origin)}`)
    console.log(`Product          ${origin}`)
    console.log(`Officers         ${origin}/office`)
    console.log(`Mail and codes   ${origin}/dev/outbox`)
    console.log(`Bank simulator   ${bankOrigin}/control\n`)
    console.log('Stop with Ctrl+C; the data stays. `npm run reset` starts over.')
    const stopCron = await startCrons(product)
    await interrupted
    stopCron()
  } finally {
    await Promise.all(running.map((runtime) => runtime.stop()))
    await instance.leave()
  }
}

/** Runs the seed where there is none yet. Returns its report: logins, and whether its windows have passed. */
export async function seed(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/dev/seed`, { method: 'POST', headers: { Origin: origin } })
  if (!answer.ok) throw new Error(`seeding failed: ${await answer.text()}`)
  return answer.text()
}

/** The crons of wrangler.toml, which the platform runs by itself in production only. */
async function startCrons({ miniflare }: Runtime): Promise<() => void> {
  const { triggers } = readConfig({ config: join(ROOT, 'wrangler.toml'), env: '' }, { hideWarnings: true })
  const worker = await miniflare.getWorker()
  return startCron(triggers.crons ?? [], (cron, scheduledTime) => worker.scheduled({ cron, scheduledTime }))
}

/** Listens from now on. Resolves at Ctrl+C, at a signal of another start, or when the launcher has ended. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    process.once('disconnect', () => resolve())
  })
}

/** `npm run reset`: removes all local data. Throws while it is being served. */
export async function reset(state: string): Promise<void> {
  await claimState(state, '')
  await rm(state, { recursive: true, force: true })
}

if (import.meta.main) {
  const port = Number(process.env.PORT ?? 8787)
  const bankPort = Number(process.env.BANK_PORT ?? 8788)
  try {
    await start({ port, bankPort, state: STATE, loud: process.argv.includes('--loud') })
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
  if (process.connected) process.disconnect()
}
