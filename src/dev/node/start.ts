import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildStatic } from './build.ts'
import { mustBeFree } from './group.ts'
import { soleInstance } from './instance.ts'
import { migrate, startProduct } from './product.ts'
import { localSecrets } from './secrets.ts'
import { startBank } from './start-bank.ts'

const ROOT = join(import.meta.dirname, '../../..')
const STATE = join(ROOT, '.state')

/** `npm start`: everything a newcomer needs, in one command; started again it keeps all data. */
export async function start(options: { port: number; bankPort: number; state: string }): Promise<void> {
  const say = (text: string) => console.log(text)
  const origin = `http://localhost:${options.port}`
  const bankOrigin = `http://localhost:${options.bankPort}`
  const sole = await soleInstance(options.state, origin)
  await mustBeFree(options.port, 'PORT')
  await mustBeFree(options.bankPort, 'BANK_PORT')
  say('Building scripts and fonts …')
  await buildStatic(ROOT)
  const secrets = await localSecrets(options.state, { origin, bankOrigin })
  say('Bringing the database up to date …')
  migrate(join(options.state, 'product'))
  say('Starting …')
  const bank = await startBank({
    port: options.bankPort,
    keys: secrets.bank,
    persist: join(options.state, 'bank'),
  })
  const stops = [bank.stop]
  try {
    const persist = join(options.state, 'product')
    const loud = process.argv.includes('--loud')
    const product = await startProduct({ port: options.port, persist, envFile: secrets.file, loud })
    stops.push(product.stop)
    say('Seeding, where there is nothing yet …')
    say(`\n${await seed(origin)}`)
    say(`Product          ${origin}`)
    say(`Officers         ${origin}/office`)
    say(`Mail and codes   ${origin}/dev/outbox`)
    say(`Bank simulator   ${bankOrigin}/control\n`)
    say('Stop with Ctrl+C; the data stays. `npm run reset` starts over.')
    await interrupted(origin, sole.asked)
  } finally {
    await Promise.all(stops.map((stop) => stop()))
    await sole.leave()
  }
}

/** Plays the seed where there is none yet, and returns what it tells: logins, and whether its windows have passed. */
export async function seed(origin: string): Promise<string> {
  const seeded = await fetch(`${origin}/dev/seed`, { method: 'POST', headers: { Origin: origin } })
  if (!seeded.ok) throw new Error(`seeding failed: ${await seeded.text()}`)
  return seeded.text()
}

/** Waits for Ctrl+C, the end of the launcher, or another start; meanwhile does what cron does by itself in production only. */
async function interrupted(origin: string, asked: Promise<void>): Promise<void> {
  const sweep = () => void fetch(`${origin}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*`).catch(() => {})
  const cron = setInterval(sweep, 300_000)
  await new Promise<void>((resume) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resume())
    // Whoever started this is gone.
    process.once('disconnect', () => resume())
    void asked.then(resume)
  })
  clearInterval(cron)
}

export async function reset(): Promise<void> {
  await rm(STATE, { recursive: true, force: true })
}

if (import.meta.main) {
  const port = Number(process.env.PORT ?? 8787)
  const bankPort = Number(process.env.BANK_PORT ?? 8788)
  try {
    await start({ port, bankPort, state: STATE })
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
  if (process.connected) process.disconnect()
}
